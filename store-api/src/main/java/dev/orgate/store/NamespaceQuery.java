package dev.orgate.store;

import org.jspecify.annotations.Nullable;

/**
 * Which of the visible namespaces to list.
 *
 * @param name only the one of this name; null for all
 * @param afterId only ids greater than this one; 0 for all
 * @param limit at most this many, 1 or more
 */
public record NamespaceQuery(@Nullable NamespaceName name, int afterId, int limit) {
  /** Every visible namespace. */
  public static final NamespaceQuery ALL = new NamespaceQuery(null, 0, Integer.MAX_VALUE);

  /** The visible namespace of that name, if any. */
  public static NamespaceQuery named(NamespaceName name) {
    return new NamespaceQuery(name, 0, Integer.MAX_VALUE);
  }
}
