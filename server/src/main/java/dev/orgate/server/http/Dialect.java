package dev.orgate.server.http;

import dev.orgate.store.Refusal;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One API as its clients know it: its operations, and its words for what goes wrong. */
public interface Dialect {
  /** The operations, the most called first. */
  List<Operation> operations();

  /** Whether it also answers for a path that no operation has. */
  default boolean owns(String path) {
    return false;
  }

  /**
   * The key under which an operation may safely be tried again, or null without one. The action of
   * an operation with a key writes to nothing but {@link Call#keyed}.
   *
   * @throws Problem for a key that is none
   */
  default @Nullable String attemptKey(Operation operation, MultiMap headers) {
    return null;
  }

  /** Has the last word on the answer to one of its operations, whatever came of the call. */
  default Reply finish(Call call, Reply reply) {
    return reply;
  }

  /** Lets go of what it holds, when no more requests come. */
  default Future<Void> close() {
    return Future.succeededFuture();
  }

  /** The answer to a request that never became a store operation. */
  Reply problem(Problem problem, String requestId);

  /** The answer to a refused store operation. */
  Reply refusal(Refusal refusal, String requestId);
}
