package dev.orgate.server.zstack;

import dev.orgate.server.config.Secret;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of jobs that are long done: the outcome is in the address, signed, so that any gateway
 * with the same key answers the poll and none remembers a job. The text is {@code
 * <expiry>.<outcome>.<signature>}, the last two in base64url. Used from one event loop.
 */
final class JobLocations {
  /** As long as the service keeps a finished job. */
  private static final Duration LIFE = Duration.ofHours(3);

  private static final String ALGORITHM = "HmacSHA256";
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final Mac mac;
  private final InstantSource clock;

  JobLocations(Secret key, InstantSource clock) {
    this.clock = clock;
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(bytes(key.reveal()), ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK lacks " + ALGORITHM, e);
    }
  }

  /** The text that stands for an outcome of a job. */
  String sign(String job, Buffer outcome) {
    long expiry = clock.instant().plus(LIFE).getEpochSecond();
    String statement = expiry + "." + ENCODER.encodeToString(outcome.getBytes());
    return statement + "." + ENCODER.encodeToString(signature(job, statement));
  }

  /** The outcome that a text stands for; null when it is not of that job, not ours or too old. */
  @Nullable Buffer outcome(String job, String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 3) {
      return null;
    }
    String statement = parts[0] + "." + parts[1];
    String right = ENCODER.encodeToString(signature(job, statement));
    if (!MessageDigest.isEqual(bytes(right), bytes(parts[2]))
        || Long.parseLong(parts[0]) <= clock.instant().getEpochSecond()) {
      return null;
    }
    return Buffer.buffer(Base64.getUrlDecoder().decode(parts[1]));
  }

  private byte[] signature(String job, String statement) {
    return mac.doFinal(bytes(job + "." + statement));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
