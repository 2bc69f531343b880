package dev.orgate.server.auth;

import dev.orgate.store.Statistic;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** How often the authenticators of a gateway remembered a token, and how many they remember. */
final class TokenCounts {
  private static final String LOOK_UPS = "orgate_token_cache";
  private static final String MEANING = "Tokens that were remembered, and those that were not";

  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private final LongAdder remembered = new LongAdder();

  void hit() {
    hits.increment();
  }

  void missed() {
    misses.increment();
  }

  void remembered() {
    remembered.increment();
  }

  void forgotten() {
    remembered.decrement();
  }

  List<Statistic> statistics() {
    return List.of(
        new Statistic.Counter(LOOK_UPS, MEANING, Map.of("result", "hit"), hits.sum()),
        new Statistic.Counter(LOOK_UPS, MEANING, Map.of("result", "miss"), misses.sum()),
        new Statistic.Gauge(
            "orgate_token_cache_size",
            "Tokens that are remembered, one on each event loop that saw it",
            Map.of(),
            remembered.sum()));
  }
}
