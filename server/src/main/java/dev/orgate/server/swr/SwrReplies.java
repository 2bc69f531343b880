package dev.orgate.server.swr;

import dev.orgate.server.http.Reply;
import io.vertx.core.buffer.Buffer;

/** The answers without content. */
final class SwrReplies {
  /** Clients decode the body of a 201, so it must be an object, and an empty one is enough. */
  static final Reply CREATED = Reply.json(201, Buffer.buffer("{}"));

  static final Reply NO_CONTENT = Reply.empty(204);

  private SwrReplies() {}
}
