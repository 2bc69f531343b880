package dev.orgate.server.swr;

import dev.orgate.server.http.Reply;
import java.nio.charset.StandardCharsets;

/** The answers without content. */
final class SwrReplies {
  /** Clients decode the body of a 201, so it must be an object, and an empty one is enough. */
  static final Reply CREATED = Reply.json(201, "{}".getBytes(StandardCharsets.UTF_8));

  static final Reply NO_CONTENT = Reply.empty(204);

  private SwrReplies() {}
}
