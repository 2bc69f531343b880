package dev.orgate.store.memory;

import dev.orgate.store.Condition;
import dev.orgate.store.Page;
import dev.orgate.store.Query;
import dev.orgate.store.QueryField;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers queries by looking at each object there is. */
final class Selection {
  private Selection() {}

  /**
   * One page of what matches.
   *
   * @param all in the order of creation
   * @param values what an object has in a field
   */
  static <E, F extends QueryField, T> Page<T> of(
      Collection<E> all,
      Query<F> query,
      BiFunction<E, F, Stream<@Nullable String>> values,
      Function<E, T> view) {
    List<E> matches = all.stream().filter(entry -> matches(entry, query, values)).toList();
    Stream<E> inOrder = matches.stream();
    Query.Order<F> order = query.order();
    if (order != null) {
      Comparator<E> ascending =
          Comparator.comparing(
              entry -> values.apply(entry, order.field()).toList().get(0),
              Comparator.nullsFirst(order.field().kind()::compare));
      inOrder = inOrder.sorted(order.descending() ? ascending.reversed() : ascending);
    }
    List<T> items = inOrder.skip(query.start()).limit(query.limit()).map(view).toList();
    return new Page<>(items, query.counted() ? matches.size() : null);
  }

  private static <E, F extends QueryField> boolean matches(
      E entry, Query<F> query, BiFunction<E, F, Stream<@Nullable String>> values) {
    for (Condition<F> condition : query.conditions()) {
      if (values.apply(entry, condition.field()).noneMatch(condition::holds)) {
        return false;
      }
    }
    return true;
  }

  /** A value that may be absent, as the one value that it is all the same. */
  static Stream<@Nullable String> one(@Nullable String value) {
    return value == null ? Stream.of((String) null) : Stream.of(value);
  }
}
