package dev.orgate.store.pg;

import dev.orgate.store.Refusal;
import io.vertx.pgclient.PgException;
import java.util.Set;

/** What a failed statement means to whoever asked for it. */
final class Failures {
  /** Deadlock and serialization failure: of these the next try may go well. */
  private static final Set<String> CONFLICTS = Set.of("40P01", "40001");

  /**
   * The classes of SQLSTATE that are the database's trouble and no mistake of a statement: a
   * connection, a server that only reads, a transaction that gave way, resources, a lock not to be
   * had, an operator, its system, itself.
   */
  private static final Set<String> TROUBLE = Set.of("08", "25", "40", "53", "55", "57", "58", "XX");

  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final String READ_ONLY = "25006";

  private Failures() {}

  /** A statement that only reads is worth another try, whatever happened to it. */
  static Throwable ofRead(Throwable failure) {
    return isBug(failure) ? failure : new Refusal.Unavailable(reason(failure));
  }

  /** A statement that writes: what the database itself refused was rolled back, and only that. */
  static Throwable ofWrite(Throwable failure) {
    if (failure instanceof Unsent || isBug(failure)) {
      return ofRead(failure);
    }
    if (failure instanceof PgException error && !endsSession(error.getSqlState())) {
      return CONFLICTS.contains(error.getSqlState())
          ? new Refusal.VersionConflict()
          : new Refusal.Unavailable(reason(failure));
    }
    return new Refusal.OutcomeUnknown(reason(failure));
  }

  /**
   * Whether one item may have failed its whole batch, which was rolled back: a lock that only it
   * wanted, a value that only it has.
   */
  static boolean mayBeOfOneItem(Throwable failure) {
    if (!(failure instanceof PgException error)) {
      return false;
    }
    String state = error.getSqlState();
    return state.equals(LOCK_NOT_AVAILABLE)
        || CONFLICTS.contains(state)
        || state.startsWith("22")
        || state.startsWith("23");
  }

  /** Whether the server only reads now, so that a session elsewhere may do better. */
  static boolean isReadOnly(Throwable failure) {
    return failure instanceof PgException error && error.getSqlState().equals(READ_ONLY);
  }

  /** After these the session is over, and they may hide a commit. */
  private static boolean endsSession(String state) {
    return state.startsWith("57P") || state.startsWith("08") || state.startsWith("XX");
  }

  private static boolean isBug(Throwable failure) {
    return failure instanceof PgException error
        && !TROUBLE.contains(error.getSqlState().substring(0, 2));
  }

  private static String reason(Throwable failure) {
    return String.valueOf(failure.getMessage());
  }

  /** The statement never left: no connection is up. */
  static final class Unsent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unsent(String reason) {
      super(reason, null, false, false);
    }
  }

  /** The connection broke or was given up while the statement was on it. */
  static final class Lost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Lost(String reason) {
      super(reason, null, false, false);
    }
  }
}
