package dev.orgate.store.pg;

import dev.orgate.store.Actor;
import dev.orgate.store.Attempt;
import dev.orgate.store.Level;
import dev.orgate.store.Namespace;
import dev.orgate.store.NamespaceName;
import dev.orgate.store.NamespacePage;
import dev.orgate.store.NamespaceQuery;
import dev.orgate.store.NamespaceStore;
import dev.orgate.store.Refusal;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

final class PgNamespaces implements NamespaceStore {
  /** What an admin sees: all of the tenant. */
  private static final String LIST_TENANT =
      """
      SELECT n.id, n.name, n.creator_name, coalesce(g.level, 7::smallint),
        (SELECT count(*) FROM namespace_grant c WHERE c.namespace_id = n.id)::int
      FROM namespace n
        LEFT JOIN namespace_grant g ON g.namespace_id = n.id AND g.user_id = $2::text
      WHERE n.tenant = $1::text AND n.id > $3::int
      ORDER BY n.id LIMIT $4::bigint
      """;

  /** What others see: where they hold a grant. */
  private static final String LIST_GRANTED =
      """
      SELECT n.id, n.name, n.creator_name, g.level,
        (SELECT count(*) FROM namespace_grant c WHERE c.namespace_id = n.id)::int
      FROM namespace_grant g JOIN namespace n ON n.id = g.namespace_id
      WHERE g.tenant = $1::text AND g.user_id = $2::text AND g.namespace_id > $3::int
      ORDER BY g.namespace_id LIMIT $4::bigint
      """;

  private final Batches batches;
  private final @Nullable Attempt attempt;

  PgNamespaces(Batches batches, @Nullable Attempt attempt) {
    this.batches = batches;
    this.attempt = attempt;
  }

  @Override
  public NamespaceStore under(Attempt next) {
    return new PgNamespaces(batches, next);
  }

  @Override
  public Future<Namespace> create(Actor actor, NamespaceName name) {
    return batches.create(new Creation(actor, name, attempt));
  }

  @Override
  public Future<Namespace> get(Actor actor, NamespaceName name) {
    Lookup lookup = new Lookup(actor, name);
    return batches
        .look(lookup)
        .map(
            found -> {
              Namespace seen = lookup.seen(found);
              if (seen == null) {
                throw found.exists()
                    ? new Refusal.Forbidden()
                    : new Refusal.NotFound(Refusal.Subject.NAMESPACE, name.value());
              }
              return seen;
            });
  }

  @Override
  public Future<NamespacePage> list(Actor actor, NamespaceQuery query) {
    if (query.name() != null) {
      Lookup lookup = new Lookup(actor, query.name());
      return batches.look(lookup).map(found -> pageOfOne(lookup.seen(found), query));
    }
    // One more than asked for tells whether there are more.
    Tuple arguments = Tuple.of(actor.tenant(), actor.userId(), query.afterId(), query.limit() + 1L);
    return batches
        .read(actor.tenantAdmin() ? LIST_TENANT : LIST_GRANTED, arguments)
        .map(rows -> page(rows, query.limit()));
  }

  private static NamespacePage pageOfOne(@Nullable Namespace seen, NamespaceQuery query) {
    boolean listed = seen != null && seen.id() > query.afterId();
    return new NamespacePage(listed ? List.of(seen) : List.of(), false);
  }

  private static NamespacePage page(RowSet<Row> rows, int limit) {
    List<Namespace> items = new ArrayList<>(Math.min(rows.size(), limit));
    for (Row row : rows) {
      if (items.size() < limit) {
        Level level = Objects.requireNonNull(Lookup.level(row, 3));
        items.add(
            new Namespace(
                row.getInteger(0), row.getString(1), row.getString(2), level, row.getInteger(4)));
      }
    }
    return new NamespacePage(items, rows.size() > limit);
  }

  @Override
  public Future<Void> delete(Actor actor, NamespaceName name) {
    return batches.manage(
        new Management(actor, name, Management.Action.DELETE, List.of(), attempt));
  }
}
