package dev.orgate.server.zstack;

import dev.orgate.server.http.Reply;
import dev.orgate.store.Refusal;
import io.vertx.core.Future;
import java.util.function.Function;

/** From what a store says to what the dialect answers. */
final class Outcomes {
  private Outcomes() {}

  /** The reply to what the store answered; a refusal names the argument that it is about. */
  static <T> Future<Reply> reply(
      Future<T> outcome, Arguments arguments, Function<T, Reply> encode) {
    return outcome
        .map(encode)
        .recover(
            failure ->
                Future.failedFuture(
                    failure instanceof Refusal refusal
                        ? refusal.accept(new ZstackRefusals(arguments))
                        : failure));
  }

  /** The same of what answers nothing but that it is done. */
  static Future<Reply> done(Future<Void> outcome, Arguments arguments) {
    return reply(outcome, arguments, done -> ZstackReplies.EMPTY);
  }
}
