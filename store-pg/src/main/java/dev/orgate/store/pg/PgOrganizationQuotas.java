package dev.orgate.store.pg;

import dev.orgate.store.Actor;
import dev.orgate.store.Attempt;
import dev.orgate.store.NewQuotaEntry;
import dev.orgate.store.OrganizationQuota;
import dev.orgate.store.OrganizationQuotaStore;
import dev.orgate.store.OrganizationQuotaUse;
import dev.orgate.store.Page;
import dev.orgate.store.Query;
import dev.orgate.store.QuotaField;
import dev.orgate.store.Refusal;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class PgOrganizationQuotas implements OrganizationQuotaStore {
  private static final Searched<QuotaField, OrganizationQuota> SEARCHED =
      new Searched<>(
          "organization_quota",
          "organization_quota_json",
          PgOrganizationQuotas::column,
          OrganizationJson::quota);

  /** One row per entry; a single one without a name when there is no entry. */
  private static final String USAGE =
      """
      SELECT q.name, q.value,
        CASE q.name
          WHEN $3::text THEN (
            SELECT count(*) FROM organization x
            WHERE x.root = o.uuid AND x.tenant IS NOT DISTINCT FROM o.tenant)
          WHEN $4::text THEN coalesce((
            SELECT t.used FROM tenant_quota t
            WHERE t.tenant = o.tenant AND t.resource = 'namespace'), 0)
          ELSE 0
        END
      FROM organization o
        LEFT JOIN organization_quota q
          ON q.organization = o.uuid AND q.tenant IS NOT DISTINCT FROM o.tenant
      WHERE o.tenant = $1::text AND o.uuid = $2::text
      ORDER BY q.number
      """;

  private final Batches batches;
  private final @Nullable Attempt attempt;

  PgOrganizationQuotas(Batches batches, @Nullable Attempt attempt) {
    this.batches = batches;
    this.attempt = attempt;
  }

  @Override
  public OrganizationQuotaStore under(Attempt next) {
    return new PgOrganizationQuotas(batches, next);
  }

  @Override
  public Future<OrganizationQuota> set(Actor actor, String organization, NewQuotaEntry entry) {
    JsonObject input = OrganizationJson.of(entry).put("organization", organization);
    return batches
        .organize(new OrganizationWrite(actor, OrganizationWrite.Action.SET_QUOTA, input, attempt))
        .map(OrganizationJson::quota);
  }

  @Override
  public Future<List<OrganizationQuotaUse>> usage(Actor actor, String organization) {
    Tuple arguments =
        Tuple.of(
            actor.tenant(),
            organization,
            OrganizationQuota.ORGANIZATIONS,
            OrganizationQuota.NAMESPACES);
    return batches.read(USAGE, arguments).map(rows -> used(rows, organization));
  }

  private static List<OrganizationQuotaUse> used(RowSet<Row> rows, String organization) {
    if (rows.size() == 0) {
      throw new Refusal.NotFound(Refusal.Subject.ORGANIZATION, organization);
    }
    List<OrganizationQuotaUse> uses = new ArrayList<>(rows.size());
    for (Row row : rows) {
      String name = row.getString(0);
      if (name != null) {
        uses.add(new OrganizationQuotaUse(name, row.getLong(1), row.getLong(2)));
      }
    }
    return uses;
  }

  @Override
  public Future<Page<OrganizationQuota>> query(Actor actor, Query<QuotaField> query) {
    return Search.of(actor, query, SEARCHED).answer(batches);
  }

  private static Column column(QuotaField field) {
    return switch (field) {
      case UUID -> Column.key("uuid");
      case ORGANIZATION -> Column.indexed("organization");
      case NAME -> Column.own("name");
      case VALUE -> Column.own("value");
      case CREATED -> Column.own("created_at");
      case CHANGED -> Column.own("changed_at");
    };
  }
}
