package dev.orgate.server.auth;

import dev.orgate.server.http.Problem;
import java.time.Instant;

/**
 * Why a credential proves nobody, in the words that clients of the original service know. None says
 * which check failed: whoever forges tokens would learn from it.
 */
final class Unauthenticated {
  private Unauthenticated() {}

  static Problem noToken() {
    return new Problem(Problem.Kind.NO_CREDENTIAL, "x-auth-token not found");
  }

  static Problem severalTokens() {
    return problem("more than one credential");
  }

  static Problem badToken() {
    return problem("decrypt token fail");
  }

  static Problem badSignature() {
    return problem("verify aksk signature fail");
  }

  static Problem locked() {
    return problem("AK access failed to reach the limit,forbidden");
  }

  static Problem expired(Instant expiry) {
    return problem("token expires, expires_at: " + Timestamp.of(expiry));
  }

  /** Whether the token is good cannot be told now. */
  static Problem unknowable() {
    return new Problem(Problem.Kind.UNAVAILABLE, "the identity service does not answer");
  }

  private static Problem problem(String reason) {
    return new Problem(Problem.Kind.UNAUTHENTICATED, reason);
  }
}
