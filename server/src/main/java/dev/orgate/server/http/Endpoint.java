package dev.orgate.server.http;

import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One path of one dialect, with the operations that its methods are. */
record Endpoint(Dialect dialect, PathTemplate template, Map<HttpMethod, Operation> operations) {

  /** The endpoints of a dialect, in the order of its operations. */
  static List<Endpoint> of(Dialect dialect) {
    Map<String, Endpoint> byPath = new LinkedHashMap<>();
    for (Operation operation : dialect.operations()) {
      Map<HttpMethod, Operation> methods =
          byPath
              .computeIfAbsent(
                  operation.path(),
                  path -> new Endpoint(dialect, new PathTemplate(path), new LinkedHashMap<>()))
              .operations();
      if (methods.put(operation.method(), operation) != null) {
        throw new IllegalStateException(
            "Two operations are " + operation.method() + " " + operation.path());
      }
    }
    return new ArrayList<>(byPath.values());
  }

  @Nullable Operation operation(HttpMethod method) {
    return operations.get(method);
  }

  /** The value of an {@code Allow} header. */
  String allow() {
    return operations.keySet().stream().map(HttpMethod::name).collect(Collectors.joining(", "));
  }
}
