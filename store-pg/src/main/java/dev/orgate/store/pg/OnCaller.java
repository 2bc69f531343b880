package dev.orgate.store.pg;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;

/** A promise that ends on the context of whoever made it, wherever it is completed. */
final class OnCaller<T> {
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
    if (caller == null || caller == Vertx.currentContext()) {
      promise.tryComplete(result);
    } else {
      caller.runOnContext(here -> promise.tryComplete(result));
    }
  }

  void fail(Throwable failure) {
    if (caller == null || caller == Vertx.currentContext()) {
      promise.tryFail(failure);
    } else {
      caller.runOnContext(here -> promise.tryFail(failure));
    }
  }
}
