package dev.orgate.server.http;

import dev.orgate.server.config.Fault;
import dev.orgate.store.Actor;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Told of the answers of one event loop, as they are written. Must neither block nor throw. */
public interface Observer {
  /**
   * A request and its answer.
   *
   * @param operation what was called; null when no operation fits
   * @param actor who called, if that was asked and proven
   * @param status 0 if the connection was closed without an answer
   * @param requestId the id that the answer carries
   * @param nanos the time from the whole head to the answer
   * @param fault what befell the request on demand, or null
   */
  record Exchange(
      HttpServerRequest request,
      @Nullable Operation operation,
      @Nullable Actor actor,
      int status,
      String requestId,
      long nanos,
      @Nullable Fault fault) {
    /** The same of a request that a fault befell, which took that time in all. */
    public Exchange with(Fault befell, long nanosInAll) {
      return new Exchange(request, operation, actor, status, requestId, nanosInAll, befell);
    }
  }

  void answered(Exchange exchange);

  /** The event loop begins to serve; called on it. */
  default void begin(Context context) {}

  /** It serves no more. */
  default void end() {}

  /** All of them as one; null for none, which costs a request nothing. */
  static @Nullable Observer of(List<Observer> observers) {
    return observers.isEmpty() ? null : new Observers(observers);
  }
}
