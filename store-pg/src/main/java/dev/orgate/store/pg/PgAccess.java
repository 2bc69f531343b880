package dev.orgate.store.pg;

import dev.orgate.store.AccessRules;
import dev.orgate.store.AccessStore;
import dev.orgate.store.Actor;
import dev.orgate.store.Attempt;
import dev.orgate.store.Grant;
import dev.orgate.store.Level;
import dev.orgate.store.NamespaceAccess;
import dev.orgate.store.NamespaceName;
import dev.orgate.store.Refusal;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class PgAccess implements AccessStore {
  /** One row per grant; a single one without a user when there is no grant. */
  private static final String SHOW =
      """
      SELECT n.id, n.creator_name, g.user_id, g.user_name, g.level
      FROM namespace n LEFT JOIN namespace_grant g ON g.namespace_id = n.id
      WHERE n.name = $1::text AND n.tenant = $2::text
      ORDER BY g.given
      """;

  private final Batches batches;
  private final @Nullable Attempt attempt;

  PgAccess(Batches batches, @Nullable Attempt attempt) {
    this.batches = batches;
    this.attempt = attempt;
  }

  @Override
  public AccessStore under(Attempt next) {
    return new PgAccess(batches, next);
  }

  @Override
  public Future<NamespaceAccess> show(Actor actor, NamespaceName name) {
    return batches
        .read(SHOW, Tuple.of(name.value(), actor.tenant()))
        .map(rows -> shown(rows, actor, name.value()));
  }

  private static NamespaceAccess shown(RowSet<Row> rows, Actor actor, String name) {
    if (rows.size() == 0) {
      throw new Refusal.NotFound(Refusal.Subject.NAMESPACE, name);
    }
    Row first = rows.iterator().next();
    List<Grant> grants = new ArrayList<>(rows.size());
    Grant own = null;
    for (Row row : rows) {
      Level level = Lookup.level(row, 4);
      if (level != null) {
        Grant grant = new Grant(row.getString(2), row.getString(3), level);
        grants.add(grant);
        own = grant.userId().equals(actor.userId()) ? grant : own;
      }
    }
    Level level = AccessRules.level(actor, own == null ? null : own.level());
    if (level == null) {
      throw new Refusal.Forbidden();
    }
    Grant self = own == null ? new Grant(actor.userId(), actor.userName(), level) : own;
    return new NamespaceAccess(first.getInteger(0), name, first.getString(1), self, grants);
  }

  @Override
  public Future<Void> grant(Actor actor, NamespaceName name, List<Grant> grants) {
    return batches.manage(new Management(actor, name, Management.Action.GRANT, grants, attempt));
  }

  @Override
  public Future<Void> change(Actor actor, NamespaceName name, List<Grant> grants) {
    return batches.manage(new Management(actor, name, Management.Action.CHANGE, grants, attempt));
  }

  @Override
  public Future<Void> revoke(Actor actor, NamespaceName name, List<String> userIds) {
    return batches.manage(Management.revocation(actor, name, userIds, attempt));
  }
}
