package dev.orgate.server.config;

import io.vertx.core.Vertx;

/**
 * Looks at files every second, off the event loops, from {@link #start} until {@link #close}: one
 * look at a time, the next a second after the last has ended.
 */
public final class FileWatch {
  private static final long LOOK_MILLIS = 1_000;

  private final Vertx vertx;
  private final Runnable look;
  private volatile long timer = -1;
  private volatile boolean closed;

  /**
   * @param look looks once; may block
   */
  public FileWatch(Vertx vertx, Runnable look) {
    this.vertx = vertx;
    this.look = look;
  }

  /** Begins to look; the first time in a second. */
  public void start() {
    if (!closed) {
      timer =
          vertx.setTimer(
              LOOK_MILLIS,
              fired ->
                  vertx
                      .executeBlocking(
                          () -> {
                            look.run();
                            return true;
                          })
                      .onComplete(looked -> start()));
    }
  }

  /** Looks no more. */
  public void close() {
    closed = true;
    vertx.cancelTimer(timer);
  }
}
