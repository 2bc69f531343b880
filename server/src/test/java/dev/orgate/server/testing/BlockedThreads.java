package dev.orgate.server.testing;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Makes Vert.x's warning of a blocked event loop fail the tests. */
final class BlockedThreads {
  private static final Queue<String> WARNINGS = new ConcurrentLinkedQueue<>();

  // Held, because the log manager keeps loggers only weakly.
  private static final Logger LOGGER =
      Logger.getLogger("io.vertx.core.internal.threadchecker.BlockedThreadChecker");

  static {
    LOGGER.addHandler(
        new Handler() {
          @Override
          public void publish(LogRecord warning) {
            WARNINGS.add(warning.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        });
  }

  private BlockedThreads() {}

  /** Starts watching, once for the whole run. */
  static void watch() {
    if (LOGGER.getHandlers().length == 0) {
      throw new IllegalStateException("Not watching");
    }
  }

  static void assertNone() {
    if (!WARNINGS.isEmpty()) {
      throw new AssertionError("An event loop was blocked: " + WARNINGS);
    }
  }
}
