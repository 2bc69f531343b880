package dev.orgate.server.swr;

import dev.orgate.server.http.Call;
import dev.orgate.server.json.MalformedJson;
import dev.orgate.server.json.StrictJson;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads request bodies: the JSON and the type of each field that an operation uses. */
final class SwrBody {
  private SwrBody() {}

  static Map<?, ?> object(Call call) {
    return object(parse(call), "the body");
  }

  static List<?> array(Call call) {
    return array(parse(call), "the body");
  }

  static Map<?, ?> object(@Nullable Object value, String what) {
    if (value instanceof Map<?, ?> object) {
      return object;
    }
    throw SwrError.INVALID_BODY.because(what + " must be an object");
  }

  static List<?> array(@Nullable Object value, String what) {
    if (value instanceof List<?> array) {
      return array;
    }
    throw SwrError.INVALID_BODY.because(what + " must be an array");
  }

  static String text(@Nullable Object value, String what) {
    if (value instanceof String text) {
      return text;
    }
    throw SwrError.INVALID_BODY.because(what + " must be a string");
  }

  private static @Nullable Object parse(Call call) {
    String contentType = call.header("Content-Type");
    if (contentType != null && !isJson(contentType)) {
      throw SwrError.INVALID_BODY.because("the content type must be application/json");
    }
    try {
      return StrictJson.parse(call.body());
    } catch (MalformedJson e) {
      throw SwrError.INVALID_BODY.because(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Any mention of the type will do: the documents have it misprinted as {@code charset=utf-8
   * application/json}, and clients copied that.
   */
  private static boolean isJson(String contentType) {
    if (contentType.isBlank()) {
      return true;
    }
    for (String token : contentType.toLowerCase(Locale.ROOT).split("[;,\\s]+")) {
      if (token.equals("application/json")) {
        return true;
      }
    }
    return false;
  }
}
