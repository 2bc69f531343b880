package dev.orgate.server.bench;

import java.util.ArrayDeque;
import java.util.Deque;

/** Everything that was started, ended in reverse order, also when the program is interrupted. */
final class Started implements AutoCloseable {
  private final Deque<AutoCloseable> things = new ArrayDeque<>();

  Started() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "bench-end"));
  }

  synchronized <T extends AutoCloseable> T add(T thing) {
    things.push(thing);
    return thing;
  }

  @Override
  public synchronized void close() {
    while (!things.isEmpty()) {
      try {
        things.pop().close();
      } catch (Exception e) {
        // The others are to end all the same.
        System.err.println("Left behind: " + e);
      }
    }
  }
}
