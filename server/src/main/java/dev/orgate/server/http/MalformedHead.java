package dev.orgate.server.http;

/** A request head that is refused; the message says why without quoting it. Stackless. */
final class MalformedHead extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedHead(String message) {
    super(message, null, false, false);
  }
}
