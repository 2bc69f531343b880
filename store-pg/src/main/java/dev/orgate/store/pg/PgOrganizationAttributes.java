package dev.orgate.store.pg;

import dev.orgate.store.Actor;
import dev.orgate.store.Attempt;
import dev.orgate.store.AttributeField;
import dev.orgate.store.NewAttribute;
import dev.orgate.store.OrganizationAttribute;
import dev.orgate.store.OrganizationAttributeStore;
import dev.orgate.store.Page;
import dev.orgate.store.Query;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class PgOrganizationAttributes implements OrganizationAttributeStore {
  private static final Searched<AttributeField, OrganizationAttribute> SEARCHED =
      new Searched<>(
          "organization_attribute",
          "attribute_json",
          PgOrganizationAttributes::column,
          OrganizationJson::attribute);

  private final Batches batches;
  private final @Nullable Attempt attempt;

  PgOrganizationAttributes(Batches batches, @Nullable Attempt attempt) {
    this.batches = batches;
    this.attempt = attempt;
  }

  @Override
  public OrganizationAttributeStore under(Attempt next) {
    return new PgOrganizationAttributes(batches, next);
  }

  private Future<@Nullable String> write(
      Actor actor, OrganizationWrite.Action action, JsonObject input) {
    return batches.organize(new OrganizationWrite(actor, action, input, attempt));
  }

  @Override
  public Future<Void> add(Actor actor, String organization, List<NewAttribute> attributes) {
    JsonObject input =
        new JsonObject()
            .put("organization", organization)
            .put("attributes", OrganizationJson.ofAttributes(attributes));
    return write(actor, OrganizationWrite.Action.ADD_ATTRIBUTES, input).mapEmpty();
  }

  @Override
  public Future<Void> remove(Actor actor, String organization, List<String> uuids) {
    JsonObject input =
        new JsonObject().put("organization", organization).put("uuids", new JsonArray(uuids));
    return write(actor, OrganizationWrite.Action.REMOVE_ATTRIBUTES, input).mapEmpty();
  }

  @Override
  public Future<OrganizationAttribute> update(Actor actor, String uuid, @Nullable String value) {
    JsonObject input = new JsonObject().put("uuid", uuid).put("value", value);
    return write(actor, OrganizationWrite.Action.UPDATE_ATTRIBUTE, input)
        .map(OrganizationJson::attribute);
  }

  @Override
  public Future<Page<OrganizationAttribute>> query(Actor actor, Query<AttributeField> query) {
    return Search.of(actor, query, SEARCHED).answer(batches);
  }

  private static Column column(AttributeField field) {
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
