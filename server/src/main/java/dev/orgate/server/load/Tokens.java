package dev.orgate.server.load;

import dev.orgate.server.auth.DevelopmentIdentity;
import dev.orgate.server.config.LoadSettings;
import dev.orgate.server.config.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Tokens of seeded users: the same for the same seed, password and longest life, half of which long
 * they stay the same and half of which at least they have left.
 */
public final class Tokens {
  private static final int KEY_BITS = 256;
  private static final int ROUNDS = 210_000;

  private final LoadSettings settings;
  private final Scheme scheme;
  private final DevelopmentIdentity identity;
  private final Instant from;
  private final Instant to;

  /**
   * @param settings which have a seed
   * @param identity which has the key of {@link #key}
   * @param life how long a token may live
   */
  public Tokens(LoadSettings settings, DevelopmentIdentity identity, Duration life, Instant now) {
    this.settings = settings;
    this.scheme = new Scheme(Objects.requireNonNull(settings.seed()), settings);
    this.identity = identity;
    long half = Math.max(1, life.toSeconds() / 2);
    this.from = Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), half) * half);
    this.to = from.plusSeconds(life.toSeconds());
  }

  /**
   * The key that signs the tokens. It follows from seed and password, slowly, since whoever has a
   * token could try passwords against it.
   */
  public static byte[] key(int seed, Secret password) {
    byte[] salt = ("orgate load tokens " + seed).getBytes(StandardCharsets.US_ASCII);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
          .generateSecret(new PBEKeySpec(password.reveal().toCharArray(), salt, ROUNDS, KEY_BITS))
          .getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK derives no keys from passwords", e);
    }
  }

  /**
   * A line per token: the token, its tenant, its user, and the tenant's first namespace, if it has
   * one, with commas between. First come the tenants' administrators, then their first users, and
   * so on.
   */
  public Stream<String> lines() {
    return IntStream.range(0, settings.tokens()).mapToObj(this::line);
  }

  private String line(int n) {
    int tenant = scheme.tenantOf(n);
    int round = n / settings.tenants();
    String user = round == 0 ? Scheme.admin(tenant) : Scheme.user(tenant, round - 1);
    String token = identity.issue(Scheme.tenant(tenant), user, round == 0, from, to);
    String first = tenant < settings.namespaces() ? scheme.namespace(tenant).value() : "";
    return String.join(",", token, Scheme.tenant(tenant), user, first);
  }

  /** Writes them to a file of the gateway's owner alone. */
  void write(Path file) throws IOException {
    Files.deleteIfExists(file);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.write(file, (Iterable<String>) lines()::iterator);
  }
}
