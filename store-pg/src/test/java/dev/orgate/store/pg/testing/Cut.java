package dev.orgate.store.pg.testing;

/**
 * Where a connection is to be cut.
 *
 * @param message the kind of message that counts, on any connection
 * @param ordinal the how manieth such message since the cut was armed, from 1
 * @param when whether that message still arrives
 * @param ending what the client sees of it
 */
public record Cut(Message message, int ordinal, When when, Ending ending) {
  public Cut {
    if (ordinal < 1) {
      throw new IllegalArgumentException("Ordinals start at 1: " + ordinal);
    }
  }

  /** The first such message does not arrive; the client sees a reset. */
  public static Cut before(Message message) {
    return new Cut(message, 1, When.BEFORE, Ending.RESET);
  }

  /** The first such message is the last thing to arrive; the client sees a reset. */
  public static Cut after(Message message) {
    return new Cut(message, 1, When.AFTER, Ending.RESET);
  }

  /** Before or after the message. */
  public enum When {
    BEFORE,
    AFTER
  }

  /** A reset, as of a machine that knows nothing of the connection any more, or an orderly end. */
  public enum Ending {
    RESET,
    CLOSE
  }
}
