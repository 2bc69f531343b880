package dev.orgate.server.auth;

import dev.orgate.server.http.Rejection;
import dev.orgate.server.http.Reply;

/** A request for a token that the dialect can read but not accept. */
final class KeystoneRejection extends Rejection {
  private static final long serialVersionUID = 1L;
  private final KeystoneError error;

  KeystoneRejection(KeystoneError error, String detail) {
    super(detail);
    this.error = error;
  }

  @Override
  public Reply reply(String requestId) {
    return error.reply(String.valueOf(getMessage()));
  }
}
