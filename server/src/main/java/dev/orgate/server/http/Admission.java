package dev.orgate.server.http;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Bounds how many requests of one event loop are with the store at once, so that each further one
 * takes no more than its place in a queue. Who waited too long is sent away; nobody is before,
 * unless the queue is full, for who is sent away at once comes back at once: a hundred times as
 * many clients as can be served would then leave no time to serve any.
 *
 * <p>A request that the store answers at once never waits. Used from one event loop only.
 */
public final class Admission {
  /** Who comes to be let in. */
  interface Visitor {
    /** Whether nobody waits for it any more. */
    boolean isGone();

    /** Told once; it answers with {@link #leave} when it is done. */
    void admitted();

    /** Told once, in place of the other. */
    void refused();
  }

  private record Waiting(Visitor visitor, long since) {}

  private final Vertx vertx;
  private final int most;
  private final int mostWaiting;
  private final long patienceNanos;
  private final AdmissionCounts counts;
  private final Deque<Waiting> queue = new ArrayDeque<>();
  private int underWay;
  private boolean admitting;
  private boolean watched;

  /**
   * @param most how many may be under way
   * @param mostWaiting how many may wait; where each has a connection of its own, as many as there
   *     are connections
   * @param patience how long one waits before it is sent away
   * @param counts those of all event loops
   */
  public Admission(
      Vertx vertx, int most, int mostWaiting, Duration patience, AdmissionCounts counts) {
    this.vertx = vertx;
    this.most = most;
    this.mostWaiting = mostWaiting;
    this.patienceNanos = patience.toNanos();
    this.counts = counts;
  }

  void enter(Visitor visitor) {
    if (underWay < most && queue.isEmpty()) {
      underWay++;
      visitor.admitted();
    } else if (queue.size() < mostWaiting) {
      queue.add(new Waiting(visitor, System.nanoTime()));
      counts.waits();
      watch();
    } else {
      refuse(visitor);
    }
  }

  /** One that was admitted is done. */
  void leave() {
    underWay--;
    // A loop, because those let in may be done at once, and then come here again.
    if (!admitting && !queue.isEmpty()) {
      admitting = true;
      try {
        admit();
      } finally {
        admitting = false;
      }
    }
  }

  private void admit() {
    long now = System.nanoTime();
    while (underWay < most && !queue.isEmpty()) {
      Waiting next = next();
      if (isLate(next, now) || next.visitor.isGone()) {
        refuse(next.visitor);
      } else {
        underWay++;
        next.visitor.admitted();
      }
    }
  }

  private Waiting next() {
    counts.waitsNoMore();
    return queue.remove();
  }

  private void refuse(Visitor visitor) {
    counts.refused();
    visitor.refused();
  }

  private boolean isLate(Waiting waiting, long now) {
    return now - waiting.since >= patienceNanos;
  }

  /** Sends away in time also when nobody leaves. */
  private void watch() {
    Waiting first = queue.peek();
    if (!watched && first != null) {
      watched = true;
      long left = patienceNanos - (System.nanoTime() - first.since);
      vertx.setTimer(Math.max(1, left / 1_000_000 + 1), fired -> look());
    }
  }

  private void look() {
    watched = false;
    long now = System.nanoTime();
    Waiting first = queue.peek();
    while (first != null && isLate(first, now)) {
      refuse(next().visitor);
      first = queue.peek();
    }
    watch();
  }
}
