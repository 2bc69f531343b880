package dev.orgate.server.crash;

import dev.orgate.server.crash.Operation.Kind;
import dev.orgate.server.crash.Rows.NamespaceRow;
import dev.orgate.server.crash.Violation.Rule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for an order in which everything asked about one name could have happened one by one, each
 * within its time, ending in the row that is left. It goes through invocations and answers by time
 * and keeps every state the name could be in; an operation is ordered when its answer is due. One
 * of unknown outcome may be ordered at any time after its invocation, or never.
 */
final class NameOrder {
  private final List<Operation> pending = new ArrayList<>();
  private final UnknownWrites unknown = new UnknownWrites();
  private Collection<NameState> states = Set.of(NameState.FREE);

  private NameOrder() {}

  /**
   * Answers what cannot be placed.
   *
   * @param row what is left, or null for nothing
   */
  static Optional<Violation> check(List<Operation> operations, NamespaceRow row) {
    NameOrder order = new NameOrder();
    for (Event event : events(operations)) {
      if (event.answer) {
        Collection<NameState> before = order.states;
        if (!order.answered(event.operation)) {
          return Optional.of(unplaced(event.operation, before));
        }
      } else {
        order.invoked(event.operation);
      }
    }
    NameState.Owner left = row == null ? null : new NameState.Owner(row.tenant(), row.creator());
    return order.mayEndWith(left) ? Optional.empty() : Optional.of(order.wrongEnd(row));
  }

  private record Event(long time, boolean answer, Operation operation) {}

  private static List<Event> events(List<Operation> operations) {
    List<Event> events = new ArrayList<>();
    for (Operation operation : operations) {
      boolean is = NameState.isUnknown(operation) || NameState.tellsAnything(operation);
      if (is) {
        events.add(new Event(operation.invoked(), false, operation));
      }
      if (is && !NameState.isUnknown(operation)) {
        events.add(new Event(operation.answered(), true, operation));
      }
    }
    // At one instant invocations go first: whatever may overlap does.
    events.sort(Comparator.comparingLong(Event::time).thenComparing(Event::answer));
    return events;
  }

  private void invoked(Operation operation) {
    if (NameState.isUnknown(operation)) {
      unknown.add(operation);
    } else {
      pending.add(operation);
      states = reduced(states.stream().map(state -> state.reading(pending)).toList());
    }
  }

  private boolean answered(Operation due) {
    List<NameState> placed = new ArrayList<>();
    for (NameState state : reachable(states, due)) {
      if (state.done().contains(due)) {
        placed.add(state.forgetting(due));
      }
    }
    pending.remove(due);
    states = reduced(placed);
    return !states.isEmpty();
  }

  /** Every state that can be reached, going no further than to where this one is placed. */
  private Collection<NameState> reachable(Collection<NameState> from, Operation due) {
    Set<NameState> seen = new HashSet<>(from);
    Deque<NameState> next = new ArrayDeque<>(from);
    while (!next.isEmpty()) {
      NameState state = next.poll();
      if (due != null && state.done().contains(due)) {
        continue;
      }
      for (NameState after : steps(state)) {
        if (seen.stream().noneMatch(after::isNoBetterThan) && seen.add(after)) {
          next.add(after);
        }
      }
    }
    return seen;
  }

  private List<NameState> steps(NameState state) {
    List<NameState> after = new ArrayList<>();
    for (Operation operation : pending) {
      if (!state.done().contains(operation) && state.canChangeBy(operation)) {
        after.add(state.changedBy(operation).reading(pending));
      }
    }
    for (UnknownWrites.Sort sort : unknown.sorts()) {
      if (state.canChangeBy(sort.sample()) && state.used(sort) < unknown.count(sort)) {
        after.add(state.using(sort).reading(pending));
      }
    }
    return after;
  }

  /** Leaves out states that can do nothing another one cannot. */
  private static Collection<NameState> reduced(List<NameState> all) {
    Map<NameState, Boolean> kept = new LinkedHashMap<>();
    for (NameState state : all) {
      if (kept.keySet().stream().noneMatch(state::isNoBetterThan)) {
        kept.keySet().removeIf(other -> other.isNoBetterThan(state));
        kept.put(state, true);
      }
    }
    return kept.keySet();
  }

  private boolean mayEndWith(NameState.Owner left) {
    return reachable(states, null).stream().anyMatch(state -> state.isOwnedBy(left));
  }

  private static Violation unplaced(Operation operation, Collection<NameState> states) {
    Rule rule =
        switch (operation.outcome()) {
          case NAME_EXISTS -> Rule.TAKEN_ONLY_WHILE_TAKEN;
          case QUOTA_FULL -> Rule.NAME_BEFORE_QUOTA;
          case ACKNOWLEDGED ->
              operation.kind() == Kind.CREATE
                  ? Rule.ONE_OWNER
                  : operation.kind() == Kind.DELETE ? Rule.DELETED_ONCE : Rule.READS_ARE_TRUE;
          default -> Rule.READS_ARE_TRUE;
        };
    return Checker.violation(rule, operation + " does not fit " + states);
  }

  private Violation wrongEnd(NamespaceRow row) {
    return Checker.violation(
        row == null ? Rule.DURABLE : Rule.EXPLAINED,
        "left is " + row + ", which does not fit " + states);
  }
}
