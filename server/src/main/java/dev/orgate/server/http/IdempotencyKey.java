package dev.orgate.server.http;

import dev.orgate.store.StorableText;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The request header {@code Idempotency-Key}: a string in quotes, as the IETF draft has it, or the
 * same characters without quotes, as clients older than the draft send it.
 */
public final class IdempotencyKey {
  static final CharSequence HEADER = HttpHeaders.createOptimized("Idempotency-Key");

  private IdempotencyKey() {}

  /**
   * The key, or null without the header.
   *
   * @throws Problem when the header is there more than once, or is not 1 to 255 printable ASCII
   *     characters
   */
  public static @Nullable String of(MultiMap headers) {
    if (headers.get(HEADER) == null) {
      return null;
    }
    List<String> values = headers.getAll(HEADER);
    if (values.size() > 1) {
      throw malformed("is there more than once");
    }
    String value = values.get(0);
    String key = value.startsWith("\"") ? unquoted(value) : bare(value);
    if (key.isEmpty() || key.length() > StorableText.MAX_LENGTH) {
      throw malformed("must have 1 to " + StorableText.MAX_LENGTH + " characters");
    }
    return key;
  }

  /** A comma is refused, because a proxy may have joined two headers with it. */
  private static String bare(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (!isPrintable(c) || c == '"' || c == ',') {
        throw malformed("without quotes must be printable ASCII without quotes and commas");
      }
    }
    return value;
  }

  private static String unquoted(String value) {
    StringBuilder key = new StringBuilder(value.length());
    int i = 1;
    while (i < value.length() && value.charAt(i) != '"') {
      if (value.charAt(i) == '\\') {
        i++;
        if (i == value.length() || value.charAt(i) != '"' && value.charAt(i) != '\\') {
          throw malformed("has a backslash before neither a quote nor a backslash");
        }
      } else if (!isPrintable(value.charAt(i))) {
        throw malformed("must be printable ASCII");
      }
      key.append(value.charAt(i++));
    }
    if (i != value.length() - 1) {
      throw malformed("must end with the quote that it began with");
    }
    return key.toString();
  }

  private static boolean isPrintable(char c) {
    return c >= ' ' && c <= '~';
  }

  private static Problem malformed(String why) {
    return new Problem(Problem.Kind.MALFORMED_REQUEST, HEADER + " " + why);
  }
}
