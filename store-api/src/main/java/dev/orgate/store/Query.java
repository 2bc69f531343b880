package dev.orgate.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to look for among the objects of one kind.
 *
 * @param <F> the fields that the objects have
 * @param conditions all must hold
 * @param order null for the order of creation, which also decides between equals
 * @param start how many of what matches to pass over
 * @param limit at most so many, 0 or more
 * @param counted whether to say how many match in all
 */
public record Query<F extends QueryField>(
    List<Condition<F>> conditions,
    @Nullable Order<F> order,
    int start,
    int limit,
    boolean counted) {
  public Query {
    conditions = List.copyOf(conditions);
  }

  /**
   * An order by one field. What has no value there comes first, last when descending.
   *
   * @param field of one value per object
   */
  public record Order<F>(F field, boolean descending) {}

  /** Everything that meets the conditions. */
  public static <F extends QueryField> Query<F> of(List<Condition<F>> conditions) {
    return new Query<>(conditions, null, 0, Integer.MAX_VALUE, false);
  }
}
