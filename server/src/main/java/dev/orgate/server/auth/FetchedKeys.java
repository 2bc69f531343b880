package dev.orgate.server.auth;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The keys that a service has, fetched regularly and when somebody misses one; shared by all event
 * loops. While the service is away the keys of the last good answer stay.
 */
final class FetchedKeys {
  private static final Logger LOG = System.getLogger(FetchedKeys.class.getName());

  private final Vertx vertx;
  private final Supplier<Future<List<VerificationKey>>> service;
  private final Duration refresh;
  private final Duration pause;
  private final Runnable changed;
  private volatile List<VerificationKey> keys = List.of();
  private volatile @Nullable String trouble = "has not been asked yet";

  /** What those wait for who came after the fetch that is under way had begun. */
  private @Nullable Promise<Void> next;

  private boolean underWay;
  private boolean closed;
  private long earliestNanos = System.nanoTime();
  private long timer = -1;

  /**
   * @param refresh the time between two fetches that nobody asked for
   * @param pause the shortest time between the beginnings of two
   * @param changed told after each change of the keys
   */
  FetchedKeys(
      Vertx vertx,
      Supplier<Future<List<VerificationKey>>> service,
      Duration refresh,
      Duration pause,
      Runnable changed) {
    this.vertx = vertx;
    this.service = service;
    this.refresh = refresh;
    this.pause = pause;
    this.changed = changed;
  }

  /** The keys of the last good answer; none before the first. */
  List<VerificationKey> keys() {
    return keys;
  }

  /** Why the last fetch failed; null when it did not. */
  @Nullable String trouble() {
    return trouble;
  }

  /**
   * Waits for a fetch that begins from now on, so that whatever the service published before is
   * known when it succeeds. All who wait share one, however many they are; fails with it.
   */
  synchronized Future<Void> refetched() {
    if (closed) {
      return Future.failedFuture(new FetchFailure("is asked no more"));
    }
    Promise<Void> waiting = next;
    if (waiting == null) {
      waiting = Promise.promise();
      next = waiting;
      if (!underWay) {
        schedule();
      }
    }
    return waiting.future();
  }

  private void schedule() {
    long millis = TimeUnit.NANOSECONDS.toMillis(earliestNanos - System.nanoTime());
    if (millis <= 0) {
      begin();
    } else {
      wakeIn(millis, this::begin);
    }
  }

  private void wakeIn(long millis, Runnable action) {
    vertx.cancelTimer(timer);
    timer = vertx.setTimer(millis, fired -> action.run());
  }

  private synchronized void begin() {
    Promise<Void> waiting = next;
    if (closed || underWay || waiting == null) {
      return;
    }
    vertx.cancelTimer(timer);
    next = null;
    underWay = true;
    earliestNanos = System.nanoTime() + pause.toNanos();
    service.get().onComplete(answer -> ended(answer, waiting));
  }

  private void ended(AsyncResult<List<VerificationKey>> answer, Promise<Void> waiting) {
    if (answer.succeeded()) {
      keys = answer.result();
      changed.run();
      report(null);
      waiting.complete();
    } else {
      report(answer.cause().getMessage());
      waiting.fail(answer.cause());
    }
    goOn();
  }

  private synchronized void goOn() {
    underWay = false;
    if (closed) {
      return;
    }
    if (next == null) {
      wakeIn(Math.max(1, refresh.toMillis()), this::refetched);
    } else {
      schedule();
    }
  }

  private void report(@Nullable String now) {
    String before = trouble;
    trouble = now;
    if (now == null) {
      if (before != null) {
        LOG.log(Level.INFO, "The service of the signing keys answered {0} keys", keys.size());
      }
    } else if (!now.equals(before)) {
      LOG.log(
          Level.WARNING, "The service of the signing keys {0}; {1} keys stay", now, keys.size());
    }
  }

  synchronized void close() {
    closed = true;
    vertx.cancelTimer(timer);
    Promise<Void> waiting = next;
    if (waiting != null) {
      next = null;
      waiting.fail(new FetchFailure("is asked no more"));
    }
  }
}
