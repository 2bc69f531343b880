package dev.orgate.store.pg;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.function.Function;

/**
 * A statement that serves a whole batch.
 *
 * @param sql the statement for a batch
 * @param arguments its arguments, arrays for the most part
 * @param outcomes reads the rows: one outcome per item, in the batch's order
 * @param meaning what a failure of the statement means to whoever asked
 */
record BatchStatement<I, O>(
    Links links,
    Function<List<I>, String> sql,
    Function<List<I>, Tuple> arguments,
    Rows<O> outcomes,
    Function<Throwable, Throwable> meaning)
    implements Coalescer.Sender<I, O> {

  /** How rows are read. */
  interface Rows<O> {
    List<O> read(RowSet<Row> rows, int batch);
  }

  /**
   * Sends a batch, and should one item's value or lock have failed it, each item by itself: nobody
   * pays for a neighbour. That is no second try, since the first was rolled back.
   */
  @Override
  public Future<List<Future<O>>> send(List<I> batch) {
    return execute(batch)
        .map(all -> all.stream().map(Future::succeededFuture).toList())
        .recover(
            failure ->
                batch.size() > 1 && Failures.mayBeOfOneItem(failure)
                    ? Future.succeededFuture(batch.stream().map(this::sendAlone).toList())
                    : Future.failedFuture(meaning.apply(failure)));
  }

  private Future<O> sendAlone(I item) {
    return execute(List.of(item))
        .map(all -> all.get(0))
        .recover(failure -> Future.failedFuture(meaning.apply(failure)));
  }

  private Future<List<O>> execute(List<I> batch) {
    return links
        .execute(sql.apply(batch), arguments.apply(batch))
        .map(rows -> outcomes.read(rows, batch.size()));
  }
}
