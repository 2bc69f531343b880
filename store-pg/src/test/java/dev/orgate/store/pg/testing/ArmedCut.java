package dev.orgate.store.pg.testing;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A cut that waits for its message. */
public final class ArmedCut {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Cut cut;
  private final CountDownLatch made = new CountDownLatch(1);
  private int left;

  ArmedCut(Cut cut) {
    this.cut = cut;
    this.left = cut.ordinal();
  }

  /** Whether this message, which starts or has ended, is the one. For one thread at a time. */
  boolean isDue(Cut.When when, Message.Sender sender, char type) {
    return cut.when() == when && cut.message().is(sender, type) && --left == 0;
  }

  Cut.Ending ending() {
    return cut.ending();
  }

  void make() {
    made.countDown();
  }

  /** Whether the connection is cut. */
  public boolean isMade() {
    return made.getCount() == 0;
  }

  /** Waits until the connection is cut; false if that does not come to pass in this time. */
  public boolean awaitMade(Duration time) throws InterruptedException {
    return made.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Waits until the connection is cut, and fails if that takes too long. */
  public void awaitMade() throws InterruptedException {
    if (!awaitMade(PATIENCE)) {
      throw new AssertionError("Never came to pass: " + cut);
    }
  }
}
