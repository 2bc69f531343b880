package dev.orgate.server.http;

import dev.orgate.server.config.HttpSettings;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Closes connections that hold a place without using it: no first request in time (a head that
 * never ends), a request that takes too long to arrive or to be answered, no further request. One
 * sweep over all connections instead of timers per request; used from one event loop only.
 */
public final class ConnectionGuard {
  private static final long SWEEP_MILLIS = 250;

  private final Map<HttpConnection, Place> places = new IdentityHashMap<>();
  private final Vertx vertx;
  private final HttpSettings settings;
  private final int capacity;
  private final long timer;
  private long now = System.nanoTime();

  /**
   * Starts sweeping.
   *
   * @param capacity how many connections may be open at once; further ones are closed at once
   */
  public ConnectionGuard(Vertx vertx, HttpSettings settings, int capacity) {
    this.vertx = vertx;
    this.settings = settings;
    this.capacity = capacity;
    this.timer = vertx.setPeriodic(SWEEP_MILLIS, id -> sweep());
  }

  /** A connection was accepted. */
  public void opened(HttpConnection connection) {
    if (places.size() >= capacity) {
      close(connection);
      return;
    }
    places.put(connection, new Place(now));
    connection.closeHandler(closed -> places.remove(connection));
  }

  /** A request's head arrived. */
  public void requested(HttpServerRequest request) {
    Place place = places.get(request.connection());
    if (place != null) {
      place.current = request;
      place.since = now;
      place.idle = false;
    }
  }

  /** Stops sweeping. */
  public void stop() {
    vertx.cancelTimer(timer);
  }

  private void sweep() {
    now = System.nanoTime();
    List<HttpConnection> overdue = new ArrayList<>();
    places.forEach(
        (connection, place) -> {
          if (place.isOverdue()) {
            overdue.add(connection);
          }
        });
    overdue.forEach(ConnectionGuard::close);
  }

  private static void close(HttpConnection connection) {
    // A connection that fails to close is closed, or about to be.
    connection.close().otherwiseEmpty();
  }

  /** What one connection is doing, and since when by the clock of the sweeps. */
  private final class Place {
    private @Nullable HttpServerRequest current;
    private long since;
    private boolean idle;

    Place(long since) {
      this.since = since;
    }

    boolean isOverdue() {
      HttpServerRequest request = current;
      if (request == null) {
        return isOver(settings.headerTimeout());
      }
      if (!request.isEnded() || !request.response().ended()) {
        return isOver(settings.bodyTimeout());
      }
      if (!idle) {
        idle = true;
        since = now;
      }
      return isOver(settings.idleTimeout());
    }

    private boolean isOver(Duration limit) {
      return now - since > limit.toNanos();
    }
  }
}
