package dev.orgate.store.pg;

import dev.orgate.store.NewAttribute;
import dev.orgate.store.NewQuotaEntry;
import dev.orgate.store.Organization;
import dev.orgate.store.OrganizationAttribute;
import dev.orgate.store.OrganizationQuota;
import dev.orgate.store.OrganizationState;
import dev.orgate.store.OrganizationType;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/** Organizations and what belongs to them in the form that the schema shows and takes them in. */
final class OrganizationJson {
  private OrganizationJson() {}

  static Organization organization(String text) {
    JsonObject json = new JsonObject(text);
    return new Organization(
        json.getString("uuid"),
        json.getString("name"),
        json.getString("description"),
        OrganizationType.valueOf(json.getString("type")),
        OrganizationState.valueOf(json.getString("state")),
        json.getString("parent"),
        json.getString("root"),
        instant(json, "created"),
        instant(json, "changed"),
        attributes(json.getJsonArray("attributes")));
  }

  private static List<OrganizationAttribute> attributes(JsonArray array) {
    return array.stream().map(element -> attribute((JsonObject) element)).toList();
  }

  static OrganizationAttribute attribute(String text) {
    return attribute(new JsonObject(text));
  }

  private static OrganizationAttribute attribute(JsonObject json) {
    return new OrganizationAttribute(
        json.getString("uuid"),
        json.getString("organization"),
        json.getString("name"),
        json.getString("value"),
        instant(json, "created"),
        instant(json, "changed"));
  }

  static OrganizationQuota quota(String text) {
    JsonObject json = new JsonObject(text);
    return new OrganizationQuota(
        json.getString("uuid"),
        json.getString("organization"),
        json.getString("name"),
        json.getLong("value"),
        instant(json, "created"),
        instant(json, "changed"));
  }

  private static Instant instant(JsonObject json, String name) {
    return Instant.ofEpochMilli(json.getLong(name));
  }

  static JsonArray ofAttributes(List<NewAttribute> attributes) {
    return new JsonArray(attributes.stream().map(OrganizationJson::of).toList());
  }

  static JsonObject of(NewAttribute attribute) {
    return new JsonObject()
        .put("uuid", attribute.uuid())
        .put("name", attribute.name())
        .put("value", attribute.value());
  }

  static JsonArray ofQuotas(List<NewQuotaEntry> entries) {
    return new JsonArray(entries.stream().map(OrganizationJson::of).toList());
  }

  static JsonObject of(NewQuotaEntry entry) {
    return new JsonObject()
        .put("uuid", entry.uuid())
        .put("name", entry.name())
        .put("value", entry.value());
  }
}
