package dev.orgate.server.load;

import dev.orgate.server.config.Fault;
import dev.orgate.server.config.LoadSettings;
import dev.orgate.server.http.Answer;
import dev.orgate.server.http.Problem;
import dev.orgate.server.http.Reply;
import dev.orgate.server.http.RequestIds;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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

  public Faults(LoadSettings settings) {
    Integer seed = settings.seed();
    this.settings = settings;
    this.scheme = seed == null || settings.faultRate() == 0 ? null : new Scheme(seed, settings);
    LOG.log(
        Level.WARNING,
        "FAULTS ARE ON: with the header {0} anybody who can connect makes any request wait or fail",
        HEADER);
  }

  /**
   * A handler that stands before another one on an event loop.
   *
   * @param next what serves a request that has no fault or has waited; answers it on its own, and
   *     reads its body, if at all, when it is called
   */
  public Handler<HttpServerRequest> before(Vertx vertx, Handler<HttpServerRequest> next) {
    return request -> {
      Fault fault = of(request);
      if (fault == null) {
        next.handle(request);
      } else if (fault.delay().isZero()) {
        befall(fault, request, next);
      } else {
        // Nobody reads the body before it has waited.
        request.pause();
        vertx.setTimer(
            fault.delay().toMillis(),
            waited -> {
              befall(fault, request, next);
              request.resume();
            });
      }
    };
  }

  private @Nullable Fault of(HttpServerRequest request) {
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

  private static void befall(
      Fault fault, HttpServerRequest request, Handler<HttpServerRequest> next) {
    Integer status = fault.status();
    if (fault.drop()) {
      var unused = request.connection().close();
    } else if (status == null) {
      next.handle(request);
    } else {
      Answer.write(
          request.response(), Reply.text(status, "a fault on demand\n"), RequestIds.next());
    }
  }
}
