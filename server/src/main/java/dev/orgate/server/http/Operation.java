package dev.orgate.server.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.function.Function;

/**
 * One method on one path.
 *
 * @param method the HTTP method
 * @param path the path, with {@code :name} for a segment that is a parameter
 * @param needs what the caller must bring; checked before the action runs
 * @param readsBody whether the action wants the body; without, a body is read and dropped
 * @param action answers the call; a failed future or a thrown {@link Problem} or {@link
 *     dev.orgate.store.Refusal} is given its shape by the dialect
 */
public record Operation(
    HttpMethod method,
    String path,
    Needs needs,
    boolean readsBody,
    Function<Call, Future<Reply>> action) {

  /** What an operation demands of its caller before it runs. */
  public enum Needs {
    /** Nothing: the operation answers anybody. */
    NOTHING,
    /** A verified credential; the store decides what its actor may. */
    ACTOR
  }
}
