package dev.orgate.server.ops;

import dev.orgate.server.store.StoreFront;
import dev.orgate.store.Store;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A store whose calls are timed by operation, such as {@code namespaces.create}, and outcome. Looks
 * a meter up by its tags only the first time.
 */
final class MeasuredStore extends StoreFront {
  private final Store store;
  private final MeterRegistry registry;
  private final Map<Method, Operation> operations = new HashMap<>();

  MeasuredStore(Store store, MeterRegistry registry) {
    this.store = store;
    this.registry = registry;
    for (Method part : Store.class.getMethods()) {
      if (part.getReturnType().getPackageName().equals(Store.class.getPackageName())) {
        for (Method method : part.getReturnType().getMethods()) {
          if (method.getReturnType() == Future.class) {
            operations.put(method, new Operation(words(part) + "." + words(method)));
          }
        }
      }
    }
  }

  private static String words(Method method) {
    return method.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  @Override
  protected Store behind() {
    return store;
  }

  @Override
  protected Object call(Object part, Method method, Object @Nullable [] arguments)
      throws Throwable {
    Operation operation = operations.get(method);
    if (operation == null) {
      return super.call(part, method, arguments);
    }
    long start = System.nanoTime();
    try {
      Future<?> answer = (Future<?>) super.call(part, method, arguments);
      if (answer.isComplete()) {
        operation.ended(answer.cause(), start);
      } else {
        answer.onComplete(ended -> operation.ended(ended.cause(), start));
      }
      return answer;
    } catch (Throwable failure) {
      operation.ended(failure, start);
      throw failure;
    }
  }

  /** One method of one part. */
  private final class Operation {
    private final String name;
    private final AtomicReferenceArray<@Nullable Timer> timers =
        new AtomicReferenceArray<>(Outcome.values().length);

    Operation(String name) {
      this.name = name;
    }

    void ended(@Nullable Throwable failure, long start) {
      Outcome outcome = Outcome.of(failure);
      Timer timer = timers.get(outcome.ordinal());
      if (timer == null) {
        timer = timer(outcome);
        timers.set(outcome.ordinal(), timer);
      }
      timer.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    }

    /** Of two that are made at once the registry makes one. */
    private Timer timer(Outcome outcome) {
      return Timer.builder("orgate.store.calls")
          .description("From the call of the store to its outcome")
          .tag("operation", name)
          .tag("outcome", outcome.label())
          .serviceLevelObjectives(Metrics.times())
          .register(registry);
    }
  }
}
