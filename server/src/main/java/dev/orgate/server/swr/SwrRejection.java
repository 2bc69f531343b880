package dev.orgate.server.swr;

import dev.orgate.server.http.Rejection;
import dev.orgate.server.http.Reply;

/** A request that the dialect can read but not accept. */
final class SwrRejection extends Rejection {
  private static final long serialVersionUID = 1L;
  private final SwrError error;

  SwrRejection(SwrError error, String detail) {
    super(detail);
    this.error = error;
  }

  @Override
  public Reply reply(String requestId) {
    return error.reply(String.valueOf(getMessage()), requestId);
  }
}
