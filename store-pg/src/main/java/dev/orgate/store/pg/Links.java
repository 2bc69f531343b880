package dev.orgate.store.pg;

import dev.orgate.store.Statistic;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** All links of a store; a statement goes where the fewest wait. */
final class Links {
  private final List<Link> links;
  private volatile boolean closed;

  Links(Vertx vertx, PgSettings settings) {
    links = Stream.generate(() -> new Link(vertx, settings)).limit(settings.connections()).toList();
  }

  Future<Void> start() {
    return Future.all(links.stream().map(Link::start).toList()).mapEmpty();
  }

  /** Sends a statement by the least busy link; at once {@link Failures.Unsent} if none is up. */
  Future<RowSet<Row>> execute(String sql, Tuple arguments) {
    if (closed) {
      return Future.failedFuture(new Failures.Unsent("the store is closed"));
    }
    Link best = links.get(0);
    int least = Integer.MAX_VALUE;
    for (Link link : links) {
      if (link.isUp()) {
        int load = link.load();
        if (load < least) {
          best = link;
          least = load;
        }
        if (load == 0) {
          break;
        }
      }
    }
    return best.execute(sql, arguments);
  }

  /** How many connections there are, by what they are at, and how many were lost. */
  Stream<Statistic> statistics() {
    long[] now = new long[Link.State.values().length];
    long lost = 0;
    for (Link link : links) {
      now[link.state().ordinal()]++;
      lost += link.lost();
    }
    Stream<Statistic> byState =
        Stream.of(Link.State.values())
            .map(
                state ->
                    new Statistic.Gauge(
                        "orgate_pg_connections",
                        "Connections to Postgres: busy, idle, or away and being made anew",
                        Map.of("state", state.name().toLowerCase(Locale.ROOT)),
                        now[state.ordinal()]));
    return Stream.concat(
        byState,
        Stream.of(
            new Statistic.Counter(
                "orgate_pg_connections_lost",
                "Connections to Postgres that broke or were given up",
                Map.of(),
                lost)));
  }

  Future<Void> close() {
    closed = true;
    return Future.join(links.stream().map(Link::close).toList()).mapEmpty();
  }
}
