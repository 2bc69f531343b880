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

  /**
   * The endpoint, or null when no operation has the path; one trailing slash makes no difference.
   */
  @Nullable Endpoint find(String path) {
    Endpoint endpoint = exact.get(path);
    if (endpoint != null) {
      return endpoint;
    }
    for (int i = 0; i < templates.size(); i++) {
      if (templates.get(i).template().matches(path)) {
        return templates.get(i);
      }
    }
    return path.length() > 1 && path.endsWith("/")
        ? find(path.substring(0, path.length() - 1))
        : null;
  }
}
