package dev.orgate.store.pg.testing;

import dev.orgate.store.pg.testing.Message.Sender;
import java.time.Duration;

/** What goes wrong at the moment, asked by every connection of a proxy. */
final class Faults {
  private boolean blackHole;
  private long delayNanos;
  private ArmedCut armed;

  synchronized void heal() {
    blackHole = false;
    delayNanos = 0;
    armed = null;
    notifyAll();
  }

  synchronized void blackHole() {
    blackHole = true;
    notifyAll();
  }

  synchronized boolean isBlackHole() {
    return blackHole;
  }

  synchronized void delay(Duration time) {
    delayNanos = time.toNanos();
    notifyAll();
  }

  synchronized ArmedCut arm(Cut cut) {
    armed = new ArmedCut(cut);
    return armed;
  }

  /** Holds up what was read, until the delay is over or lifted. */
  synchronized void hold() throws InterruptedException {
    long start = System.nanoTime();
    for (long rest = delayNanos; rest > 0; rest = delayNanos - (System.nanoTime() - start)) {
      wait(rest / 1_000_000, (int) (rest % 1_000_000));
    }
  }

  /** The cut to make in front of the message that starts, or null. */
  ArmedCut before(Sender sender, char type) {
    return due(Cut.When.BEFORE, sender, type);
  }

  /** The cut to make behind the message that ended, or null. */
  ArmedCut after(Sender sender, char type) {
    return due(Cut.When.AFTER, sender, type);
  }

  private synchronized ArmedCut due(Cut.When when, Sender sender, char type) {
    if (armed == null || !armed.isDue(when, sender, type)) {
      return null;
    }
    ArmedCut due = armed;
    armed = null;
    return due;
  }
}
