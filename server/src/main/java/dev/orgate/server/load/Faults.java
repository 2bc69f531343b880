package dev.orgate.server.load;

import dev.orgate.server.config.Fault;
import dev.orgate.server.config.LoadSettings;
import dev.orgate.server.http.Observer;
import dev.orgate.server.http.Problem;
import dev.orgate.store.Statistic;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Faults on demand, before a request is looked at: what its {@code X-Orgate-Fault} asks for, or
 * else, of as many requests as the settings say, the one that they name. Which of these it is
 * follows from the seed and the request's number, counted over all event loops. One for a gateway.
 */
public final class Faults {
  private static final Logger LOG = System.getLogger(Faults.class.getName());
  private static final String HEADER = "X-Orgate-Fault";

  private final LoadSettings settings;
  private final @Nullable Scheme scheme;
  private final AtomicInteger requests = new AtomicInteger();
  private final LongAdder delays = new LongAdder();
  private final LongAdder statuses = new LongAdder();
  private final LongAdder drops = new LongAdder();

  public Faults(LoadSettings settings) {
    Integer seed = settings.seed();
    this.settings = settings;
    this.scheme = seed == null || settings.faultRate() == 0 ? null : new Scheme(seed, settings);
    LOG.log(
        Level.WARNING,
        "FAULTS ARE ON: with the header {0} anybody who can connect makes any request wait or fail",
        HEADER);
  }

  /** Those of one event loop, of whose answers the observer is told, if there is one. */
  public FaultyLoop on(Vertx vertx, @Nullable Observer observer) {
    return new FaultyLoop(this, vertx, observer);
  }

  /**
   * The fault of a request, which is counted; null for none.
   *
   * @throws Problem when it asks for what is none
   */
  @Nullable Fault of(HttpServerRequest request) {
    Fault fault = wanted(request);
    if (fault != null) {
      count(delays, !fault.delay().isZero());
      count(statuses, fault.status() != null);
      count(drops, fault.drop());
    }
    return fault;
  }

  private static void count(LongAdder counter, boolean one) {
    if (one) {
      counter.increment();
    }
  }

  /** How many faults there were; a request that waited first and then was struck had two. */
  public List<Statistic> statistics() {
    return List.of(
        injected("delay", delays), injected("status", statuses), injected("drop", drops));
  }

  private static Statistic injected(String fault, LongAdder counter) {
    return new Statistic.Counter(
        "orgate_faults_injected",
        "Faults that befell requests on demand",
        Map.of("fault", fault),
        counter.sum());
  }

  private @Nullable Fault wanted(HttpServerRequest request) {
    List<String> asked = request.headers().getAll(HEADER);
    if (!asked.isEmpty()) {
      try {
        return Fault.parse(String.join(",", asked));
      } catch (IllegalArgumentException e) {
        throw new Problem(Problem.Kind.MALFORMED_REQUEST, HEADER + " takes " + e.getMessage());
      }
    }
    return scheme != null && isChosen(scheme, requests.getAndIncrement()) ? settings.fault() : null;
  }

  private boolean isChosen(Scheme seeded, int number) {
    return seeded.hash("fault/" + number) % 1000 < settings.faultRate();
  }
}
