package dev.orgate.server.crash;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.orgate.server.crash.Rows.NamespaceRow;
import dev.orgate.server.crash.Violation.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Finds every promise that a history proves to be broken. It claims nothing that concurrency or an
 * unknown outcome could explain, so one violation is one bug.
 */
final class Checker {
  private Checker() {}

  static List<Violation> check(History history) {
    Writes writes = new Writes(history.operations());
    List<Violation> violations = new ArrayList<>(writes.violations());
    history.operations().stream()
        .filter(operation -> operation.outcome() == Outcome.UNEXPECTED)
        .forEach(answer -> violations.add(violation(Rule.ANSWERS_ARE_KNOWN, answer)));
    violations.addAll(RowChecks.check(history));
    violations.addAll(IdChecks.check(writes.operations(), history.rows()));
    violations.addAll(GrantChecks.check(writes.operations(), history.rows()));
    checkNames(writes.operations(), history.rows(), violations);
    Map<String, List<Operation>> byTenant =
        writes.operations().stream().collect(groupingBy(Operation::tenant));
    byTenant.forEach(
        (tenant, operations) ->
            violations.addAll(QuotaBounds.check(operations, history.limits().get(tenant))));
    return violations;
  }

  private static void checkNames(
      List<Operation> operations, Rows rows, List<Violation> violations) {
    Map<String, List<Operation>> byName = operations.stream().collect(groupingBy(Operation::name));
    // Of two rows of one name, which is another rule's matter, any will do.
    Map<String, NamespaceRow> left =
        rows.namespaces().stream().collect(toMap(NamespaceRow::name, row -> row, (a, b) -> a));
    TreeSet<String> names = new TreeSet<>(byName.keySet());
    names.addAll(left.keySet());
    for (String name : names) {
      NameOrder.check(byName.getOrDefault(name, List.of()), left.get(name))
          .ifPresent(violations::add);
    }
  }

  static Violation violation(Rule rule, Object evidence) {
    return new Violation(rule, evidence.toString());
  }
}
