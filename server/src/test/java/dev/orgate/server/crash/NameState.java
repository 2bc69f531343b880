package dev.orgate.server.crash;

import dev.orgate.server.crash.Operation.Kind;
import dev.orgate.server.crash.UnknownWrites.Sort;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a name could be at an instant, and how it came to be that.
 *
 * @param owner whose namespace has it, or null
 * @param done operations that are ordered already but not answered yet
 * @param used how many writes of unknown outcome it took, by sort
 */
record NameState(Owner owner, Set<Operation> done, Map<Sort, Integer> used) {
  static final NameState FREE = new NameState(null, Set.of(), Map.of());

  /** A namespace's tenant and creator. */
  record Owner(String tenant, String creator) {}

  static boolean isUnknown(Operation operation) {
    return operation.end() == Operation.NEVER
        && (operation.mayHave(Kind.CREATE) || operation.mayHave(Kind.DELETE));
  }

  /** Whether the outcome depends on the name's state or changes it. */
  static boolean tellsAnything(Operation operation) {
    return operation.outcome().isKept();
  }

  boolean isOwnedBy(Owner other) {
    return Objects.equals(owner, other);
  }

  /** Whether the write could happen in this state. */
  boolean canChangeBy(Operation write) {
    if (!write.outcome().mayHaveHappened()) {
      return false;
    }
    return switch (write.kind()) {
      case CREATE -> owner == null;
      case DELETE -> isOf(write);
      case GRANT, REVOKE, GET -> false;
    };
  }

  private boolean isOf(Operation operation) {
    return owner != null && owner.tenant.equals(operation.tenant());
  }

  /** Whether that answer could be given in this state, changing nothing. */
  private boolean reads(Operation operation) {
    return switch (operation.outcome()) {
      case NAME_EXISTS -> owner != null;
      case QUOTA_FULL -> owner == null;
      case NOT_FOUND -> !isOf(operation);
      case GRANT_EXISTS -> isOf(operation);
      case ACKNOWLEDGED ->
          switch (operation.kind()) {
            case CREATE, DELETE -> false;
            case GRANT, REVOKE -> isOf(operation);
            case GET ->
                isOf(operation)
                    && (operation.seen() == null
                        || operation.seen().creator().equals(owner.creator));
          };
      default -> false;
    };
  }

  /** Orders what can be answered now without a change: waiting longer would never be better. */
  NameState reading(List<Operation> pending) {
    Set<Operation> more = new HashSet<>(done);
    pending.stream().filter(this::reads).forEach(more::add);
    return more.size() == done.size() ? this : new NameState(owner, more, used);
  }

  private Owner ownerAfter(Operation write) {
    return write.kind() == Kind.CREATE ? new Owner(write.tenant(), write.user()) : null;
  }

  NameState changedBy(Operation write) {
    Set<Operation> more = new HashSet<>(done);
    more.add(write);
    return new NameState(ownerAfter(write), more, used);
  }

  int used(Sort sort) {
    return used.getOrDefault(sort, 0);
  }

  NameState using(Sort sort) {
    Map<Sort, Integer> more = new HashMap<>(used);
    more.merge(sort, 1, Integer::sum);
    return new NameState(ownerAfter(sort.sample()), done, more);
  }

  NameState forgetting(Operation answered) {
    Set<Operation> fewer = new HashSet<>(done);
    fewer.remove(answered);
    return new NameState(owner, fewer, used);
  }

  /** Whether the other can go wherever this one can, and has answered as much. */
  boolean isNoBetterThan(NameState other) {
    return Objects.equals(owner, other.owner)
        && other.done.containsAll(done)
        && other.done.stream().allMatch(o -> done.contains(o) || !isChange(o))
        && other.used.entrySet().stream().allMatch(e -> e.getValue() <= used(e.getKey()));
  }

  private static boolean isChange(Operation operation) {
    return operation.mayHave(Kind.CREATE) || operation.mayHave(Kind.DELETE);
  }
}
