package dev.orgate.server.crash;

import dev.orgate.server.crash.Operation.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * When one tenant surely had a namespace of one name and when it possibly had. An answer that shows
 * it settles the matter, unless a write overlaps it; the next write opens it again.
 */
final class NameBounds {
  private final List<Operation> operations;

  NameBounds(List<Operation> operations) {
    this.operations = operations;
  }

  /** Changes of the count, 1 or -1, by time. */
  TreeMap<Long, Integer> surelyThere() {
    return changes(Kind.DELETE, true);
  }

  /** Changes of the count, 1 or -1, by time. */
  TreeMap<Long, Integer> possiblyThere() {
    return changes(Kind.CREATE, false);
  }

  private record Step(long time, int count) {}

  private TreeMap<Long, Integer> changes(Kind opening, boolean there) {
    List<Operation> writes = operations.stream().filter(o -> o.mayHave(opening)).toList();
    int settled = there ? 1 : 0;
    List<Step> steps = new ArrayList<>();
    writes.forEach(write -> steps.add(new Step(write.invoked(), 1 - settled)));
    operations.stream()
        .filter(there ? NameBounds::showsThere : NameBounds::showsGone)
        .filter(shown -> writes.stream().allMatch(write -> apart(write, shown)))
        // What is gone may have been there at the instant of the answer still.
        .forEach(shown -> steps.add(new Step(shown.answered() + 1, settled)));
    steps.sort(Comparator.comparingLong(Step::time));
    TreeMap<Long, Integer> changes = new TreeMap<>();
    int count = 0;
    for (Step step : steps) {
      changes.merge(step.time, step.count - count, Integer::sum);
      count = step.count;
    }
    return changes;
  }

  private static boolean apart(Operation write, Operation shown) {
    return write.precedes(shown) || write.invoked() > shown.answered();
  }

  private static boolean showsThere(Operation operation) {
    return operation.outcome() == Outcome.GRANT_EXISTS
        || (operation.outcome() == Outcome.ACKNOWLEDGED && operation.kind() != Kind.DELETE);
  }

  private static boolean showsGone(Operation operation) {
    return operation.outcome() == Outcome.NOT_FOUND
        || operation.outcome() == Outcome.QUOTA_FULL
        || operation.is(Kind.DELETE, Outcome.ACKNOWLEDGED);
  }
}
