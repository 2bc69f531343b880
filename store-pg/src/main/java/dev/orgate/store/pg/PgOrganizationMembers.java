package dev.orgate.store.pg;

import dev.orgate.store.Actor;
import dev.orgate.store.Attempt;
import dev.orgate.store.MemberCount;
import dev.orgate.store.NewAttribute;
import dev.orgate.store.OrganizationMemberStore;
import dev.orgate.store.OrganizationRole;
import dev.orgate.store.Refusal;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class PgOrganizationMembers implements OrganizationMemberStore {
  /** No row when there is no such organization. */
  private static final String COUNT =
      """
      SELECT
        (SELECT count(DISTINCT m.user_id)
          FROM unnest(organization_trees(o.tenant, ARRAY[o.uuid])) AS t (uuid)
            CROSS JOIN LATERAL (
              SELECT x.user_id FROM organization_member x
              WHERE x.tenant = o.tenant AND x.organization = t.uuid OFFSET 0) m)::int,
        (SELECT count(*) FROM organization_member x
          WHERE x.tenant = o.tenant AND x.organization = o.uuid)::int
      FROM organization o WHERE o.tenant = $1::text AND o.uuid = $2::text
      """;

  private final Batches batches;
  private final @Nullable Attempt attempt;

  PgOrganizationMembers(Batches batches, @Nullable Attempt attempt) {
    this.batches = batches;
    this.attempt = attempt;
  }

  @Override
  public OrganizationMemberStore under(Attempt next) {
    return new PgOrganizationMembers(batches, next);
  }

  private Future<Void> write(Actor actor, OrganizationWrite.Action action, JsonObject input) {
    return batches.organize(new OrganizationWrite(actor, action, input, attempt)).mapEmpty();
  }

  @Override
  public Future<Void> add(Actor actor, String organization, List<String> userIds) {
    return write(actor, OrganizationWrite.Action.ADD_MEMBERS, input(organization, userIds));
  }

  @Override
  public Future<Void> remove(Actor actor, String organization, List<String> userIds) {
    return write(actor, OrganizationWrite.Action.REMOVE_MEMBERS, input(organization, userIds));
  }

  private static JsonObject input(String organization, List<String> userIds) {
    return new JsonObject().put("organization", organization).put("users", new JsonArray(userIds));
  }

  @Override
  public Future<MemberCount> count(Actor actor, String organization) {
    return batches
        .read(COUNT, Tuple.of(actor.tenant(), organization))
        .map(rows -> counted(rows, organization));
  }

  private static MemberCount counted(RowSet<Row> rows, String organization) {
    if (rows.size() == 0) {
      throw new Refusal.NotFound(Refusal.Subject.ORGANIZATION, organization);
    }
    Row row = rows.iterator().next();
    return new MemberCount(row.getInteger(0), row.getInteger(1));
  }

  @Override
  public Future<Void> appoint(
      Actor actor,
      String organization,
      OrganizationRole role,
      String userId,
      String attributeUuid) {
    JsonObject input =
        OrganizationJson.of(new NewAttribute(attributeUuid, role.attribute(), userId))
            .put("organization", organization);
    return write(actor, OrganizationWrite.Action.APPOINT, input);
  }
}
