package dev.orgate.server.load;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Many calls of a store, a few hundred of them under way at a time, without holding an event loop
 * for long. Begins them in the order of their numbers.
 */
final class Parallel {
  /** Enough to fill a store's batches. */
  private static final int WIDTH = 256;

  /** How many are begun before the event loop may do something else. */
  private static final int TURN = 1_000;

  private final Context context;
  private final int count;
  private final IntFunction<Future<Void>> call;
  private final Promise<Void> done = Promise.promise();
  private int begun;
  private int ended;
  private boolean beginning;

  private Parallel(Context context, int count, IntFunction<Future<Void>> call) {
    this.context = context;
    this.count = count;
    this.call = call;
  }

  /**
   * Makes the calls 0 to {@code count - 1} on a context. Fails as the first one that fails, after
   * which none is begun.
   */
  static Future<Void> each(Context context, int count, IntFunction<Future<Void>> call) {
    Parallel all = new Parallel(context, count, call);
    context.runOnContext(now -> all.begin());
    return all.done.future();
  }

  private void begin() {
    beginning = true;
    int turn = TURN;
    while (begun < count && begun - ended < WIDTH && turn > 0 && !isOver()) {
      turn--;
      call.apply(begun++).onComplete(outcome -> end(outcome.cause()));
    }
    beginning = false;
    if (ended == count) {
      done.tryComplete();
    } else if (turn == 0) {
      beginning = true;
      context.runOnContext(now -> begin());
    }
  }

  private void end(@Nullable Throwable failure) {
    ended++;
    if (failure != null) {
      done.tryFail(failure);
    } else if (!beginning && !isOver()) {
      begin();
    }
  }

  private boolean isOver() {
    return done.future().isComplete();
  }
}
