package dev.orgate.server.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a request on demand.
 *
 * @param delay how long it waits first
 * @param status what it is answered then, in place of being served; or null
 * @param drop whether its connection is closed then, without an answer
 */
public record Fault(Duration delay, @Nullable Integer status, boolean drop) {
  /** How a fault is written, for whoever wrote another one. */
  public static final String GRAMMAR =
      "delay=50ms, status=503 (400 to 599) or drop; a delay with one of the others";

  private static final Duration LONGEST_DELAY = Duration.ofHours(1);

  /**
   * Reads {@code delay=50ms}, {@code status=503}, {@code drop}, or a delay and one of the others
   * with a comma between, in any order.
   *
   * @throws IllegalArgumentException for any other text
   */
  public static Fault parse(String text) {
    Duration delay = null;
    Integer status = null;
    boolean drop = false;
    for (String part : text.split(",", -1)) {
      String word = part.strip();
      if (word.startsWith("delay=") && delay == null) {
        delay = delay(word.substring("delay=".length()));
      } else if (word.matches("status=[45][0-9]{2}") && status == null && !drop) {
        status = Integer.valueOf(word.substring("status=".length()));
      } else if (word.equals("drop") && !drop && status == null) {
        drop = true;
      } else {
        throw new IllegalArgumentException(GRAMMAR);
      }
    }
    return new Fault(delay == null ? Duration.ZERO : delay, status, drop);
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    if (!delay.isZero()) {
      parts.add("delay=" + delay.toMillis() + "ms");
    }
    if (status != null) {
      parts.add("status=" + status);
    }
    if (drop) {
      parts.add("drop");
    }
    return String.join(", ", parts);
  }

  private static Duration delay(String text) {
    Duration delay = Values.parseTime(text);
    if (delay == null || delay.compareTo(LONGEST_DELAY) > 0) {
      throw new IllegalArgumentException(GRAMMAR);
    }
    return delay;
  }
}
