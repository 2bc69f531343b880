package dev.orgate.server.zstack;

import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One call with its parameters, made into a request the way the vendor's SDK does it. */
record Action(SdkApi api, Map<String, Object> parameters) {

  /** The same call with one more parameter; a null is left out, as the SDK leaves it out. */
  Action with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(parameters);
    if (value != null) {
      more.put(name, value);
    }
    return new Action(api, more);
  }

  /** Path and query below the version. */
  String target() {
    String path = api.path;
    List<String> query = new ArrayList<>();
    for (Map.Entry<String, Object> parameter : parameters.entrySet()) {
      String variable = "{" + parameter.getKey() + "}";
      if (path.contains(variable)) {
        path = path.replace(variable, encoded(parameter.getValue()));
      } else if (api.wrapper.isEmpty()) {
        List<?> values =
            parameter.getValue() instanceof List<?> list ? list : List.of(parameter.getValue());
        values.forEach(value -> query.add(parameter.getKey() + "=" + encoded(value)));
      }
    }
    if (path.contains("{")) {
      throw new IllegalArgumentException("The SDK demands what is missing in " + path);
    }
    return query.isEmpty() ? path : path + "?" + String.join("&", query);
  }

  /** Everything that is not in the path, in the wrapper; null for a call without a body. */
  String body() {
    if (api.wrapper.isEmpty()) {
      return null;
    }
    Map<String, Object> wrapped = new LinkedHashMap<>(parameters);
    wrapped.keySet().removeIf(name -> api.path.contains("{" + name + "}"));
    return new JsonObject().put(api.wrapper, new JsonObject(wrapped)).encode();
  }

  static String encoded(Object text) {
    return URLEncoder.encode(text.toString(), StandardCharsets.UTF_8).replace("+", "%20");
  }
}
