package dev.orgate.store.pg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Statistic;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CoalescerStatisticsTest {
  private final HeldBatches wire = new HeldBatches();

  /** Its statistics in short: sizes as they are, everything else as its number. */
  private static Map<String, Object> counted(Coalescer<String, String> coalescer) {
    Map<String, Object> counted = new HashMap<>();
    for (Statistic statistic : coalescer.statistics("some")) {
      assertThat(statistic.labels()).isEqualTo(Map.of("kind", "some"));
      if (statistic instanceof Statistic.Sizes sizes) {
        counted.put(sizes.name(), sizes.counts() + " " + sizes.sum());
      } else if (statistic instanceof Statistic.Gauge gauge) {
        counted.put(gauge.name(), gauge.now());
      } else if (statistic instanceof Statistic.Counter counter) {
        counted.put(counter.name(), counter.total());
      }
    }
    return counted;
  }

  @Test
  void statistics_countWhatWasSentWaitsAndWasRefused() {
    Coalescer<String, String> coalescer = wire.coalescer(200, 1, 140);
    coalescer.submit("first");
    IntStream.range(0, 3).forEach(i -> coalescer.submit("a"));
    assertThat(counted(coalescer))
        .containsEntry("orgate_pg_batch_items", "[1, 0, 0, 0, 0, 0, 0, 0, 0] 1")
        .containsEntry("orgate_pg_waiting", 3.0)
        .containsEntry("orgate_pg_under_way", 1.0);
    wire.answer(0);
    IntStream.range(0, 143).forEach(i -> coalescer.submit("b"));
    wire.answer(1);
    IntStream.range(0, 64).forEach(i -> coalescer.submit("c"));
    wire.answer(2);
    IntStream.range(0, 65).forEach(i -> coalescer.submit("d"));
    wire.answer(3);
    wire.answer(4);

    Map<String, Object> counted = counted(coalescer);
    assertThat((double) counted.remove("orgate_pg_waited_seconds")).isPositive();
    assertThat(counted)
        .isEqualTo(
            Map.of(
                "orgate_pg_batch_items", "[1, 0, 1, 0, 0, 0, 1, 1, 1] " + (1 + 3 + 140 + 64 + 65),
                "orgate_pg_waiting", 0.0,
                "orgate_pg_under_way", 0.0,
                "orgate_pg_refused", 3.0));
  }
}
