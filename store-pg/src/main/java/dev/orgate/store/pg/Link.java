package dev.orgate.store.pg;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * A place for one session, filled anew whenever the session is lost. Statements are pipelined, each
 * its own transaction. One that is not answered in time takes the session with it: on a connection
 * answers come in order, so behind the first late one all are late.
 */
final class Link {
  private static final Logger LOG = System.getLogger(Link.class.getName());
  private static final long FIRST_RETRY_MILLIS = 100;
  private static final long LAST_RETRY_MILLIS = 2_000;
  private static final long WATCH_MILLIS = 250;
  private static final long KEEP_ALIVE_NANOS = 2_000_000_000L;

  private final Vertx vertx;
  private final PgSettings settings;
  private final Deque<Statement> unanswered = new ArrayDeque<>();
  private @Nullable Session session;
  private String whyDown = "not connected yet";
  private long lastAnswer;
  private long lost;
  private boolean closed;
  private long watch = -1;
  private Future<Void> connecting = Future.succeededFuture();

  /** What it is at. */
  enum State {
    /** A statement is unanswered. */
    BUSY,
    IDLE,
    /** There is no session. */
    AWAY
  }

  /** A statement on its way. */
  private record Statement(Promise<RowSet<Row>> answer, long since) {}

  Link(Vertx vertx, PgSettings settings) {
    this.vertx = vertx;
    this.settings = settings;
  }

  /** Connects once and stays connected; fails when the first attempt does, and retries no more. */
  Future<Void> start() {
    return connect();
  }

  private synchronized Future<Void> connect() {
    if (closed) {
      return Future.failedFuture(new Failures.Unsent("the store is closed"));
    }
    connecting =
        Session.open(vertx, settings)
            .map(
                opened -> {
                  up(opened);
                  // May call back at once, when it is closed already.
                  opened.onEnd(() -> down(opened, "the connection was closed"));
                  return null;
                });
    return connecting;
  }

  private synchronized void up(Session opened) {
    if (closed) {
      abandon(opened);
      return;
    }
    session = opened;
    lastAnswer = System.nanoTime();
    LOG.log(Level.DEBUG, "Connected to Postgres");
    if (watch == -1) {
      watch = vertx.setPeriodic(WATCH_MILLIS, timer -> lookAfter());
    }
  }

  /** Sends a statement; fails with {@link Failures.Unsent}, {@link Failures.Lost} or its error. */
  Future<RowSet<Row>> execute(String sql, Tuple arguments) {
    Statement statement = new Statement(Promise.promise(), System.nanoTime());
    Session used;
    synchronized (this) {
      used = session;
      if (used == null) {
        return Future.failedFuture(new Failures.Unsent(whyDown));
      }
      unanswered.add(statement);
    }
    used.execute(sql, arguments)
        .onComplete(
            rows -> answered(statement).tryComplete(rows),
            failure -> {
              answered(statement).tryFail(cause(failure));
              if (!(failure instanceof PgException) || Failures.isReadOnly(failure)) {
                down(used, String.valueOf(failure.getMessage()));
              }
            });
    return statement.answer.future();
  }

  private synchronized Promise<RowSet<Row>> answered(Statement statement) {
    lastAnswer = System.nanoTime();
    unanswered.remove(statement);
    return statement.answer;
  }

  /** What the database said, or that it said nothing. */
  private static Throwable cause(Throwable failure) {
    return failure instanceof PgException
        ? failure
        : new Failures.Lost("the connection broke: " + failure.getMessage());
  }

  synchronized boolean isUp() {
    return session != null;
  }

  synchronized int load() {
    return unanswered.size();
  }

  synchronized State state() {
    if (session == null) {
      return State.AWAY;
    }
    return unanswered.isEmpty() ? State.IDLE : State.BUSY;
  }

  /** How many sessions it has lost. */
  synchronized long lost() {
    return lost;
  }

  private void lookAfter() {
    Session late = null;
    boolean idle;
    synchronized (this) {
      long now = System.nanoTime();
      Statement oldest = unanswered.peek();
      if (oldest != null && now - oldest.since > settings.timeout().toNanos()) {
        late = session;
      }
      idle = session != null && oldest == null && now - lastAnswer > KEEP_ALIVE_NANOS;
    }
    if (late != null) {
      down(late, "no answer within " + settings.timeout().toMillis() + " ms");
    } else if (idle) {
      // Or a connection that died in silence would be found out by somebody's request.
      execute("SELECT 1", Tuple.tuple()).onFailure(failure -> {});
    }
  }

  private void down(Session ended, String why) {
    List<Statement> unheard;
    synchronized (this) {
      if (session != ended) {
        return;
      }
      session = null;
      whyDown = why;
      unheard = new ArrayList<>(unanswered);
      unanswered.clear();
      if (!closed) {
        lost++;
        LOG.log(Level.WARNING, "A connection to Postgres was lost: {0}", why);
      }
    }
    abandon(ended);
    reconnect(FIRST_RETRY_MILLIS);
    unheard.forEach(statement -> statement.answer.tryFail(new Failures.Lost(why)));
  }

  private void reconnect(long pause) {
    connect()
        .onFailure(
            failure -> {
              synchronized (this) {
                whyDown = String.valueOf(failure.getMessage());
                if (closed) {
                  return;
                }
              }
              // Not all at the same time, and the less often the longer it lasts.
              long jittered = pause / 2 + ThreadLocalRandom.current().nextLong(pause);
              vertx.setTimer(jittered, timer -> reconnect(Math.min(2 * pause, LAST_RETRY_MILLIS)));
            });
  }

  private static void abandon(Session session) {
    session.cut().onFailure(ignored -> {});
  }

  /** Lets the session go; what is unanswered is lost. Ends when no attempt to connect is left. */
  Future<Void> close() {
    Session last;
    Future<Void> attempt;
    synchronized (this) {
      closed = true;
      last = session;
      attempt = connecting;
    }
    vertx.cancelTimer(watch);
    if (last != null) {
      down(last, "the store is closed");
    }
    return attempt
        .otherwiseEmpty()
        .compose(ended -> last == null ? Future.succeededFuture() : last.cut());
  }
}
