package dev.orgate.server.crash;

import static java.util.stream.Collectors.groupingBy;

import dev.orgate.server.crash.Operation.Kind;
import dev.orgate.server.crash.Operation.Seen;
import dev.orgate.server.crash.Rows.NamespaceRow;
import dev.orgate.server.crash.Violation.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An id names one namespace for ever, also after a namespace of the same name was deleted. */
final class IdChecks {
  private IdChecks() {}

  static List<Violation> check(List<Operation> operations, Rows rows) {
    List<Operation> sightings = new ArrayList<>();
    operations.stream().filter(operation -> operation.seen() != null).forEach(sightings::add);
    for (NamespaceRow row : rows.namespaces()) {
      sightings.add(
          new Operation(
              Kind.GET,
              row.tenant(),
              row.creator(),
              row.name(),
              "",
              0,
              "",
              Operation.NEVER - 1,
              Operation.NEVER,
              Outcome.ACKNOWLEDGED,
              new Seen(row.id(), row.creator())));
    }
    List<Violation> violations = new ArrayList<>();
    Map<Long, Operation> first = new HashMap<>();
    for (Operation sighting : sightings) {
      Operation before = first.putIfAbsent(sighting.seen().id(), sighting);
      if (before != null && !sameNamespace(before, sighting)) {
        violations.add(Checker.violation(Rule.UNIQUE_IDS, List.of(before, sighting)));
      }
    }
    Map<String, List<Operation>> deletes =
        operations.stream()
            .filter(operation -> operation.is(Kind.DELETE, Outcome.ACKNOWLEDGED))
            .collect(groupingBy(Operation::name));
    for (Operation late : sightings) {
      Operation early = first.get(late.seen().id());
      deletes.getOrDefault(late.name(), List.of()).stream()
          .filter(delete -> sameTenant(delete, late))
          .filter(delete -> early.precedes(delete) && delete.precedes(late))
          .findFirst()
          .ifPresent(
              delete ->
                  violations.add(Checker.violation(Rule.UNIQUE_IDS, List.of(early, delete, late))));
    }
    return violations;
  }

  private static boolean sameTenant(Operation one, Operation other) {
    return one.tenant().equals(other.tenant());
  }

  private static boolean sameNamespace(Operation one, Operation other) {
    return sameTenant(one, other)
        && one.name().equals(other.name())
        && one.seen().creator().equals(other.seen().creator());
  }
}
