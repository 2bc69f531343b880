package dev.orgate.store.pg;

import dev.orgate.store.AccessRules;
import dev.orgate.store.Actor;
import dev.orgate.store.Quota;
import dev.orgate.store.QuotaStore;
import dev.orgate.store.Resource;
import dev.orgate.store.StoreOptions;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

final class PgQuotas implements QuotaStore {
  private static final String GET =
      "SELECT resource, max_used, used FROM tenant_quota WHERE tenant = $1::text";

  private static final String SET =
      """
      WITH changed AS (
        INSERT INTO tenant_quota (tenant, resource, max_used)
          SELECT $1::text, u.* FROM unnest($2::text[], $3::int[]) u ORDER BY 2
          ON CONFLICT (tenant, resource) DO UPDATE SET max_used = excluded.max_used
          RETURNING resource, max_used, used)
      SELECT * FROM changed
      UNION ALL
      SELECT resource, max_used, used FROM tenant_quota
        WHERE tenant = $1::text AND resource <> ALL ($2::text[])
      """;

  private final Batches batches;
  private final StoreOptions options;

  PgQuotas(Batches batches, StoreOptions options) {
    this.batches = batches;
    this.options = options;
  }

  @Override
  public Future<List<Quota>> get(Actor actor, String tenant) {
    return batches
        .allowed(AccessRules.mayReadQuotas(actor, tenant))
        .compose(allowed -> batches.read(GET, Tuple.of(tenant)))
        .map(this::quotas);
  }

  @Override
  public Future<List<Quota>> setLimits(Actor actor, String tenant, Map<Resource, Integer> limits) {
    List<Resource> resources = limits.keySet().stream().sorted().toList();
    Tuple arguments =
        Tuple.of(
            tenant,
            resources.stream().map(PgQuotas::text).toArray(String[]::new),
            resources.stream().map(limits::get).toArray(Integer[]::new));
    return batches
        .allowed(AccessRules.maySetLimits(actor))
        .compose(allowed -> batches.write(SET, arguments))
        .map(this::quotas);
  }

  private List<Quota> quotas(RowSet<Row> rows) {
    return Stream.of(Resource.values()).map(resource -> quota(resource, rows)).toList();
  }

  private Quota quota(Resource resource, RowSet<Row> rows) {
    int limit = options.defaultLimit(resource);
    int used = 0;
    for (Row row : rows) {
      if (row.getString(0).equals(text(resource))) {
        Integer own = row.getInteger(1);
        limit = own == null ? limit : own;
        used = row.getInteger(2);
      }
    }
    return new Quota(resource, limit, used);
  }

  /** A resource's name in the schema. */
  private static String text(Resource resource) {
    return resource.name().toLowerCase(Locale.ROOT);
  }
}
