package dev.orgate.server.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a run did, and what came of it. */
final class CrashReport {
  private final long seed;
  private final Map<Disturbance, Integer> disturbances = new EnumMap<>(Disturbance.class);
  private final Map<Disturbance, List<Long>> recoveries = new EnumMap<>(Disturbance.class);
  private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
  private final Map<String, Violation> violations = new LinkedHashMap<>();
  private int operations;
  private int epochs;

  CrashReport(long seed) {
    this.seed = seed;
  }

  void disturbed(Disturbance disturbance, int times) {
    disturbances.merge(disturbance, times, Integer::sum);
  }

  /** A gateway answered from its store again, so long after everything was as it should be. */
  void recovered(Disturbance disturbance, Duration time) {
    recoveries.computeIfAbsent(disturbance, d -> new ArrayList<>()).add(time.toMillis());
  }

  void ended(Collection<Operation> asked) {
    epochs++;
    operations += asked.size();
    asked.forEach(operation -> outcomes.merge(operation.outcome(), 1, Integer::sum));
  }

  void violated(List<Violation> found) {
    found.forEach(violation -> violations.put(violation.toString(), violation));
  }

  List<Violation> violations() {
    return List.copyOf(violations.values());
  }

  /** Whether every kind of disturbance happened. */
  boolean hasSeenAll() {
    return disturbances.size() == Disturbance.values().length;
  }

  int count(Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append("seed ").append(seed).append(", ").append(epochs).append(" epochs, ");
    text.append(operations).append(" operations: ").append(outcomes).append('\n');
    disturbances.forEach(
        (disturbance, times) ->
            text.append(
                "%-24s %5d times, back after %s%n"
                    .formatted(disturbance, times, times(recoveries.get(disturbance)))));
    text.append(violations.size()).append(" violations");
    violations.keySet().stream().limit(20).forEach(v -> text.append('\n').append(v));
    return text.toString();
  }

  private static String times(List<Long> millis) {
    if (millis == null) {
      return "nothing measured";
    }
    List<Long> sorted = millis.stream().sorted().toList();
    int last = sorted.size() - 1;
    return "%d ms (median), %d ms (longest of %d)"
        .formatted(sorted.get(last / 2), sorted.get(last), sorted.size());
  }
}
