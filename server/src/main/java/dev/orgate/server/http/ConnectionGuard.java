package dev.orgate.server.http;

import dev.orgate.server.config.HttpSettings;
import io.netty.channel.Channel;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.util.AttributeKey;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Closes connections that hold a place without using it: no first request in time (a head that
 * never ends), a request that takes too long to arrive or to be answered, no further request. One
 * sweep over all connections instead of timers per request; used from one event loop only.
 *
 * <p>Time is counted in sweeps, so that a pause of the whole process is held against nobody.
 */
public final class ConnectionGuard {
  private static final int SWEEP_MILLIS = 250;
  private static final Duration LINGER = Duration.ofSeconds(1);

  private static final AttributeKey<ConnectionGuard> FIRST =
      AttributeKey.valueOf(ConnectionGuard.class, "first");

  private final Map<HttpConnection, Place> places = new IdentityHashMap<>();

  /** In which sweep a connection arrived that is not open yet, the oldest first. */
  private final Map<Channel, Integer> arrivals = new LinkedHashMap<>();

  private final Vertx vertx;
  private final int capacity;
  private final int headSweeps;
  private final int requestSweeps;
  private final int idleSweeps;
  private long timer;
  private int streams;
  private boolean draining;
  private int sweep;

  /**
   * Starts sweeping.
   *
   * @param capacity how many connections may be open at once; further ones are closed at once
   */
  public ConnectionGuard(Vertx vertx, HttpSettings settings, int capacity) {
    this.vertx = vertx;
    this.capacity = capacity;
    this.headSweeps = sweeps(settings.headerTimeout());
    this.requestSweeps = sweeps(settings.requestTimeout());
    this.idleSweeps = sweeps(settings.idleTimeout());
    this.timer = vertx.setTimer(SWEEP_MILLIS, fired -> sweep());
  }

  private static int sweeps(Duration time) {
    return (int) ((time.toMillis() + SWEEP_MILLIS - 1) / SWEEP_MILLIS);
  }

  /** A connection was accepted that will have much to say before it is {@link #opened}. */
  void arrived(Channel channel) {
    if (draining || places.size() + arrivals.size() >= capacity) {
      Wire.cut(channel);
      return;
    }
    arrivals.put(channel, sweep);
    channel.attr(FIRST).set(this);
    channel.closeFuture().addListener(closed -> arrivals.remove(channel));
  }

  /** A connection was accepted; false when there was no place for it, and it was closed. */
  boolean opened(HttpConnection connection) {
    Wire wire = Wire.of(connection);
    // Of several guards on one event loop it may be another that was told.
    ConnectionGuard first = wire.channel().attr(FIRST).get();
    if (first != null) {
      first.arrivals.remove(wire.channel());
    }
    if (draining || places.size() + arrivals.size() >= capacity) {
      wire.cut();
      return false;
    }
    Place place = wire.isHttp2() ? new SharedPlace(wire) : new Place(wire);
    places.put(connection, place);
    connection.closeHandler(
        closed -> {
          places.remove(connection);
          place.leave();
        });
    return true;
  }

  /**
   * A request's head arrived, and it is this request's turn to be answered; false when there was no
   * place for it, and its client was told to try again.
   */
  boolean requested(HttpServerRequest request) {
    Place place = places.get(request.connection());
    return place == null || place.requested(request);
  }

  /** The request whose turn it is or last was, or null. */
  @Nullable HttpServerRequest current(HttpConnection connection) {
    Place place = places.get(connection);
    return place == null ? null : place.current;
  }

  /**
   * Nothing more is answered on a connection. It stays open for a moment: closed at once, with the
   * client still writing, the client might lose the last answer.
   */
  void part(HttpConnection connection) {
    Place place = places.get(connection);
    if (place != null && !place.parting) {
      place.parting = true;
      place.start(sweeps(LINGER), true);
      place.wire.finish();
    }
  }

  /** Lets nobody in any more, and turns away who has not come so far as to ask for anything. */
  public void drain() {
    draining = true;
    new ArrayList<>(arrivals.keySet()).forEach(Wire::cut);
  }

  /** Stops sweeping and closes what is left. */
  public void stop() {
    vertx.cancelTimer(timer);
    new ArrayList<>(arrivals.keySet()).forEach(Wire::cut);
    new ArrayList<>(places.values()).forEach(place -> place.wire.cut());
  }

  private void sweep() {
    // Not periodic, or the sweeps that a pause left out would all come at once after it.
    timer = vertx.setTimer(SWEEP_MILLIS, fired -> sweep());
    sweep++;
    // Afterwards, because what is ended is no longer among the places.
    List<Runnable> ends = new ArrayList<>();
    places.values().forEach(place -> place.look(ends));
    ends.forEach(Runnable::run);
    arrivals.entrySet().stream()
        .takeWhile(arrival -> sweep - arrival.getValue() > headSweeps)
        .map(Map.Entry::getKey)
        .toList()
        .forEach(Wire::cut);
  }

  /** What one connection is doing, since which sweep, and for how many more it may. */
  private class Place {
    final Wire wire;
    private @Nullable HttpServerRequest current;
    private int since = sweep;
    private int allowed = headSweeps;
    private boolean settled = true;
    private boolean parting;

    Place(Wire wire) {
      this.wire = wire;
    }

    boolean requested(HttpServerRequest request) {
      current = request;
      start(requestSweeps, false);
      return true;
    }

    /** Begins something that may take so long; it is settled when its end needs no looking for. */
    void start(int sweeps, boolean known) {
      since = sweep;
      allowed = sweeps;
      settled = known;
    }

    /** Adds what is to be done about what is overdue. */
    void look(List<Runnable> ends) {
      HttpServerRequest request = current;
      if (!settled && request != null && request.isEnded() && request.response().ended()) {
        start(idleSweeps, true);
      }
      if (sweep - since > allowed) {
        ends.add(wire::cut);
      }
    }

    void leave() {}
  }

  /** A place of several requests at once; one that takes too long does not end the others. */
  private final class SharedPlace extends Place {
    /** Since which sweep a stream is there, the oldest first. */
    private final Map<Integer, Integer> began = new LinkedHashMap<>();

    SharedPlace(Wire wire) {
      super(wire);
    }

    /** As many requests at once as connections, or one of these could hold a hundred times more. */
    @Override
    boolean requested(HttpServerRequest request) {
      int stream = request.streamId();
      if (streams >= capacity) {
        wire.reset(stream, Http2Error.REFUSED_STREAM);
        return false;
      }
      began.put(stream, sweep);
      streams++;
      request.response().closeHandler(closed -> ended(stream));
      return true;
    }

    private void ended(int stream) {
      if (began.remove(stream) != null) {
        streams--;
        if (began.isEmpty()) {
          start(idleSweeps, true);
        }
      }
    }

    @Override
    void look(List<Runnable> ends) {
      if (began.isEmpty()) {
        super.look(ends);
      }
      began.entrySet().stream()
          .takeWhile(stream -> sweep - stream.getValue() > requestSweeps)
          .map(Map.Entry::getKey)
          .forEach(stream -> ends.add(() -> end(stream)));
    }

    private void end(int stream) {
      wire.reset(stream, Http2Error.CANCEL);
      // It may not have ended: a client that reads nothing does not let even that through.
      ended(stream);
    }

    @Override
    void leave() {
      streams -= began.size();
      began.clear();
    }
  }
}
