package dev.orgate.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of what matched a {@link Query}.
 *
 * @param total how many matched on all pages, or null when that was not asked
 */
public record Page<T>(List<T> items, @Nullable Integer total) {
  public Page {
    items = List.copyOf(items);
  }
}
