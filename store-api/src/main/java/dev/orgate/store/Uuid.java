package dev.orgate.store;

import java.util.UUID;

/**
 * Names of organizations and what belongs to them: 32 lower-case hexadecimal digits. They are of a
 * tenant: two tenants may have the same one and never learn of it.
 */
public final class Uuid {
  private static final int LENGTH = 32;

  private Uuid() {}

  /** A new one, random. */
  public static String random() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  /** Whether a text has the form of one. */
  public static boolean accepts(String text) {
    if (text.length() != LENGTH) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      char c = text.charAt(i);
      if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
        return false;
      }
    }
    return true;
  }
}
