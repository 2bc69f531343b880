package dev.orgate.server.crash;

import dev.orgate.server.crash.Operation.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Writes to one name that may still happen; those that would do the same are interchangeable. */
final class UnknownWrites {
  private final Map<Sort, Integer> counts = new LinkedHashMap<>();

  /**
   * Those that would do the same.
   *
   * @param user the creator, or empty for a delete, which is the same whoever asks
   */
  record Sort(Kind kind, String tenant, String user, Operation sample) {
    static Sort of(Operation operation) {
      String user = operation.kind() == Kind.CREATE ? operation.user() : "";
      return new Sort(operation.kind(), operation.tenant(), user, operation);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Sort sort
          && kind == sort.kind
          && tenant.equals(sort.tenant)
          && user.equals(sort.user);
    }

    @Override
    public int hashCode() {
      return kind.hashCode() + 31 * tenant.hashCode() + 7 * user.hashCode();
    }
  }

  void add(Operation operation) {
    counts.merge(Sort.of(operation), 1, Integer::sum);
  }

  Set<Sort> sorts() {
    return counts.keySet();
  }

  int count(Sort sort) {
    return counts.get(sort);
  }
}
