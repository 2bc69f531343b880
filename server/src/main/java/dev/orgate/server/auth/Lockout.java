package dev.orgate.server.auth;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Locks a key for a while after so many failures in a row, so that nobody can try out signatures.
 * Of this gateway only; shared by its event loops. Only keys that exist may be told of, so that
 * there are never more entries than keys.
 */
final class Lockout {
  private static final int MOST_FAILURES = 5;
  private static final long LOCKED_MILLIS = Duration.ofMinutes(5).toMillis();

  private final ConcurrentHashMap<String, Failures> failing = new ConcurrentHashMap<>();
  private final InstantSource clock;

  /**
   * Failures in a row.
   *
   * @param until when the lock ends, or 0 as long as there is none
   */
  private record Failures(int count, long until) {}

  Lockout(InstantSource clock) {
    this.clock = clock;
  }

  boolean isLocked(String key) {
    Failures failures = failing.get(key);
    return failures != null && clock.millis() < failures.until;
  }

  void failed(String key) {
    failing.compute(key, (same, failures) -> after(failures));
  }

  private Failures after(@Nullable Failures before) {
    int count = before == null || isOver(before) ? 1 : before.count + 1;
    return new Failures(count, count < MOST_FAILURES ? 0 : clock.millis() + LOCKED_MILLIS);
  }

  private boolean isOver(Failures failures) {
    return failures.until != 0 && failures.until <= clock.millis();
  }

  void succeeded(String key) {
    if (failing.containsKey(key)) {
      failing.remove(key);
    }
  }
}
