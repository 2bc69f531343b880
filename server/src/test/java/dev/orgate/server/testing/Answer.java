package dev.orgate.server.testing;

import dev.orgate.server.json.MalformedJson;
import dev.orgate.server.json.StrictJson;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a client got back. */
public record Answer(int status, HttpHeaders headers, String text) {

  /** The body as an object. */
  @SuppressWarnings("unchecked")
  public Map<String, Object> json() {
    try {
      return (Map<String, Object>) StrictJson.parse(text.getBytes(StandardCharsets.UTF_8));
    } catch (MalformedJson e) {
      throw new AssertionError("Not JSON: " + text, e);
    }
  }

  /** The objects of an array in the body. */
  @SuppressWarnings("unchecked")
  public List<Map<String, Object>> list(String field) {
    return (List<Map<String, Object>>) json().get(field);
  }

  /** A header that must be there once. */
  public String header(String name) {
    List<String> values = headers.allValues(name);
    if (values.size() != 1) {
      throw new AssertionError(name + " is there " + values.size() + " times in " + headers);
    }
    return values.get(0);
  }

  /** All that a client can tell two answers apart by, which leaves out the request's id. */
  public String look() {
    Map<String, List<String>> others = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    others.putAll(headers.map());
    others.remove("x-request-id");
    return status + " " + others + " " + text.replace(header("x-request-id"), "<id>");
  }

  /** The error code both of the body's shapes agree on. */
  public String errorCode() {
    Object code = json().get("error_code");
    if (!list("errors").get(0).get("errorCode").equals(code)) {
      throw new AssertionError("Two error codes in " + text);
    }
    return code.toString();
  }
}
