package dev.orgate.server.testing;

import io.netty.handler.ssl.util.SelfSignedCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** A certificate that signs itself, and its key, as PEM files; gone after close. */
@SuppressWarnings("deprecation") // Its maker is not for production, which is why.
public final class TestCertificate implements AutoCloseable {
  private final SelfSignedCertificate pair;

  private TestCertificate(String algorithm, int bits, Duration left) {
    Instant end = Instant.now().plus(left);
    Date start = Date.from(end.minus(Duration.ofDays(10)));
    try {
      pair = new SelfSignedCertificate("localhost", start, Date.from(end), algorithm, bits);
    } catch (CertificateException e) {
      throw new IllegalStateException(e);
    }
  }

  public static TestCertificate rsa() {
    return new TestCertificate("RSA", 2048, Duration.ofDays(1));
  }

  public static TestCertificate ec() {
    return new TestCertificate("EC", 256, Duration.ofDays(1));
  }

  public static TestCertificate expired() {
    return new TestCertificate("EC", 256, Duration.ofDays(-1));
  }

  public Path certificate() {
    return pair.certificate().toPath();
  }

  public Path key() {
    return pair.privateKey().toPath();
  }

  public X509Certificate x509() {
    return pair.cert();
  }

  /** Replaces files by this one's, each at once. */
  public void copyTo(Path certificate, Path key) {
    replace(certificate, certificate());
    replace(key, key());
  }

  /** Replaces a file by another one's content, at once. */
  public static void replace(Path file, Path by) {
    try {
      Path next = file.resolveSibling(file.getFileName() + ".next");
      Files.copy(by, next, StandardCopyOption.REPLACE_EXISTING);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of a client that trusts this certificate and no other, whatever host shows it. */
  public SSLContext client() {
    return client(this);
  }

  /** Of a client that trusts these certificates and no other, whatever host shows them. */
  public static SSLContext client(TestCertificate... trusted) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Trust(trusted)}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    pair.delete();
  }

  private static final class Trust extends X509ExtendedTrustManager {
    private final TestCertificate[] trusted;

    Trust(TestCertificate[] trusted) {
      this.trusted = trusted;
    }

    private void check(X509Certificate[] chain) throws CertificateException {
      for (TestCertificate certificate : trusted) {
        if (chain[0].equals(certificate.x509())) {
          return;
        }
      }
      throw new CertificateException("Another certificate");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
