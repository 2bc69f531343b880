package dev.orgate.server.config;

import java.security.SecureRandom;
import java.util.Base64;

/** A text that must not reach a log: the one place that redacts. */
public record Secret(String reveal) {
  private static final int RANDOM_BYTES = 32;

  /** One that nobody can guess. */
  public static Secret random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(bytes);
    return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  @Override
  public String toString() {
    return "***";
  }
}
