package dev.orgate.server.swr;

import dev.orgate.server.http.Call;
import dev.orgate.server.json.MalformedJson;
import dev.orgate.server.json.StrictJson;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads request bodies: the JSON and the type of each field that an operation uses. */
final class SwrBody {
  private static final String JSON = "application/json";

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
    // The first as nearly everybody writes it: a pattern per request shows in a profile.
    return contentType.equals(JSON)
        || contentType.isBlank()
        || Arrays.asList(contentType.toLowerCase(Locale.ROOT).split("[;,\\s]+")).contains(JSON);
  }
}
