package dev.orgate.server.auth;

import dev.orgate.server.http.Problem;
import dev.orgate.server.json.MalformedJson;
import dev.orgate.server.json.StrictJson;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A token taken apart and not yet believed: three segments of strict base64url, the first two of
 * them strict JSON objects.
 *
 * @param text the token as sent
 * @param signatureLength how many bytes the third segment holds
 */
record CompactToken(String text, JoseHeader header, Claims claims, int signatureLength) {
  /**
   * Takes a token apart.
   *
   * @throws Problem when it is not a token
   */
  static CompactToken parse(String text) {
    int first = text.indexOf('.');
    int second = text.indexOf('.', first + 1);
    // A third dot is in the third segment then, where it is no base64url.
    if (first < 0 || second < 0) {
      throw Unauthenticated.badToken();
    }
    return new CompactToken(
        text,
        JoseHeader.of(object(text.substring(0, first))),
        new Claims(object(text.substring(first + 1, second))),
        decode(text.substring(second + 1)).length);
  }

  private static Map<?, ?> object(String segment) {
    try {
      @Nullable Object value = StrictJson.parse(decode(segment));
      if (value instanceof Map<?, ?> members) {
        return members;
      }
    } catch (MalformedJson e) {
      throw Unauthenticated.badToken();
    }
    throw Unauthenticated.badToken();
  }

  private static byte[] decode(String segment) {
    try {
      return Base64Url.decode(segment);
    } catch (IllegalArgumentException e) {
      throw Unauthenticated.badToken();
    }
  }
}
