package dev.orgate.store.pg;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * A statement that serves a whole batch. Should one item's lock or value fail it, nobody pays for a
 * neighbour: the items go again, tenant by tenant, and those of a tenant that fails for a value of
 * one of them one by one. That is no second try, since the first was rolled back.
 */
final class BatchStatement<I extends BatchStatement.Item, O> implements Coalescer.Sender<I, O> {
  /** What a batch is made of. */
  interface Item {
    /** Whose item it is. */
    String tenant();
  }

  /**
   * How a statement is called and its rows are read.
   *
   * @param sql the statement for a batch
   * @param arguments its arguments, arrays for the most part
   * @param outcomes one per item, in the batch's order
   */
  record Form<I, O>(
      Function<List<I>, String> sql, Function<List<I>, Tuple> arguments, Rows<O> outcomes) {}

  /** How the rows for a batch of that size are read. */
  interface Rows<O> {
    List<O> read(RowSet<Row> rows, int batch);
  }

  private final Links links;
  private final Form<I, O> form;
  private final Function<Throwable, Throwable> meaning;
  private final Coalescer<List<I>, List<Future<O>>> parts;

  /**
   * @param meaning what a failure of the statement means to whoever asked
   * @param partLimits how many parts of failed batches go at once
   */
  BatchStatement(
      Links links,
      Form<I, O> form,
      Function<Throwable, Throwable> meaning,
      Coalescer.Limits partLimits) {
    this.links = links;
    this.form = form;
    this.meaning = meaning;
    this.parts =
        new Coalescer<>(
            partLimits,
            part -> null,
            Batches::refusal,
            one -> sendPart(one.get(0)).map(outcomes -> List.of(Future.succeededFuture(outcomes))));
  }

  @Override
  public Future<List<Future<O>>> send(List<I> batch) {
    return execute(batch)
        .recover(
            failure -> {
              List<List<I>> tenants = byTenant(batch);
              return tenants.size() > 1 && Failures.mayBeOfOneTenant(failure)
                  ? apart(batch, tenants)
                  : sendOneByOne(batch, failure);
            });
  }

  private Future<List<Future<O>>> sendPart(List<I> part) {
    return execute(part).recover(failure -> sendOneByOne(part, failure));
  }

  private Future<List<Future<O>>> sendOneByOne(List<I> items, Throwable failure) {
    return items.size() > 1 && Failures.isOfOneItem(failure)
        ? apart(items, items.stream().map(List::of).toList())
        : Future.failedFuture(meaning.apply(failure));
  }

  /** Sends the parts by themselves; each item then has the outcome it has in its part. */
  private Future<List<Future<O>>> apart(List<I> batch, List<List<I>> split) {
    Map<I, Future<O>> outcomes = new IdentityHashMap<>();
    for (List<I> part : split) {
      Future<List<Future<O>>> sent = parts.submit(part);
      for (int i = 0; i < part.size(); i++) {
        int place = i;
        outcomes.put(part.get(i), sent.compose(all -> all.get(place)));
      }
    }
    List<Future<O>> inOrder = new ArrayList<>(batch.size());
    batch.forEach(item -> inOrder.add(Objects.requireNonNull(outcomes.get(item))));
    return Future.succeededFuture(inOrder);
  }

  private List<List<I>> byTenant(List<I> batch) {
    Map<String, List<I>> parts = new LinkedHashMap<>();
    batch.forEach(
        item -> parts.computeIfAbsent(item.tenant(), tenant -> new ArrayList<>()).add(item));
    return List.copyOf(parts.values());
  }

  private Future<List<Future<O>>> execute(List<I> batch) {
    return links
        .execute(form.sql.apply(batch), form.arguments.apply(batch))
        .map(
            rows ->
                form.outcomes.read(rows, batch.size()).stream()
                    .map(Future::succeededFuture)
                    .toList());
  }
}
