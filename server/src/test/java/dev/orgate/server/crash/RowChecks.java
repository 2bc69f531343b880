package dev.orgate.server.crash;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;

import dev.orgate.server.crash.Rows.NamespaceRow;
import dev.orgate.server.crash.Rows.QuotaRow;
import dev.orgate.server.crash.Violation.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What the rows that are left must be by themselves. */
final class RowChecks {
  private RowChecks() {}

  static List<Violation> check(History history) {
    List<Violation> violations = new ArrayList<>();
    List<NamespaceRow> namespaces = history.rows().namespaces();
    namespaces.stream()
        .collect(groupingBy(NamespaceRow::name))
        .values()
        .forEach(rows -> expectOne(Rule.ONE_OWNER, rows, violations));
    namespaces.stream()
        .collect(groupingBy(NamespaceRow::id))
        .values()
        .forEach(rows -> expectOne(Rule.UNIQUE_IDS, rows, violations));
    checkCounters(history, violations);
    return violations;
  }

  private static void expectOne(Rule rule, List<?> rows, List<Violation> violations) {
    if (rows.size() > 1) {
      violations.add(Checker.violation(rule, rows));
    }
  }

  private static void checkCounters(History history, List<Violation> violations) {
    Map<String, Integer> used =
        history.rows().quotas().stream()
            .collect(groupingBy(QuotaRow::tenant, summingInt(QuotaRow::used)));
    Map<String, Long> live =
        history.rows().namespaces().stream().collect(groupingBy(NamespaceRow::tenant, counting()));
    TreeSet<String> tenants = new TreeSet<>(used.keySet());
    tenants.addAll(live.keySet());
    for (String tenant : tenants) {
      int counter = used.getOrDefault(tenant, 0);
      long rows = live.getOrDefault(tenant, 0L);
      String evidence = tenant + " has a counter of " + counter + " and " + rows + " rows";
      if (counter != rows) {
        violations.add(Checker.violation(Rule.COUNTER_IS_ROWS, evidence));
      }
      Integer limit = history.limits().get(tenant);
      if (limit != null && Math.max(counter, rows) > limit) {
        violations.add(
            Checker.violation(Rule.WITHIN_LIMIT, evidence + " with a limit of " + limit));
      }
    }
  }
}
