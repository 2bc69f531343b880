package dev.orgate.server.crash;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.orgate.server.crash.Operation.Kind;
import dev.orgate.server.crash.Rows.GrantRow;
import dev.orgate.server.crash.Rows.NamespaceRow;
import dev.orgate.server.crash.Violation.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The grants that are left: each one given, on what exists, and none lost. */
final class GrantChecks {
  private final Map<List<String>, List<Operation>> operations;
  private final Map<Long, NamespaceRow> namespaces;
  private final List<GrantRow> grants;
  private final Set<List<Object>> present = new HashSet<>();
  private final List<Violation> violations = new ArrayList<>();

  private GrantChecks(List<Operation> operations, Rows rows) {
    this.operations = operations.stream().collect(groupingBy(o -> List.of(o.tenant(), o.name())));
    this.namespaces =
        rows.namespaces().stream().collect(toMap(NamespaceRow::id, row -> row, (a, b) -> a));
    this.grants = rows.grants();
  }

  static List<Violation> check(List<Operation> operations, Rows rows) {
    GrantChecks checks = new GrantChecks(operations, rows);
    checks.grants.forEach(checks::checkExplained);
    checks.namespaces.values().forEach(checks::checkNoneLost);
    return checks.violations;
  }

  private List<Operation> operationsOn(NamespaceRow row) {
    return operations.getOrDefault(List.of(row.tenant(), row.name()), List.of());
  }

  private void checkExplained(GrantRow grant) {
    NamespaceRow row = namespaces.get(grant.namespace());
    boolean once = present.add(List.of(grant.namespace(), grant.user()));
    if (row == null || !once || !(isCreators(grant, row) || wasGiven(grant, operationsOn(row)))) {
      violations.add(Checker.violation(Rule.GRANTS_ARE_EXPLAINED, grant + " on " + row));
    }
  }

  private static boolean isCreators(GrantRow grant, NamespaceRow row) {
    return grant.user().equals(row.creator()) && grant.level() == History.MANAGE;
  }

  private static boolean wasGiven(GrantRow grant, List<Operation> all) {
    return all.stream()
        .filter(o -> o.mayHave(Kind.GRANT) && o.member().equals(grant.user()))
        .filter(o -> o.level() == grant.level())
        .anyMatch(
            given -> all.stream().noneMatch(end -> endsGrant(end, given) && given.precedes(end)));
  }

  private static boolean endsGrant(Operation end, Operation given) {
    return end.is(Kind.DELETE, Outcome.ACKNOWLEDGED)
        || (end.is(Kind.REVOKE, Outcome.ACKNOWLEDGED) && end.member().equals(given.member()));
  }

  private void checkNoneLost(NamespaceRow row) {
    List<Operation> all = operationsOn(row);
    boolean mayBeRevoked =
        all.stream().anyMatch(o -> o.mayHave(Kind.REVOKE) && o.member().equals(row.creator()));
    if (!mayBeRevoked && !present.contains(List.of(row.id(), row.creator()))) {
      violations.add(Checker.violation(Rule.CREATOR_MANAGES, row));
    }
    all.stream()
        .filter(o -> o.is(Kind.GRANT, Outcome.ACKNOWLEDGED))
        .filter(given -> all.stream().noneMatch(end -> mayEnd(end, given)))
        .filter(given -> !present.contains(List.of(row.id(), given.member())))
        .forEach(given -> violations.add(Checker.violation(Rule.GRANTS_ARE_DURABLE, given)));
  }

  private static boolean mayEnd(Operation end, Operation given) {
    boolean ends =
        end.mayHave(Kind.DELETE)
            || (end.mayHave(Kind.REVOKE) && end.member().equals(given.member()));
    return ends && !end.precedes(given);
  }
}
