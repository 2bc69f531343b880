package dev.orgate.server.crash;

import static java.util.stream.Collectors.groupingBy;

import dev.orgate.server.crash.Violation.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many namespaces one tenant had at least and at most at every instant. */
final class QuotaBounds {
  private final TreeMap<Long, Integer> atLeast;
  private final TreeMap<Long, Integer> atMost;

  private QuotaBounds(Collection<List<Operation>> names) {
    TreeMap<Long, Integer> surely = new TreeMap<>();
    TreeMap<Long, Integer> possibly = new TreeMap<>();
    for (List<Operation> operations : names) {
      NameBounds bounds = new NameBounds(operations);
      bounds.surelyThere().forEach((time, change) -> surely.merge(time, change, Integer::sum));
      bounds.possiblyThere().forEach((time, change) -> possibly.merge(time, change, Integer::sum));
    }
    atLeast = sums(surely);
    atMost = sums(possibly);
  }

  private static TreeMap<Long, Integer> sums(TreeMap<Long, Integer> changes) {
    TreeMap<Long, Integer> sums = new TreeMap<>();
    int sum = 0;
    sums.put(Long.MIN_VALUE, 0);
    for (Map.Entry<Long, Integer> change : changes.entrySet()) {
      sum += change.getValue();
      sums.put(change.getKey(), sum);
    }
    return sums;
  }

  /**
   * Checks the operations of one tenant.
   *
   * @param limit its limit, or null for none
   */
  static List<Violation> check(List<Operation> operations, Integer limit) {
    List<Violation> violations = new ArrayList<>();
    if (limit == null) {
      return violations;
    }
    QuotaBounds bounds =
        new QuotaBounds(operations.stream().collect(groupingBy(Operation::name)).values());
    bounds.atLeast.entrySet().stream()
        .filter(instant -> instant.getValue() > limit)
        .findFirst()
        .ifPresent(
            instant ->
                violations.add(
                    Checker.violation(
                        Rule.WITHIN_LIMIT,
                        "%s has at least %d of %d at %d"
                            .formatted(
                                operations.get(0).tenant(),
                                instant.getValue(),
                                limit,
                                instant.getKey()))));
    for (Operation refused : operations) {
      if (refused.outcome() == Outcome.QUOTA_FULL && bounds.mostWithin(refused) < limit) {
        violations.add(
            Checker.violation(
                Rule.FULL_ONLY_WHILE_FULL,
                refused + " with at most " + bounds.mostWithin(refused) + " of " + limit));
      }
    }
    return violations;
  }

  private int mostWithin(Operation window) {
    int before = atMost.lowerEntry(window.invoked()).getValue();
    return atMost.subMap(window.invoked(), true, window.answered(), true).values().stream()
        .mapToInt(most -> most)
        .reduce(before, Math::max);
  }
}
