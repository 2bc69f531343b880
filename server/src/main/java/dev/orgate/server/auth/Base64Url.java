package dev.orgate.server.auth;

import java.util.Base64;

/** Base64url as RFC 7515 writes it: no padding, no line breaks, and one text only per value. */
final class Base64Url {
  private Base64Url() {}

  static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * The bytes of a text. The JDK's decoder takes padding and ignores the unused bits of the last
   * character, so that several texts would mean one token; only the one that encoding gives passes.
   *
   * @throws IllegalArgumentException for any other text
   */
  static byte[] decode(String text) {
    byte[] bytes = Base64.getUrlDecoder().decode(text);
    if (!encode(bytes).equals(text)) {
      throw new IllegalArgumentException("not canonical base64url");
    }
    return bytes;
  }
}
