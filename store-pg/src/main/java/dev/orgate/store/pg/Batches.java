package dev.orgate.store.pg;

import dev.orgate.store.AccessRules;
import dev.orgate.store.Attempt;
import dev.orgate.store.Namespace;
import dev.orgate.store.Refusal;
import dev.orgate.store.Resource;
import dev.orgate.store.Statistic;
import dev.orgate.store.StoreOptions;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How calls reach the database: gathered into batches where they often meet, else by themselves.
 */
final class Batches {
  /**
   * So many that the flush of one batch's commit costs each item little, so few that their locks
   * fit into a lock table of the default size, for many gateways at once.
   */
  private static final int MOST_TOGETHER = 100;

  /** More would wait longer than their callers. */
  private static final int MOST_WAITING = 10_000;

  /** One: a second batch would often want a tenant's row that the first holds until its flush. */
  private static final int WRITES_UNDER_WAY = 1;

  private static final int READS_UNDER_WAY = 2;

  private final Coalescer<Creation, OutcomeRow> creations;
  private final Coalescer<Management, OutcomeRow> managements;
  private final Coalescer<OrganizationWrite, OutcomeRow> organizationWrites;
  private final Coalescer<Lookup, Lookup.Found> lookups;
  private final Coalescer<Single, RowSet<Row>> singles;
  private final Set<KeyInUse> keysInUse = ConcurrentHashMap.newKeySet();
  private volatile boolean open;

  /** A statement that serves one call. */
  private record Single(String sql, Tuple arguments, Function<Throwable, Throwable> meaning) {}

  private record KeyInUse(String tenant, String key) {}

  Batches(Links links, PgSettings settings, StoreOptions options) {
    int defaultLimit = options.defaultLimit(Resource.NAMESPACE);
    creations =
        new Coalescer<>(
            limits(settings, WRITES_UNDER_WAY),
            Creation::name,
            Batches::refusal,
            statement(links, Creation.form(defaultLimit), Failures::ofWrite, settings));
    managements =
        new Coalescer<>(
            limits(settings, WRITES_UNDER_WAY),
            management -> null,
            Batches::refusal,
            statement(links, Management.FORM, Failures::ofWrite, settings));
    int organizationLimit = options.defaultLimit(Resource.ORGANIZATION);
    organizationWrites =
        new Coalescer<>(
            limits(settings, WRITES_UNDER_WAY),
            write -> null,
            Batches::refusal,
            statement(
                links, OrganizationWrite.form(organizationLimit), Failures::ofWrite, settings));
    lookups =
        new Coalescer<>(
            limits(settings, READS_UNDER_WAY),
            lookup -> null,
            Batches::refusal,
            statement(links, Lookup.FORM, Failures::ofRead, settings));
    singles =
        new Coalescer<>(
            oneByOne(settings),
            single -> null,
            Batches::refusal,
            items -> send(links, items.get(0)));
  }

  private static <I extends BatchStatement.Item, O> BatchStatement<I, O> statement(
      Links links,
      BatchStatement.Form<I, O> form,
      Function<Throwable, Throwable> meaning,
      PgSettings settings) {
    // Not all connections, or what a tenant's lock holds up would hold up everybody.
    int partsUnderWay = Math.max(1, settings.connections() / 2);
    return new BatchStatement<>(
        links,
        form,
        meaning,
        new Coalescer.Limits(1, partsUnderWay, MOST_WAITING, settings.timeout()));
  }

  private static Coalescer.Limits limits(PgSettings settings, int underWay) {
    return settings.coalesce()
        ? new Coalescer.Limits(MOST_TOGETHER, underWay, MOST_WAITING, settings.timeout())
        : oneByOne(settings);
  }

  private static Coalescer.Limits oneByOne(PgSettings settings) {
    return new Coalescer.Limits(1, settings.connections(), MOST_WAITING, settings.timeout());
  }

  private static Future<List<Future<RowSet<Row>>>> send(Links links, Single single) {
    return links
        .execute(single.sql, single.arguments)
        .map(rows -> List.of(Future.succeededFuture(rows)))
        .recover(failure -> Future.failedFuture(single.meaning.apply(failure)));
  }

  static Throwable refusal() {
    return new Refusal.Unavailable("too many calls wait for the database");
  }

  void open(boolean now) {
    open = now;
  }

  /** What waited and went together, by what it is for. */
  Stream<Statistic> statistics() {
    return Stream.of(
            creations.statistics("create"),
            managements.statistics("manage"),
            organizationWrites.statistics("organize"),
            lookups.statistics("lookup"),
            singles.statistics("single"))
        .flatMap(List::stream);
  }

  /** Fails when the store does not serve, or the rules by themselves forbid the call. */
  Future<Void> allowed(boolean byTheRules) {
    if (!open) {
      return Future.failedFuture(new Refusal.Unavailable("the store is not open"));
    }
    return byTheRules ? Future.succeededFuture() : Future.failedFuture(new Refusal.Forbidden());
  }

  Future<Namespace> create(Creation creation) {
    return allowed(AccessRules.mayCreate(creation.actor()))
        .compose(allowed -> once(creation, () -> creations.submit(creation)))
        .map(creation::created);
  }

  Future<Void> manage(Management management) {
    return allowed(true)
        .compose(allowed -> once(management, () -> managements.submit(management)))
        .mapEmpty();
  }

  /** The answer as JSON text; null when there is none. */
  Future<@Nullable String> organize(OrganizationWrite write) {
    return allowed(AccessRules.mayChangeOrganizations(write.actor()))
        .compose(allowed -> once(write, () -> organizationWrites.submit(write)))
        .map(OutcomeRow::detail);
  }

  /** The outcome of a write that was done; fails with its refusal. */
  private Future<OutcomeRow> once(Keyed write, Supplier<Future<OutcomeRow>> submit) {
    return onceAtATime(write, submit)
        .map(
            outcome -> {
              Refusal refusal = outcome.refusal(write);
              if (refusal != null) {
                throw refusal;
              }
              return outcome;
            });
  }

  /** An attempt is refused while another under its key is under way, here or (in SQL) elsewhere. */
  private Future<OutcomeRow> onceAtATime(Keyed write, Supplier<Future<OutcomeRow>> submit) {
    Attempt attempt = write.attempt();
    if (attempt == null) {
      return submit.get();
    }
    KeyInUse key = new KeyInUse(write.tenant(), attempt.key());
    if (!keysInUse.add(key)) {
      return Future.failedFuture(new Refusal.KeyInProgress());
    }
    return submit
        .get()
        .onComplete(ended -> keysInUse.remove(key))
        .onSuccess(
            outcome -> {
              if (outcome.replayed()) {
                attempt.replay();
              }
            });
  }

  Future<Lookup.Found> look(Lookup lookup) {
    return allowed(true).compose(allowed -> lookups.submit(lookup));
  }

  /** One statement that reads. */
  Future<RowSet<Row>> read(String sql, Tuple arguments) {
    return execute(sql, arguments, Failures::ofRead);
  }

  /** One statement that writes. */
  Future<RowSet<Row>> write(String sql, Tuple arguments) {
    return execute(sql, arguments, Failures::ofWrite);
  }

  private Future<RowSet<Row>> execute(
      String sql, Tuple arguments, Function<Throwable, Throwable> meaning) {
    return allowed(true).compose(allowed -> singles.submit(new Single(sql, arguments, meaning)));
  }
}
