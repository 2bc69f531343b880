package dev.orgate.server.load;

import dev.orgate.server.config.Fault;
import dev.orgate.server.http.Answer;
import dev.orgate.server.http.Observer;
import dev.orgate.server.http.Reply;
import dev.orgate.server.http.RequestIds;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The {@link Faults} of a gateway on one of its event loops, and what an observer is told of them.
 */
public final class FaultyLoop {
  private final Faults faults;
  private final Vertx vertx;
  private final @Nullable Observer observer;

  /** Requests that waited and are being served; weak, since one may never be answered. */
  private final Map<HttpServerRequest, Struck> served = new WeakHashMap<>();

  private record Struck(Fault fault, long since) {
    long nanos() {
      return System.nanoTime() - since;
    }
  }

  FaultyLoop(Faults faults, Vertx vertx, @Nullable Observer observer) {
    this.faults = faults;
    this.vertx = vertx;
    this.observer = observer;
  }

  /** Who is to be told of the answers to requests that are served; null if nobody is. */
  public @Nullable Observer observer() {
    Observer told = observer;
    return told == null ? null : exchange -> answered(told, exchange);
  }

  private void answered(Observer told, Observer.Exchange exchange) {
    Struck struck = served.remove(exchange.request());
    told.answered(struck == null ? exchange : exchange.with(struck.fault, struck.nanos()));
  }

  /**
   * A handler that stands before another one.
   *
   * @param next what serves a request that has no fault or has waited; answers it on its own, and
   *     reads its body, if at all, when it is called
   */
  public Handler<HttpServerRequest> before(Handler<HttpServerRequest> next) {
    return request -> {
      Fault fault = faults.of(request);
      if (fault == null) {
        next.handle(request);
        return;
      }
      Struck struck = new Struck(fault, System.nanoTime());
      if (fault.delay().isZero()) {
        befall(struck, request, next);
      } else {
        // Nobody reads the body before it has waited.
        request.pause();
        vertx.setTimer(
            fault.delay().toMillis(),
            waited -> {
              befall(struck, request, next);
              request.resume();
            });
      }
    };
  }

  private void befall(Struck struck, HttpServerRequest request, Handler<HttpServerRequest> next) {
    Integer status = struck.fault.status();
    if (struck.fault.drop()) {
      tell(struck, request, 0, RequestIds.next());
      var unused = request.connection().close();
    } else if (status == null) {
      if (observer != null) {
        served.put(request, struck);
      }
      next.handle(request);
    } else {
      String requestId = RequestIds.next();
      tell(struck, request, status, requestId);
      Answer.write(request, Reply.text(status, "a fault on demand\n"), requestId);
    }
  }

  private void tell(Struck struck, HttpServerRequest request, int status, String requestId) {
    if (observer != null) {
      observer.answered(
          new Observer.Exchange(
              request, null, null, status, requestId, struck.nanos(), struck.fault));
    }
  }
}
