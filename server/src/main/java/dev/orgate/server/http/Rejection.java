package dev.orgate.server.http;

/**
 * A dialect's own no to a request it could read but not accept. Stackless: a client's mistake is an
 * answer, not an incident.
 */
public abstract class Rejection extends RuntimeException {
  private static final long serialVersionUID = 1L;

  protected Rejection(String message) {
    super(message, null, false, false);
  }

  /** The answer, in the dialect's shape. */
  public abstract Reply reply(String requestId);
}
