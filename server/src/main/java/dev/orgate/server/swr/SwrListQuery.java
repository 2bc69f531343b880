package dev.orgate.server.swr;

import dev.orgate.store.NamespaceName;
import dev.orgate.store.NamespaceQuery;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The query of a list: {@code namespace}, {@code filter} (which wins), and the pages that real
 * clients never ask for, {@code limit} and {@code marker} (the id after which to go on).
 *
 * @param asked what the store is asked
 * @param filter the filter as sent, for the link to the next page
 */
record SwrListQuery(NamespaceQuery asked, @Nullable String filter) {
  private static final SwrListQuery ALL = new SwrListQuery(NamespaceQuery.ALL, null);
  private static final int MAX_LIMIT = 1000;

  static SwrListQuery of(Map<String, List<String>> parameters) {
    if (parameters.isEmpty()) {
      return ALL;
    }
    String filterText = single(parameters, "filter");
    SwrFilter filter = filterText == null ? SwrFilter.NONE : SwrFilter.parse(filterText);
    String direct = single(parameters, "namespace");
    String name = filter.namespace() == null ? direct : filter.namespace();
    String limit = single(parameters, "limit");
    String marker = single(parameters, "marker");
    int max = limit == null ? MAX_LIMIT : integer("limit", limit, 1, MAX_LIMIT);
    int after = marker == null ? 0 : integer("marker", marker, 0, Integer.MAX_VALUE);
    boolean paged = limit != null || marker != null;
    return new SwrListQuery(
        new NamespaceQuery(
            name == null ? null : named(name), after, paged ? max : Integer.MAX_VALUE),
        filterText);
  }

  /** The header value that leads to the rest of the list. */
  String linkAfter(int id) {
    String rest =
        filter == null ? "" : "&filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
    return "<%s?limit=%d&marker=%d%s>; rel=\"next\""
        .formatted(SwrNamespaces.COLLECTION, asked.limit(), id, rest);
  }

  private static NamespaceName named(String text) {
    NamespaceName name = NamespaceName.parse(text);
    if (name == null) {
      throw SwrError.NAMESPACE_NOT_FOUND.because("");
    }
    return name;
  }

  private static @Nullable String single(Map<String, List<String>> parameters, String key) {
    List<String> values = parameters.get(key);
    if (values == null) {
      return null;
    }
    if (values.size() > 1) {
      throw SwrError.INVALID_QUERY.because(key + " is given more than once");
    }
    String value = values.get(0);
    return value.isEmpty() ? null : value;
  }

  private static int integer(String key, String text, int min, int max) {
    if (text.length() <= 10 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      long value = Long.parseLong(text);
      if (value >= min && value <= max) {
        return (int) value;
      }
    }
    throw SwrError.INVALID_QUERY.because(key + " must be an integer from " + min + " to " + max);
  }
}
