package dev.orgate.server.auth;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Percent coding of RFC 3986 as signatures demand it; a plus sign is itself. */
final class PercentCoding {
  private static final String UNRESERVED = "-._~";
  private static final char[] DIGITS = "0123456789ABCDEF".toCharArray();

  private PercentCoding() {}

  /**
   * The bytes that a text stands for.
   *
   * @throws IllegalArgumentException for a percent sign without two digits
   */
  static byte[] decode(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != '%') {
        decoded.write(bytes[i]);
      } else if (i + 2 < bytes.length) {
        decoded.write(digit(bytes[++i]) << 4 | digit(bytes[++i]));
      } else {
        throw new IllegalArgumentException("a percent sign without two digits");
      }
    }
    return decoded.toByteArray();
  }

  private static int digit(byte character) {
    int digit = Character.digit(character, 16);
    if (digit < 0) {
      throw new IllegalArgumentException("a percent sign without two digits");
    }
    return digit;
  }

  /** All bytes but the unreserved ones, and those in {@code kept}, as a percent sign and digits. */
  static String encode(byte[] bytes, String kept) {
    StringBuilder text = new StringBuilder(bytes.length);
    for (byte each : bytes) {
      char c = (char) (each & 0xff);
      boolean alphanumeric = c < 128 && Character.isLetterOrDigit(c);
      if (alphanumeric || UNRESERVED.indexOf(c) >= 0 || kept.indexOf(c) >= 0) {
        text.append(c);
      } else {
        text.append('%').append(DIGITS[c >> 4]).append(DIGITS[c & 15]);
      }
    }
    return text.toString();
  }

  /** The same text in its one canonical spelling. */
  static String normalize(String text) {
    return encode(decode(text), "");
  }
}
