package dev.orgate.store.pg;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
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

  Future<Void> close() {
    closed = true;
    return Future.join(links.stream().map(Link::close).toList()).mapEmpty();
  }
}
