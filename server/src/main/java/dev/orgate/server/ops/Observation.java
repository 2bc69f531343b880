package dev.orgate.server.ops;

import dev.orgate.server.config.OperationsSettings;
import dev.orgate.server.http.Observer;
import dev.orgate.store.Statistic;
import dev.orgate.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What one gateway shows of what it does, as far as its settings ask for it. */
public final class Observation {
  private final Vertx vertx;
  private final OperationsSettings settings;
  private final @Nullable AccessLog log;
  private final @Nullable Metrics metrics;

  private Observation(
      Vertx vertx,
      OperationsSettings settings,
      Supplier<Integer> troubles,
      Supplier<List<Statistic>> statistics)
      throws IOException {
    this.vertx = vertx;
    this.settings = settings;
    String name = settings.accessLog();
    log = name == null ? null : AccessLog.open(name);
    metrics = settings.metricsPort() == null ? null : new Metrics(troubles, statistics);
  }

  /**
   * Opens the log, which blocks.
   *
   * @param troubles how many things are wrong with where keys come from
   * @param statistics what the parts of the gateway count, as it is when they are asked
   * @throws IllegalStateException when the log cannot be written
   */
  public static Observation open(
      Vertx vertx,
      OperationsSettings settings,
      Supplier<Integer> troubles,
      Supplier<List<Statistic>> statistics) {
    try {
      return new Observation(vertx, settings, troubles, statistics);
    } catch (IOException e) {
      throw new IllegalStateException("The access log cannot be written: " + e.getMessage(), e);
    }
  }

  /** Serves the metrics, if they are asked for; fails when their address is taken. */
  public Future<Void> start() {
    Integer port = settings.metricsPort();
    if (metrics == null || port == null) {
      return Future.succeededFuture();
    }
    String host = settings.metricsHost();
    return metrics
        .listen(vertx, host, port)
        .recover(
            cause ->
                Future.failedFuture(
                    new IllegalStateException(
                        "Cannot listen on %s:%d: %s".formatted(host, port, cause.getMessage()),
                        cause)));
  }

  /** The observer of one event loop; null if nothing is to be shown. */
  public @Nullable Observer newObserver() {
    List<Observer> observers = new ArrayList<>();
    if (log != null) {
      observers.add(log);
    }
    if (metrics != null) {
      observers.add(metrics.newObserver());
    }
    return Observer.of(observers);
  }

  /** The store to call: the same, unless its calls are to be measured. */
  public Store measured(Store store) {
    return metrics == null ? store : metrics.measured(store);
  }

  /** The port of the metrics, once they are served. */
  public OptionalInt metricsPort() {
    return metrics == null ? OptionalInt.empty() : OptionalInt.of(metrics.port());
  }

  /** Writes what is still to be logged, and serves no more metrics. */
  public Future<Void> close() {
    Future<Void> closed = metrics == null ? Future.succeededFuture() : metrics.close();
    AccessLog written = log;
    return written == null
        ? closed
        : closed.eventually(
            () ->
                vertx.executeBlocking(
                    () -> {
                      written.close();
                      return null;
                    }));
  }
}
