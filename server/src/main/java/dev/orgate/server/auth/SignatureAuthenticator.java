package dev.orgate.server.auth;

import dev.orgate.server.http.Authenticator;
import dev.orgate.server.http.Problem;
import dev.orgate.store.Actor;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Believes requests that are signed with an access key. The signature covers method, path, query,
 * the headers that the client listed and every byte of the body, and is good for 15 minutes.
 */
final class SignatureAuthenticator {
  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int DAY_LENGTH = "20261122".length();
  private static final String SECURITY_TOKEN = "x-security-token";
  private static final String PROJECT = "x-project-id";
  private static final String BODY_DIGEST = "x-sdk-content-sha256";

  private final AccessKeys keys;
  private final InstantSource clock;

  SignatureAuthenticator(AccessKeys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * The actor whose key signed the request. What costs least is looked at first: the body is read
   * only for a key that exists and a date that is good.
   *
   * @throws Problem when that shows already without the body that there is none
   */
  Future<Actor> authenticate(
      SignatureHeader header, MultiMap headers, Authenticator.Content content) {
    String date = single(headers, SignatureHeader.DATE);
    AccessKey key = keys.get(header.access());
    if (key == null || date == null || !isNow(date) || !fitsDay(header, date)) {
      throw Unauthenticated.badSignature();
    }
    if (keys.lockout().isLocked(key.access())) {
      throw Unauthenticated.locked();
    }
    return content
        .body()
        .map(
            body -> {
              if (!isRight(header, date, key, headers, content, body)) {
                keys.lockout().failed(key.access());
                throw Unauthenticated.badSignature();
              }
              keys.lockout().succeeded(key.access());
              demandItsOwn(key, headers);
              return key.actor();
            });
  }

  private static boolean fitsDay(SignatureHeader header, String date) {
    return header.scheme().accepts(header.scope(), date.substring(0, DAY_LENGTH));
  }

  private boolean isNow(String date) {
    try {
      Instant signed = Instant.from(DATE.parse(date));
      return Duration.between(signed, clock.instant()).abs().compareTo(WINDOW) <= 0;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static boolean isRight(
      SignatureHeader header,
      String date,
      AccessKey key,
      MultiMap headers,
      Authenticator.Content content,
      byte[] body) {
    String digest = single(headers, BODY_DIGEST);
    if (digest != null && !digest.equals(Sha256.hex(body))) {
      return false;
    }
    SignedRequest request =
        new SignedRequest(content.method(), content.path(), content.query(), headers, body);
    try {
      String right = header.scheme().signature(header, date, key.secret().reveal(), request);
      return equal(right, header.signature());
    } catch (IllegalArgumentException | Problem e) {
      // A path or query that decodes to nothing, or a header that is signed and not there.
      return false;
    }
  }

  /** What goes along with the key unsigned, perhaps: it can only be what the key has anyway. */
  private static void demandItsOwn(AccessKey key, MultiMap headers) {
    String token = single(headers, SECURITY_TOKEN);
    boolean rightToken =
        key.securityToken() == null
            ? token == null
            : token != null && equal(key.securityToken().reveal(), token);
    String project = single(headers, PROJECT);
    if (!rightToken || project != null && !project.equals(key.actor().project())) {
      throw Unauthenticated.badSignature();
    }
  }

  /** In a time that does not tell where they differ. */
  private static boolean equal(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable String single(MultiMap headers, String name) {
    List<String> values = headers.getAll(name);
    if (values.size() > 1) {
      throw Unauthenticated.badSignature();
    }
    return values.isEmpty() ? null : values.get(0).strip();
  }
}
