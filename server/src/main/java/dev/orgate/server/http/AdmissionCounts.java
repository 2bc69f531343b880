package dev.orgate.server.http;

import dev.orgate.store.Statistic;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** How many requests wait for their turn at the event loops of a gateway, and were sent away. */
public final class AdmissionCounts {
  private final LongAdder waiting = new LongAdder();
  private final LongAdder refused = new LongAdder();

  void waits() {
    waiting.increment();
  }

  void waitsNoMore() {
    waiting.decrement();
  }

  void refused() {
    refused.increment();
  }

  /** What was counted so far. */
  public List<Statistic> statistics() {
    return List.of(
        new Statistic.Gauge(
            "orgate_requests_waiting",
            "Requests that wait until fewer are at the store",
            Map.of(),
            waiting.sum()),
        new Statistic.Counter(
            "orgate_requests_refused",
            "Requests that were sent away because too many were at the store",
            Map.of(),
            refused.sum()));
  }
}
