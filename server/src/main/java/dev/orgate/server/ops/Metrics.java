package dev.orgate.server.ops;

import dev.orgate.server.http.Observer;
import dev.orgate.store.Statistic;
import dev.orgate.store.Store;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway measures of itself, in the text that Prometheus reads: {@code GET /metrics} on a
 * port of its own, where no client of the gateway comes. Shared by the event loops.
 */
public final class Metrics {
  private static final Duration[] TIMES = {
    Duration.ofNanos(100_000),
    Duration.ofNanos(250_000),
    Duration.ofNanos(500_000),
    Duration.ofMillis(1),
    Duration.ofNanos(2_500_000),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collector = new JvmGcMetrics();
  private @Nullable HttpServer server;

  /**
   * @param troubles how many things are wrong with where keys come from
   * @param statistics what others count, as it is when they are asked
   */
  public Metrics(Supplier<Integer> troubles, Supplier<List<Statistic>> statistics) {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    collector.bindTo(registry);
    Gauge.builder("orgate.identity.troubles", troubles, Supplier::get)
        .description("How many sources of keys cannot be used as they are now")
        // Nobody else may hold it.
        .strongReference(true)
        .register(registry);
    registry.getPrometheusRegistry().register(new Statistics(statistics));
  }

  /** The bounds of the buckets of all times. */
  static Duration[] times() {
    return TIMES.clone();
  }

  /** Serves them; fails when the address is taken. */
  public Future<Void> listen(Vertx vertx, String host, int port) {
    return vertx
        .createHttpServer()
        .requestHandler(this::answer)
        .listen(port, host)
        .map(
            listening -> {
              server = listening;
              return null;
            });
  }

  /** The port in use. */
  public int port() {
    if (server == null) {
      throw new IllegalStateException("Not listening");
    }
    return server.actualPort();
  }

  private void answer(HttpServerRequest request) {
    if (!"/metrics".equals(request.path())) {
      request.response().setStatusCode(404).end();
    } else if (!request.method().equals(HttpMethod.GET)) {
      request.response().setStatusCode(405).putHeader("Allow", "GET").end();
    } else {
      request
          .response()
          .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
          .end(registry.scrape());
    }
  }

  /** The observer of one event loop. */
  public Observer newObserver() {
    return new LoopObserver(registry);
  }

  /** The same store, with its calls measured. */
  public Store measured(Store store) {
    return new MeasuredStore(store, registry);
  }

  public Future<Void> close() {
    collector.close();
    registry.close();
    return server == null ? Future.succeededFuture() : server.close();
  }
}
