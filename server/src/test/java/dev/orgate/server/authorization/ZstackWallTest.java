package dev.orgate.server.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.Tenants;
import dev.orgate.server.testing.TestGateway;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ids of another tenant's organizations, wherever a call takes one, are like ids of nothing. */
@ExtendWith(GatewayExtension.class)
class ZstackWallTest {
  private static final Set<Target> HIDDEN = EnumSet.of(Target.FOREIGN, Target.MOVED);
  private static final String ORGANIZATIONS = "/v1/iam2/organizations";

  private ZstackScene scene;

  @BeforeEach
  void prepare(Tenants tenants) {
    scene = ZstackScene.make(tenants);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOBODY")
  void call_uponForeign_looksLikeUponNone(Caller caller, TestGateway gateway) {
    List<Object> before = scene.state(gateway.store());
    for (Row row : ZstackMatrix.rows()) {
      if (HIDDEN.contains(row.target()) && !row.variant().equals("resourceUuid")) {
        Row missing = row.upon(Target.MISSING);
        assertThat(look(row, caller)).as(row.toString()).isEqualTo(look(missing, caller));
      }
    }
    assertThat(scene.state(gateway.store())).isEqualTo(before);
  }

  /** All that a client learns, its own ids apart; of a job, what it came to. */
  private String look(Row row, Caller caller) {
    Answer answer = scene.call(row, caller);
    String look = answer.look();
    if (answer.status() == 202) {
      look = Api.anonymous("").get((String) answer.json().get("location")).look();
    }
    return look.replace(scene.uuid(row.target()), "<uuid>")
        .replace(scene.attributes().get(row.target()), "<attribute>");
  }

  /** What only somebody with a tenant of their own can try. */
  @Test
  void mixedIds_ofBothTenants_moveAndLinkNothing(TestGateway gateway) {
    Api thief = Caller.ALIEN_ADMIN.in(scene.tenants());
    String own = create(thief);
    String foreign = scene.uuid(Target.OWN);
    List<Object> before = scene.state(gateway.store());
    String actions = "/actions";
    for (Answer answer :
        List.of(
            thief.put(
                ORGANIZATIONS + "/" + own + actions,
                "{\"changeIAM2OrganizationParent\":{\"childrenUuids\":[\"" + foreign + "\"]}}"),
            thief.put(
                ORGANIZATIONS + "/" + foreign + actions,
                "{\"changeIAM2OrganizationParent\":{\"childrenUuids\":[\"" + own + "\"]}}"),
            thief.put(
                ORGANIZATIONS + "/" + own + actions,
                "{\"updateIAM2Organization\":{\"parentUuid\":\"" + foreign + "\"}}"),
            thief.put(
                ORGANIZATIONS + "/attributes/" + scene.attributes().get(Target.OWN) + actions,
                "{\"updateIAM2OrganizationAttribute\":{\"value\":\"x\"}}"),
            thief.put(
                "/v1/iam2/Organization/quotas/actions",
                "{\"updateOrganizationQuota\":{\"identityUuid\":\""
                    + foreign
                    + "\",\"name\":\"a\"}}"),
            thief.put(
                ORGANIZATIONS + "/" + own + actions,
                "{\"setOrganizationSupervisor\":{\"virtualIDUuid\":\"member\"}}"),
            thief.put(
                ORGANIZATIONS + "/" + own + "/operation",
                "{\"setOrganizationOperation\":{\"virtualIDUuid\":\"member\"}}"))) {
      assertThat(answer.status()).isEqualTo(202);
      assertThat(Api.anonymous("").get((String) answer.json().get("location")).text())
          .contains("SYS.1003");
    }
    String attribute = "?attributeUuids=" + scene.attributes().get(Target.OWN);
    assertThat(thief.delete(ORGANIZATIONS + "/" + own + "/attributes" + attribute).text())
        .isEqualTo("{}");
    assertThat(thief.delete(ORGANIZATIONS + "/" + foreign + "?deleteMode=Enforcing").text())
        .isEqualTo("{}");
    assertThat(scene.state(gateway.store())).isEqualTo(before);
  }

  @Test
  void resourceUuid_ofAnotherTenant_isFreeAndTheOtherIsUntouched(TestGateway gateway) {
    Api thief = Caller.ALIEN_ADMIN.in(scene.tenants());
    String uuid = scene.uuid(Target.OWN);
    Api home = scene.tenants().home().admin();
    String before = home.get(ORGANIZATIONS).text();
    Answer taken =
        thief.post(
            ORGANIZATIONS,
            "{\"params\":{\"name\":\"mine\",\"type\":\"Company\",\"resourceUuid\":\""
                + uuid
                + "\"}}");
    assertThat(taken.status()).isEqualTo(200);
    assertThat(taken.text()).contains(uuid);
    assertThat(thief.get(ORGANIZATIONS + "/" + uuid).list("inventories").get(0))
        .containsEntry("name", "mine")
        .containsEntry("attributes", List.of());
    assertThat(thief.delete(ORGANIZATIONS + "/" + uuid).status()).isEqualTo(200);
    assertThat(home.get(ORGANIZATIONS).text()).isEqualTo(before);
  }

  @Test
  void recreated_uuid_inheritsNothing() {
    Api admin = scene.tenants().home().admin();
    String uuid = scene.uuid(Target.OWN);
    String oldAttribute = scene.attributes().get(Target.OWN);
    admin.delete(ORGANIZATIONS + "/" + uuid);
    admin.post(
        ORGANIZATIONS,
        "{\"params\":{\"name\":\"new\",\"type\":\"Company\",\"resourceUuid\":\"" + uuid + "\"}}");
    assertThat(admin.get(ORGANIZATIONS + "/" + uuid + "/virtualIDNumber").text())
        .contains("\"virtualTotalNumber\":0");
    assertThat(admin.get("/v1/accounts/quotas?q=identityUuid=" + uuid).list("inventories"))
        .isEmpty();
    Answer answer =
        admin.put(
            ORGANIZATIONS + "/attributes/" + oldAttribute + "/actions",
            "{\"updateIAM2OrganizationAttribute\":{\"value\":\"x\"}}");
    assertThat(Api.anonymous("").get((String) answer.json().get("location")).text())
        .contains("SYS.1003");
  }

  private static String create(Api admin) {
    Answer created =
        admin.post(ORGANIZATIONS, "{\"params\":{\"name\":\"n\",\"type\":\"Department\"}}");
    return created.text().replaceAll(".*\"inventory\":\\{\"uuid\":\"|\".*", "");
  }
}
