package dev.orgate.store.pg;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** A promise that ends on the context of whoever made it, wherever it is completed. */
final class OnCaller<T> {
  private static final Logger LOG = System.getLogger(OnCaller.class.getName());

  private final @Nullable Context caller = Vertx.currentContext();
  private final Promise<T> promise = Promise.promise();

  /** A future's outcome, brought to the caller's context. */
  static <T> Future<T> of(Future<T> future) {
    if (future.isComplete()) {
      return future;
    }
    OnCaller<T> outcome = new OnCaller<>();
    future.onComplete(outcome::complete, outcome::fail);
    return outcome.future();
  }

  Future<T> future() {
    return promise.future();
  }

  void complete(T result) {
    onCaller(() -> promise.tryComplete(result));
  }

  void fail(Throwable failure) {
    onCaller(() -> promise.tryFail(failure));
  }

  private void onCaller(Runnable end) {
    if (caller != null && !caller.equals(Vertx.currentContext())) {
      caller.runOnContext(here -> end.run());
      return;
    }
    try {
      end.run();
    } catch (RuntimeException e) {
      // A caller's handler that throws must not keep others from being told.
      LOG.log(Level.ERROR, "The handler of a store call failed", e);
    }
  }
}
