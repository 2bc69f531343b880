package dev.orgate.server.crash;

import dev.orgate.server.crash.Violation.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes one operation out of all attempts under one key, because that is what they are. */
final class Writes {
  private final List<Operation> operations = new ArrayList<>();
  private final List<Violation> violations = new ArrayList<>();

  Writes(List<Operation> asked) {
    Map<List<String>, List<Operation>> attempts = new HashMap<>();
    for (Operation operation : asked) {
      if (operation.key().isEmpty()) {
        operations.add(operation);
      } else {
        attempts
            .computeIfAbsent(List.of(operation.tenant(), operation.key()), k -> new ArrayList<>())
            .add(operation);
      }
    }
    attempts.values().forEach(this::merge);
    operations.sort(Comparator.comparingLong(Operation::invoked));
  }

  private void merge(List<Operation> attempts) {
    List<Operation> answered = attempts.stream().filter(a -> a.outcome().isKept()).toList();
    if (answered.stream().map(Operation::outcome).distinct().count() > 1) {
      violations.add(new Violation(Rule.ONE_ANSWER_PER_KEY, answered.toString()));
    }
    long invoked = attempts.stream().mapToLong(Operation::invoked).min().orElseThrow();
    if (!answered.isEmpty()) {
      Operation first =
          answered.stream().min(Comparator.comparingLong(Operation::answered)).orElseThrow();
      operations.add(first.within(invoked, first.answered()));
      return;
    }
    attempts.stream()
        .filter(attempt -> attempt.outcome().mayHaveHappened())
        .findFirst()
        .ifPresent(unknown -> operations.add(unknown.within(invoked, Operation.NEVER)));
  }

  /** One operation per key, and those without a key as they are; by the time they were invoked. */
  List<Operation> operations() {
    return operations;
  }

  List<Violation> violations() {
    return violations;
  }
}
