package dev.orgate.store;

import java.util.List;

/**
 * One page of a list.
 *
 * @param items ascending by id
 * @param more whether namespaces after the last item matched too
 */
public record NamespacePage(List<Namespace> items, boolean more) {}
