package dev.orgate.store.pg;

import dev.orgate.store.Statistic;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gathers items while earlier ones are on the wire and sends them together. It clocks itself: an
 * item that finds nothing on the wire leaves at once, in a batch of one, and every batch that
 * returns lets the next go; there is no timer. Any thread may submit.
 *
 * @param <I> what is asked
 * @param <O> what is answered
 */
final class Coalescer<I, O> {
  /** Sends a batch; answers each item's own outcome, in the batch's order, or fails for all. */
  interface Sender<I, O> {
    Future<List<Future<O>>> send(List<I> batch);
  }

  /**
   * How much goes together.
   *
   * @param batch the most items of one batch
   * @param underWay the most batches on the wire
   * @param waiting the most items that wait; more are refused
   * @param patience how long an item waits before it is refused instead of sent
   */
  record Limits(int batch, int underWay, int waiting, Duration patience) {}

  private record Batch<I, O>(List<Waiting<I, O>> items, List<Waiting<I, O>> refused) {}

  private record Waiting<I, O>(I item, long since, OnCaller<O> outcome) {}

  private final Limits limits;
  private final Function<I, @Nullable Object> apart;
  private final Supplier<Throwable> refusal;
  private final Sender<I, O> sender;
  private final Deque<Waiting<I, O>> waiting = new ArrayDeque<>();
  private final BatchCounts counts = new BatchCounts();
  private int underWay;

  /**
   * @param apart two items for which it answers equal objects never share a batch, but keep their
   *     order; null is equal to nothing
   * @param refusal makes the failure of an item that is refused; it was never sent
   */
  Coalescer(
      Limits limits,
      Function<I, @Nullable Object> apart,
      Supplier<Throwable> refusal,
      Sender<I, O> sender) {
    this.limits = limits;
    this.apart = apart;
    this.refusal = refusal;
    this.sender = sender;
  }

  /** The item's own outcome, on the caller's context. */
  Future<O> submit(I item) {
    Waiting<I, O> entry = new Waiting<>(item, System.nanoTime(), new OnCaller<>());
    Batch<I, O> batch;
    synchronized (this) {
      if (waiting.size() >= limits.waiting) {
        counts.refused();
        return Future.failedFuture(refusal.get());
      }
      waiting.add(entry);
      batch = next();
    }
    send(batch);
    return entry.outcome.future();
  }

  /** Takes the next batch off the queue, an empty one unless it may go. */
  private Batch<I, O> next() {
    Batch<I, O> batch = new Batch<>(new ArrayList<>(), new ArrayList<>());
    if (underWay < limits.underWay && !waiting.isEmpty()) {
      long now = System.nanoTime();
      Set<Object> taken = new HashSet<>();
      Iterator<Waiting<I, O>> queue = waiting.iterator();
      while (queue.hasNext() && batch.items.size() < limits.batch) {
        Waiting<I, O> entry = queue.next();
        Object key = apart.apply(entry.item);
        if (now - entry.since > limits.patience.toNanos()) {
          queue.remove();
          counts.refused();
          batch.refused.add(entry);
        } else if (key == null || taken.add(key)) {
          queue.remove();
          counts.waited(now - entry.since);
          batch.items.add(entry);
        }
      }
      if (!batch.items.isEmpty()) {
        underWay++;
        counts.sent(batch.items.size());
      }
    }
    return batch;
  }

  /** What became of all items up to now. */
  synchronized List<Statistic> statistics(String kind) {
    return counts.statistics(kind, waiting.size(), underWay);
  }

  private void send(Batch<I, O> first) {
    Batch<I, O> batch = first;
    refuse(batch);
    // A loop, because a whole queue may fail at once while nothing is connected.
    while (!batch.items.isEmpty()) {
      List<Waiting<I, O>> sent = batch.items;
      Future<List<Future<O>>> outcomes = trySend(sent);
      if (!outcomes.isComplete()) {
        outcomes.onComplete(
            returned -> {
              // First, so that the database works while the answers are told.
              send(afterReturn());
              tell(sent, outcomes);
            });
        return;
      }
      batch = afterReturn();
      tell(sent, outcomes);
      refuse(batch);
    }
  }

  private void refuse(Batch<I, O> batch) {
    batch.refused.forEach(entry -> entry.outcome.fail(refusal.get()));
  }

  private Future<List<Future<O>>> trySend(List<Waiting<I, O>> batch) {
    try {
      return sender.send(batch.stream().map(Waiting::item).toList());
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  private synchronized Batch<I, O> afterReturn() {
    underWay--;
    return next();
  }

  private static <I, O> void tell(List<Waiting<I, O>> batch, Future<List<Future<O>>> outcomes) {
    for (int i = 0; i < batch.size(); i++) {
      OnCaller<O> outcome = batch.get(i).outcome;
      if (outcomes.succeeded()) {
        outcomes.result().get(i).onComplete(outcome::complete, outcome::fail);
      } else {
        outcome.fail(outcomes.cause());
      }
    }
  }
}
