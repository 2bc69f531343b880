package dev.orgate.server.crash;

/**
 * One thing a client asked, once. Times are of one clock; what was never answered has {@link
 * #NEVER}.
 *
 * @param user who asked; the creator, if it created
 * @param name the namespace's name
 * @param member whose grant, or empty
 * @param level the grant's level, or 0
 * @param key the idempotency key, or empty
 * @param seen what a successful look at the namespace showed, or null
 */
record Operation(
    Kind kind,
    String tenant,
    String user,
    String name,
    String member,
    int level,
    String key,
    long invoked,
    long answered,
    Outcome outcome,
    Seen seen) {
  static final long NEVER = Long.MAX_VALUE;

  /** What was asked. */
  enum Kind {
    CREATE,
    DELETE,
    GRANT,
    REVOKE,
    GET
  }

  /** A namespace as an answer showed it. */
  record Seen(long id, String creator) {}

  /** When it could have happened at the latest. */
  long end() {
    return outcome == Outcome.UNKNOWN || outcome == Outcome.UNEXPECTED ? NEVER : answered;
  }

  boolean is(Kind other, Outcome with) {
    return kind == other && outcome == with;
  }

  boolean mayHave(Kind other) {
    return kind == other && outcome.mayHaveHappened();
  }

  /** Whether it was surely over when the other began. */
  boolean precedes(Operation other) {
    return end() < other.invoked;
  }

  Operation with(Outcome other) {
    return new Operation(
        kind, tenant, user, name, member, level, key, invoked, answered, other, seen);
  }

  Operation within(long from, long to) {
    return new Operation(kind, tenant, user, name, member, level, key, from, to, outcome, seen);
  }

  Operation under(String other) {
    return new Operation(
        kind, tenant, user, name, member, level, other, invoked, answered, outcome, seen);
  }

  Operation seeing(Seen other) {
    return new Operation(
        kind, tenant, user, name, member, level, key, invoked, answered, outcome, other);
  }
}
