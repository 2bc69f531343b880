package dev.orgate.store.pg;

import dev.orgate.store.Actor;
import dev.orgate.store.Attempt;
import dev.orgate.store.NewOrganization;
import dev.orgate.store.Organization;
import dev.orgate.store.OrganizationField;
import dev.orgate.store.OrganizationState;
import dev.orgate.store.OrganizationStore;
import dev.orgate.store.OrganizationUpdate;
import dev.orgate.store.Page;
import dev.orgate.store.Query;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class PgOrganizations implements OrganizationStore {
  private static final Searched<OrganizationField, Organization> SEARCHED =
      new Searched<>(
          "organization",
          "organization_json",
          PgOrganizations::column,
          OrganizationJson::organization);

  private final Batches batches;
  private final @Nullable Attempt attempt;

  PgOrganizations(Batches batches, @Nullable Attempt attempt) {
    this.batches = batches;
    this.attempt = attempt;
  }

  @Override
  public OrganizationStore under(Attempt next) {
    return new PgOrganizations(batches, next);
  }

  private Future<@Nullable String> write(
      Actor actor, OrganizationWrite.Action action, JsonObject input) {
    return batches.organize(new OrganizationWrite(actor, action, input, attempt));
  }

  @Override
  public Future<Organization> create(Actor actor, NewOrganization organization) {
    JsonObject input =
        new JsonObject()
            .put("uuid", organization.uuid())
            .put("name", organization.name())
            .put("description", organization.description())
            .put("type", organization.type().name())
            .put("parent", organization.parent())
            .put("attributes", OrganizationJson.ofAttributes(organization.attributes()))
            .put("quotas", OrganizationJson.ofQuotas(organization.quotas()));
    return write(actor, OrganizationWrite.Action.CREATE, input).map(OrganizationJson::organization);
  }

  @Override
  public Future<Organization> update(Actor actor, String uuid, OrganizationUpdate update) {
    JsonObject input =
        new JsonObject()
            .put("uuid", uuid)
            .put("name", update.name())
            .put("description", update.description())
            .put("type", update.type() == null ? null : update.type().name())
            .put("parent", update.parent());
    return write(actor, OrganizationWrite.Action.UPDATE, input).map(OrganizationJson::organization);
  }

  @Override
  public Future<Organization> setState(Actor actor, String uuid, OrganizationState state) {
    JsonObject input = new JsonObject().put("uuid", uuid).put("state", state.name());
    return write(actor, OrganizationWrite.Action.SET_STATE, input)
        .map(OrganizationJson::organization);
  }

  @Override
  public Future<Void> move(Actor actor, String parent, List<String> children) {
    JsonObject input =
        new JsonObject().put("parent", parent).put("children", new JsonArray(children));
    return write(actor, OrganizationWrite.Action.MOVE, input).mapEmpty();
  }

  @Override
  public Future<Void> delete(Actor actor, String uuid, boolean withAllBelow) {
    JsonObject input = new JsonObject().put("uuid", uuid).put("below", withAllBelow);
    return write(actor, OrganizationWrite.Action.DELETE, input).mapEmpty();
  }

  @Override
  public Future<Page<Organization>> query(Actor actor, Query<OrganizationField> query) {
    return Search.of(actor, query, SEARCHED).answer(batches);
  }

  private static Column column(OrganizationField field) {
    return switch (field) {
      case UUID -> Column.key("uuid");
      case NAME -> Column.own("name");
      case DESCRIPTION -> Column.own("description");
      case TYPE -> Column.own("type");
      case STATE -> Column.own("state");
      case SOURCE -> Column.always(Organization.SOURCE);
      case PARENT -> Column.indexed("parent");
      case ROOT -> Column.indexed("root");
      case CREATED -> Column.own("created_at");
      case CHANGED -> Column.own("changed_at");
      case ATTRIBUTE_UUID -> Column.key("uuid").among("organization_attribute");
      case ATTRIBUTE_NAME -> Column.own("name").among("organization_attribute");
      case ATTRIBUTE_VALUE -> Column.own("value").among("organization_attribute");
      case MEMBER -> Column.indexed("user_id").among("organization_member");
    };
  }
}
