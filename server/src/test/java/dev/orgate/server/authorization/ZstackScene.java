package dev.orgate.server.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.Tenants;
import dev.orgate.server.testing.TestTenant;
import dev.orgate.store.Actor;
import dev.orgate.store.Organization;
import dev.orgate.store.Query;
import dev.orgate.store.Store;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Three fresh tenants with an organization for each {@link Target}, whose uuid is made of the
 * target's name. Each has an attribute, a member and a quota entry.
 *
 * @param attributes the uuid of each target's attribute, where it is now
 */
record ZstackScene(Scene tenants, Map<Target, String> attributes) {
  private static final String ORGANIZATIONS = "/v1/iam2/organizations";

  static ZstackScene make(Tenants fresh) {
    Scene tenants = new Scene(fresh.next(), fresh.next(), fresh.next());
    ZstackScene scene = new ZstackScene(tenants, new EnumMap<>(Target.class));
    for (Target target : List.of(Target.OWN, Target.RECREATED, Target.MOVED)) {
      scene.create(tenants.home(), target);
    }
    for (Target target : List.of(Target.RECREATED, Target.MOVED)) {
      done(tenants.home().admin().delete(ORGANIZATIONS + "/" + scene.uuid(target)));
    }
    scene.create(tenants.home(), Target.RECREATED);
    scene.create(tenants.third(), Target.FOREIGN);
    scene.create(tenants.third(), Target.MOVED);
    scene.attributes.put(Target.MISSING, uuid("no attribute"));
    done(tenants.home().admin().post(ORGANIZATIONS, params(scene.helper())));
    return scene;
  }

  private static String uuid(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
        .toString()
        .replace("-", "");
  }

  String uuid(Target target) {
    return uuid(target.in(tenants));
  }

  /** An organization of the home tenant that calls need besides their target. */
  String helper() {
    return uuid(tenants.home().name("helper"));
  }

  private static String params(String uuid) {
    return """
        {"params":{"name":"n","type":"Department","resourceUuid":"%s",\
        "attributes":[{"name":"a","value":"1"}],"quota":{"vm.num":1}}}\
        """
        .formatted(uuid);
  }

  private void create(TestTenant tenant, Target target) {
    Api admin = tenant.caller("creator", "admin");
    Answer created = admin.post(ORGANIZATIONS, params(uuid(target)));
    done(created);
    attributes.put(
        target, created.text().replaceAll(".*\"attributes\":\\[\\{\"uuid\":\"|\".*", ""));
    done(
        admin.post(
            ORGANIZATIONS + "/" + uuid(target) + "/virtual-ids",
            "{\"params\":{\"virtualIDUuids\":[\"member\"]}}"));
  }

  private static void done(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  /** Makes the call that a row is about. */
  Answer call(Row row, Caller caller) {
    boolean isAny = row.target() == Target.ANY;
    String uuid = isAny ? uuid("any") : uuid(row.target());
    String inPath =
        switch (row.variant()) {
          case "updateIAM2Organization/parentUuid",
              "changeIAM2OrganizationParent/childrenUuids",
              "attributeUuids" ->
              helper();
          default -> row.path().contains("attributes/:uuid") ? attribute(row) : uuid;
        };
    String path = row.path().replaceAll(":[a-zA-Z]+", inPath);
    return caller.in(tenants).send(row.method(), path + query(row, uuid), body(row, uuid));
  }

  private String attribute(Row row) {
    return attributes.get(row.target());
  }

  private String query(Row row, String uuid) {
    if (row.target() == Target.ANY) {
      return "";
    }
    return switch (row.operation().replace("/zstack", "")) {
      case "GET " + ORGANIZATIONS -> "?q=uuid=" + uuid;
      case "GET " + ORGANIZATIONS + "/attributes" -> "?q=organizationUuid=" + uuid;
      case "GET /v1/accounts/quotas" -> "?q=identityUuid=" + uuid;
      case "DELETE " + ORGANIZATIONS + "/:uuid/attributes" -> "?attributeUuids=" + attribute(row);
      case "DELETE " + ORGANIZATIONS + "/:organizationUuid/virtual-ids" -> "?virtualIDUuids=member";
      default -> "";
    };
  }

  private String body(Row row, String uuid) {
    if (!row.method().equals("PUT") && !row.method().equals("POST")) {
      return null;
    }
    String plain = row.operation().replaceFirst(".*/v1", "") + " " + row.variant();
    return switch (plain.strip()) {
      case "/iam2/organizations resourceUuid" -> params(uuid);
      case "/iam2/organizations parentUuid" ->
          "{\"params\":{\"name\":\"n\",\"type\":\"Department\",\"parentUuid\":\"" + uuid + "\"}}";
      case "/iam2/organizations/:uuid/actions updateIAM2Organization" ->
          "{\"updateIAM2Organization\":{\"name\":\"new\"}}";
      case "/iam2/organizations/:uuid/actions updateIAM2Organization/parentUuid" ->
          "{\"updateIAM2Organization\":{\"parentUuid\":\"" + uuid + "\"}}";
      case "/iam2/organizations/:uuid/actions changeIAM2OrganizationState" ->
          "{\"changeIAM2OrganizationState\":{\"stateEvent\":\"disable\"}}";
      case "/iam2/organizations/:uuid/actions changeIAM2OrganizationParent" ->
          "{\"changeIAM2OrganizationParent\":{\"childrenUuids\":[\"" + helper() + "\"]}}";
      case "/iam2/organizations/:uuid/actions changeIAM2OrganizationParent/childrenUuids" ->
          "{\"changeIAM2OrganizationParent\":{\"childrenUuids\":[\"" + uuid + "\"]}}";
      case "/iam2/organizations/:uuid/actions setOrganizationSupervisor" ->
          "{\"setOrganizationSupervisor\":{\"virtualIDUuid\":\"member\"}}";
      case "/iam2/organizations/:uuid/operation" ->
          "{\"setOrganizationOperation\":{\"virtualIDUuid\":\"member\"}}";
      case "/iam2/organizations/:uuid/attributes" ->
          "{\"params\":{\"attributes\":[{\"name\":\"b\"}]}}";
      case "/iam2/organizations/attributes/:uuid/actions" ->
          "{\"updateIAM2OrganizationAttribute\":{\"value\":\"2\"}}";
      case "/iam2/organizations/:organizationUuid/virtual-ids" ->
          "{\"params\":{\"virtualIDUuids\":[\"newcomer\"]}}";
      case "/iam2/Organization/quotas/actions" ->
          "{\"updateOrganizationQuota\":{\"identityUuid\":\"%s\",\"name\":\"vm.num\",\"value\":2}}"
              .formatted(uuid);
      default -> "{\"params\":{}}";
    };
  }

  /** All that a call could change, as the store knows it. */
  List<Object> state(Store store) {
    List<Object> state = new ArrayList<>();
    for (TestTenant tenant : List.of(tenants.home(), tenants.other(), tenants.third())) {
      Actor all = new Actor(tenant.id(), "all-seeing", "all-seeing", null, true, true);
      List<Organization> organizations =
          store.organizations().query(all, Query.of(List.of())).await().items();
      state.add(organizations);
      state.add(store.organizationQuotas().query(all, Query.of(List.of())).await().items());
      state.add(store.quotas().get(all, tenant.id()).await());
      for (Organization each : organizations) {
        state.add(store.organizationMembers().count(all, each.uuid()).await());
      }
    }
    return state;
  }
}
