package dev.orgate.server.auth;

import dev.orgate.server.http.Problem;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of a token's header counts. Keys that it embeds or points to ({@code jwk}, {@code jku},
 * {@code x5c}, {@code x5u}) do not: which keys are believed is the gateway's configuration.
 *
 * @param algorithm {@code alg}
 * @param keyId {@code kid}, or null without one
 */
record JoseHeader(String algorithm, @Nullable String keyId) {
  /**
   * Reads the header's members.
   *
   * @throws Problem for a missing {@code alg}, a value of the wrong type, or any {@code crit}: it
   *     names extensions that must be understood, and none is
   */
  static JoseHeader of(Map<?, ?> members) {
    if (members.containsKey("crit")
        || !(members.get("alg") instanceof String algorithm)
        || (members.containsKey("kid") && !(members.get("kid") instanceof String))) {
      throw Unauthenticated.badToken();
    }
    return new JoseHeader(algorithm, (String) members.get("kid"));
  }
}
