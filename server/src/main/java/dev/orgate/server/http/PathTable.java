package dev.orgate.server.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the endpoint of a path as sent: one look-up for a path without parameters, a walk over the
 * few templates otherwise. Nothing is normalized: a path with dot segments or doubled slashes is
 * another path, so that no proxy in front can have understood it differently.
 */
final class PathTable {
  private final Map<String, Endpoint> exact = new HashMap<>();
  private final List<Endpoint> templates = new ArrayList<>();

  PathTable(List<Endpoint> endpoints) {
    for (Endpoint endpoint : endpoints) {
      if (endpoint.template().hasParameters()) {
        templates.add(endpoint);
      } else {
        exact.put(endpoint.template().text(), endpoint);
      }
    }
  }

  /** The endpoint, or null when no operation has the path; one slash at its end may be too many. */
  @Nullable Endpoint find(String path) {
    Endpoint endpoint = look(path);
    return endpoint == null && path.endsWith("/") && !path.endsWith("//")
        ? look(path.substring(0, path.length() - 1))
        : endpoint;
  }

  private @Nullable Endpoint look(String path) {
    Endpoint endpoint = exact.get(path);
    for (int i = 0; endpoint == null && i < templates.size(); i++) {
      if (templates.get(i).template().matches(path)) {
        endpoint = templates.get(i);
      }
    }
    return endpoint;
  }
}
