package dev.orgate.server.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A whole answer, ready to be written.
 *
 * @param status the status code
 * @param body the body as UTF-8, JSON unless a header says otherwise, or null for none
 * @param headers what goes beside length and request id, and beside the content type of JSON
 */
public record Reply(int status, @Nullable Buffer body, Map<String, String> headers) {
  /** An answer with a JSON body. */
  public static Reply json(int status, Buffer body) {
    return new Reply(status, body, Map.of());
  }

  /** An answer for human eyes. */
  public static Reply text(int status, String text) {
    return new Reply(
        status,
        Buffer.buffer(text),
        Map.of(HttpHeaders.CONTENT_TYPE.toString(), "text/plain; charset=utf-8"));
  }

  /** An answer without a body. */
  public static Reply empty(int status) {
    return new Reply(status, null, Map.of());
  }

  /** The same answer with one header more. */
  public Reply with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new Reply(status, body, more);
  }
}
