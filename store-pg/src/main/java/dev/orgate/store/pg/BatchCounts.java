package dev.orgate.store.pg;

import dev.orgate.store.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What one {@link Coalescer} counts, under its lock: the items that it sent, in which batches and
 * after which time, and those that it refused.
 */
final class BatchCounts {
  /** Up to 1, 2, 4, …, 128 items, and more. */
  private static final int SIZES = 9;

  private static final double NANOS = 1e9;

  private final long[] batches = new long[SIZES];
  private long items;
  private long waitedNanos;
  private long refused;

  void sent(int size) {
    int exponent = Integer.SIZE - Integer.numberOfLeadingZeros(size - 1);
    batches[Math.min(exponent, SIZES - 1)]++;
    items += size;
  }

  void waited(long nanos) {
    waitedNanos += nanos;
  }

  void refused() {
    refused++;
  }

  /**
   * All of it.
   *
   * @param waiting how many items wait now
   * @param underWay how many batches are on the wire now
   */
  List<Statistic> statistics(String kind, int waiting, int underWay) {
    Map<String, String> labels = Map.of("kind", kind);
    List<Long> sizes = new ArrayList<>();
    for (long batch : batches) {
      sizes.add(batch);
    }
    return List.of(
        new Statistic.Sizes(
            "orgate_pg_batch_items",
            "How many calls went to Postgres together",
            labels,
            sizes,
            items),
        new Statistic.Counter(
            "orgate_pg_waited_seconds",
            "Time that the calls which went to Postgres had waited before",
            labels,
            waitedNanos / NANOS),
        new Statistic.Counter(
            "orgate_pg_refused",
            "Calls that were refused because too many waited, or they had waited too long",
            labels,
            refused),
        new Statistic.Gauge(
            "orgate_pg_waiting", "Calls that wait to go to Postgres", labels, waiting),
        new Statistic.Gauge(
            "orgate_pg_under_way", "Batches that Postgres is at", labels, underWay));
  }
}
