package dev.orgate.server.ops;

import dev.orgate.server.http.Observer;
import dev.orgate.server.http.Operation;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Context;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Measures one event loop: the requests it answers, by route and status, and how late it is. Looks
 * a meter up by its tags only the first time.
 */
final class LoopObserver implements Observer {
  private static final String ANY_OTHER = "none";
  private static final int STATUSES = 600;
  private static final long LOOK_MILLIS = 100;

  private final MeterRegistry registry;
  private final Map<Operation, @Nullable Timer[]> timers = new HashMap<>();
  private final @Nullable Timer[] others = new Timer[STATUSES];
  private final Timer lag;
  private @Nullable Context loop;
  private long timer = -1;
  private long due;

  LoopObserver(MeterRegistry registry) {
    this.registry = registry;
    this.lag =
        Timer.builder("orgate.event.loop.lag")
            .description("How late an event loop runs what is due")
            .serviceLevelObjectives(Metrics.times())
            .register(registry);
  }

  @Override
  public void answered(Exchange exchange) {
    Operation operation = exchange.operation();
    @Nullable Timer[] byStatus =
        operation == null
            ? others
            : timers.computeIfAbsent(operation, first -> new Timer[STATUSES]);
    Timer known = byStatus[exchange.status()];
    if (known == null) {
      known = timer(operation, exchange.status());
      byStatus[exchange.status()] = known;
    }
    known.record(exchange.nanos(), TimeUnit.NANOSECONDS);
  }

  private Timer timer(@Nullable Operation operation, int status) {
    return Timer.builder("orgate.http.requests")
        .description("From the whole head of a request to its answer")
        .tag("method", operation == null ? ANY_OTHER : operation.method().name())
        .tag("route", operation == null ? ANY_OTHER : operation.path())
        .tag("status", String.valueOf(status))
        .serviceLevelObjectives(Metrics.times())
        .register(registry);
  }

  @Override
  public void begin(Context context) {
    loop = context;
    due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS);
    timer = context.owner().setPeriodic(LOOK_MILLIS, fired -> look());
  }

  private void look() {
    long now = System.nanoTime();
    lag.record(Math.max(0, now - due), TimeUnit.NANOSECONDS);
    due = now + TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS);
  }

  @Override
  public void end() {
    if (loop != null) {
      loop.owner().cancelTimer(timer);
    }
  }
}
