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
   * connection, a plan that the schema outran, a server that only reads, a transaction that gave
   * way, resources, a lock not to be had, an operator, its system, itself.
   */
  private static final Set<String> TROUBLE =
      Set.of("08", "0A", "25", "40", "53", "55", "57", "58", "XX");

  /** For a lock, or for all of the statement. */
  private static final Set<String> WAITED_TOO_LONG = Set.of("55P03", "57014");

  private static final String READ_ONLY = "25006";
  private static final String COMPLETION_UNKNOWN = "40003";

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
   * Whether one tenant may have failed the batch, which was rolled back: by a lock that only its
   * items wanted, by much work that only they made, by a value.
   */
  static boolean mayBeOfOneTenant(Throwable failure) {
    return failure instanceof PgException error
        && (WAITED_TOO_LONG.contains(error.getSqlState())
            || CONFLICTS.contains(error.getSqlState())
            || isOfOneItem(failure));
  }

  /** Whether a value failed the batch, which was rolled back. */
  static boolean isOfOneItem(Throwable failure) {
    return failure instanceof PgException error
        && (error.getSqlState().startsWith("22") || error.getSqlState().startsWith("23"));
  }

  /** Whether the server only reads now, so that a session elsewhere may do better. */
  static boolean isReadOnly(Throwable failure) {
    return failure instanceof PgException error && error.getSqlState().equals(READ_ONLY);
  }

  /** After these the session is over, and they may hide a commit. */
  private static boolean endsSession(String state) {
    return state.startsWith("57P")
        || state.startsWith("08")
        || state.startsWith("XX")
        || state.equals(COMPLETION_UNKNOWN);
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
