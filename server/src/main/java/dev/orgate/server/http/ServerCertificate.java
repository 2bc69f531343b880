package dev.orgate.server.http;

import dev.orgate.server.config.FileWatch;
import dev.orgate.server.config.HttpSettings;
import dev.orgate.server.config.ReloadedFiles;
import dev.orgate.server.config.UnusableFile;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.ByteArrayInputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.X509KeyManager;
import org.jspecify.annotations.Nullable;

/**
 * The certificate that clients are shown, and its key; read again when the files change. As long as
 * they do not fit each other, such as between the replacements of one and of the other, what was
 * read before stays.
 */
public final class ServerCertificate {
  private static final Logger LOG = System.getLogger(ServerCertificate.class.getName());
  private static final String CERTIFICATE = "http.tls.certificate";
  private static final String KEY = "http.tls.key";
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----");

  private final Vertx vertx;
  private final HttpSettings.Tls tls;
  private final InstantSource clock;
  private final ReloadedFiles<Identity> files;
  private final Arrivals arrivals = new Arrivals();
  private volatile Identity shown;
  private @Nullable FileWatch watch;

  /** What the two files say together. */
  private record Identity(PemKeyCertOptions options, X509Certificate certificate) {}

  /**
   * Reads the files, which blocks.
   *
   * @throws UnusableFile when they are not a certificate and its key
   */
  public ServerCertificate(Vertx vertx, HttpSettings.Tls tls, InstantSource clock) {
    this.vertx = vertx;
    this.tls = tls;
    this.clock = clock;
    files = new ReloadedFiles<>("http.tls", List.of(tls.certificate(), tls.key()), this::read);
    shown = files.content();
  }

  private Identity read(Map<Path, Buffer> contents) {
    Buffer chain = content(contents, tls.certificate());
    Buffer key = content(contents, tls.key());
    X509Certificate certificate = certificate(chain);
    PemKeyCertOptions options = new PemKeyCertOptions().addCertValue(chain).addKeyValue(key);
    if (!isKeyOf(certificate, privateKey(certificate, options))) {
      throw new UnusableFile(KEY, tls.key(), "holds another key than that of " + CERTIFICATE);
    }
    return new Identity(options, certificate);
  }

  private static Buffer content(Map<Path, Buffer> contents, Path file) {
    Buffer content = contents.get(file);
    return content == null ? Buffer.buffer() : content;
  }

  /** The first is the one to show; the others lead from it to one that clients know. */
  private X509Certificate certificate(Buffer chain) {
    Matcher block = BLOCK.matcher(chain.toString(StandardCharsets.ISO_8859_1));
    try {
      if (block.find()) {
        byte[] pem = block.group().getBytes(StandardCharsets.ISO_8859_1);
        return (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem));
      }
    } catch (CertificateException e) {
      LOG.log(Level.DEBUG, "No certificate", e);
    }
    throw new UnusableFile(CERTIFICATE, tls.certificate(), "holds no certificate in PEM");
  }

  /** As the server will read it; what it says of a key that it cannot read may quote it. */
  private PrivateKey privateKey(X509Certificate certificate, PemKeyCertOptions options) {
    try {
      return Stream.of(options.getKeyManagerFactory(vertx).getKeyManagers())
          .filter(X509KeyManager.class::isInstance)
          .map(X509KeyManager.class::cast)
          .flatMap(keys -> keys(keys, certificate.getPublicKey().getAlgorithm()))
          .findFirst()
          .orElseThrow(() -> new GeneralSecurityException("none"));
    } catch (Exception e) {
      throw new UnusableFile(
          KEY,
          tls.key(),
          "holds no key of " + CERTIFICATE + " in PEM, of RSA or EC and not encrypted");
    }
  }

  private static Stream<PrivateKey> keys(X509KeyManager keys, String algorithm) {
    String[] names = keys.getServerAliases(algorithm, null);
    return names == null ? Stream.empty() : Stream.of(names).map(keys::getPrivateKey);
  }

  private static boolean isKeyOf(X509Certificate certificate, PrivateKey key) {
    byte[] text = CERTIFICATE.getBytes(StandardCharsets.UTF_8);
    try {
      Signature signature =
          Signature.getInstance(
              key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA");
      signature.initSign(key);
      signature.update(text);
      byte[] signed = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      signature.update(text);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** Tells of the connections that it is shown to. */
  public Arrivals arrivals() {
    return arrivals;
  }

  /** What is to be shown from the first connection on. */
  public KeyCertOptions options() {
    return shown.options();
  }

  /**
   * Looks after the files until {@link #close}.
   *
   * @param show shows another certificate to new connections; is asked again if that fails
   */
  public void watch(Function<KeyCertOptions, Future<?>> show) {
    FileWatch looking = new FileWatch(vertx, () -> look(show));
    looking.start();
    watch = looking;
  }

  private void look(Function<KeyCertOptions, Future<?>> show) {
    files.renew();
    Identity now = files.content();
    if (!now.equals(shown)) {
      show.apply(now.options())
          .onSuccess(done -> shown = now)
          .onFailure(e -> LOG.log(Level.ERROR, "The new certificate cannot be shown", e));
    }
  }

  /** What is wrong with it although it is shown; null if all is well. */
  public @Nullable String trouble() {
    if (files.trouble() != null) {
      return files.trouble();
    }
    return clock.instant().isAfter(shown.certificate().getNotAfter().toInstant())
        ? CERTIFICATE + " has expired"
        : null;
  }

  /** Ends what {@link #watch} began. */
  public void close() {
    if (watch != null) {
      watch.close();
    }
  }
}
