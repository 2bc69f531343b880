package dev.orgate.server.zstack;

import dev.orgate.server.http.Rejection;
import dev.orgate.server.http.Reply;

/** A request that the dialect can read but not accept. */
final class ZstackRejection extends Rejection {
  private static final long serialVersionUID = 1L;
  private final transient Reply reply;

  ZstackRejection(String why, Reply reply) {
    super(why);
    this.reply = reply;
  }

  /** What the service's front end refuses by itself: in plain text, and never by way of a job. */
  static ZstackRejection badRequest(String why) {
    return new ZstackRejection(why, Reply.text(400, why));
  }

  @Override
  public Reply reply(String requestId) {
    return reply;
  }
}
