package dev.orgate.server.swr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.TestGateway;
import dev.orgate.server.testing.TestTenant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(GatewayExtension.class)
class SwrNamespacesTest {
  private static final String COLLECTION = "/v2/manage/namespaces";

  private static String body(String name) {
    return "{\"namespace\":\"" + name + "\"}";
  }

  @Test
  void create_newName_answersEmptyObject(TestTenant tenant) {
    Answer answer = tenant.admin().post(COLLECTION, body(tenant.name("a")));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.text()).isEqualTo("{}");
    assertThat(answer.header("content-type")).isEqualTo("application/json");
    assertThat(answer.header("x-request-id")).matches("[0-9a-f]{32}");
  }

  @Test
  void create_takenName_conflictsWhoeverOwnsIt(TestTenant tenant, TestTenant other) {
    String name = tenant.name("taken");
    tenant.admin().post(COLLECTION, body(name));
    for (Api caller : new Api[] {tenant.admin(), other.admin()}) {
      Answer answer = caller.post(COLLECTION, body(name));
      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.errorCode()).isEqualTo("SVCSTG.SWR.4090060");
      assertThat(answer.text()).doesNotContain(tenant.id());
    }
  }

  @Test
  void create_quotaFull_isRefusedAndExistingBeatsQuota(TestTenant tenant) {
    for (int i = 0; i < GatewayExtension.DEFAULT_LIMIT; i++) {
      assertThat(tenant.admin().post(COLLECTION, body(tenant.name("q" + i))).status())
          .isEqualTo(201);
    }
    Answer full = tenant.admin().post(COLLECTION, body(tenant.name("one-more")));
    assertThat(full.status()).isEqualTo(400);
    assertThat(full.errorCode()).isEqualTo("SVCSTG.SWR.4000097");
    assertThat(tenant.admin().post(COLLECTION, body(tenant.name("q0"))).status()).isEqualTo(409);

    assertThat(tenant.admin().delete(COLLECTION + "/" + tenant.name("q0")).status()).isEqualTo(204);
    assertThat(tenant.admin().post(COLLECTION, body(tenant.name("one-more"))).status())
        .isEqualTo(201);
  }

  @Test
  void create_withoutAdminRole_isForbidden(TestTenant tenant) {
    Answer answer = tenant.user("alice").post(COLLECTION, body(tenant.name("a")));
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.errorCode()).isEqualTo("SVCSTG.SWR.4039002");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "1a", "a-", "a..b", "a.-b", "a___b", "library", "a b", "é"})
  void create_badName_isRefused(String name, TestTenant tenant) {
    Answer answer = tenant.admin().post(COLLECTION, body(name));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errorCode()).isEqualTo("SVCSTG.SWR.4001028");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "\"a\"",
        "{}",
        "{\"namespace\":null}",
        "{\"namespace\":7}",
        "{\"namespace\":[\"a\"]}",
        "{\"namespace\":\"a\"",
        "{\"namespace\":\"a\"} x",
        "{\"namespace\":\"a\",\"namespace\":\"b\"}",
        "{\"namespace\":\"a\" /* b */}"
      })
  void create_badBody_isRefused(String body, TestTenant tenant) {
    Answer answer = tenant.admin().post(COLLECTION, body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errorCode()).isEqualTo("SVCSTG.SWR.4001018");
  }

  @Test
  void create_extraFields_neverReachTheStore(TestTenant tenant) {
    String name = tenant.name("extra");
    String body =
        """
        {"namespace":"%s","id":424242,"creator_name":"mallory","auth":1,"tenant":"other"}\
        """
            .formatted(name);
    assertThat(tenant.admin().post(COLLECTION, body).status()).isEqualTo(201);
    assertThat(tenant.admin().get(COLLECTION + "/" + name).json())
        .containsEntry("creator_name", "root")
        .containsEntry("auth", 7L)
        .doesNotContainEntry("id", 424242L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json;charset=utf-8",
        "application/json; charset=UTF-8; v=1",
        "charset=utf-8 application/json",
        "Application/JSON"
      })
  void create_anyJsonContentType_isAccepted(String type, TestTenant tenant) {
    Answer answer =
        tenant.admin().with("Content-Type", type).post(COLLECTION, body(tenant.name("ct")));
    assertThat(answer.status()).isEqualTo(201);
  }

  @Test
  void create_anotherContentType_isRefused(TestTenant tenant) {
    Answer answer =
        tenant.admin().with("Content-Type", "text/xml").post(COLLECTION, body(tenant.name("ct")));
    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void get_own_showsTheCallersLevel(TestTenant tenant) {
    String path = COLLECTION + "/" + tenant.name("a");
    tenant.admin().post(COLLECTION, body(tenant.name("a")));
    tenant.admin().post(path + "/access", "[" + TestTenant.grant("alice", 3) + "]");

    Map<String, Object> asAdmin = tenant.admin().get(path).json();
    assertThat(asAdmin)
        .containsOnlyKeys("id", "name", "creator_name", "auth")
        .containsEntry("name", tenant.name("a"))
        .containsEntry("creator_name", "root")
        .containsEntry("auth", 7L);
    assertThat((Long) asAdmin.get("id")).isPositive();
    assertThat(tenant.user("alice").get(path).json()).containsEntry("auth", 3L);
    assertThat(tenant.caller("second-admin", "admin").get(path).json()).containsEntry("auth", 7L);
  }

  @Test
  void getAndDelete_withoutGrant_forbiddenInTheTenantAndNotFoundOutside(
      TestTenant tenant, TestTenant other) {
    String path = COLLECTION + "/" + tenant.name("a");
    tenant.admin().post(COLLECTION, body(tenant.name("a")));
    assertThat(tenant.user("bob").get(path).errorCode()).isEqualTo("SVCSTG.SWR.4039002");
    assertThat(tenant.user("bob").delete(path).status()).isEqualTo(403);

    Answer foreign = other.admin().get(path);
    Answer missing = other.admin().get(path + "-missing");
    assertThat(foreign.status()).isEqualTo(404);
    assertThat(foreign.errorCode()).isEqualTo("SVCSTG.SWR.4040058");
    assertThat(withoutRequestId(foreign)).isEqualTo(withoutRequestId(missing));
    assertThat(other.admin().delete(path).status()).isEqualTo(404);
    assertThat(tenant.admin().get(path).status()).isEqualTo(200);
  }

  private static String withoutRequestId(Answer answer) {
    return answer.text().replace(answer.header("x-request-id"), "");
  }

  @Test
  void delete_managed_leavesNothing(TestTenant tenant) {
    String path = COLLECTION + "/" + tenant.name("a");
    tenant.admin().post(COLLECTION, body(tenant.name("a")));
    tenant.admin().post(path + "/access", "[" + TestTenant.grant("alice", 7) + "]");
    Answer answer = tenant.user("alice").delete(path);
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.text()).isEmpty();
    assertThat(tenant.admin().get(path).status()).isEqualTo(404);

    tenant.admin().post(COLLECTION, body(tenant.name("a")));
    assertThat(tenant.user("alice").get(path).status()).isEqualTo(403);
  }

  @Test
  void anyPath_unknownOrWrongMethod_isToldApart(TestGateway gateway, TestTenant tenant) {
    Api anonymous = Api.anonymous(gateway.url());
    assertThat(anonymous.get("/v2/manage/nothing").errorCode()).isEqualTo("SVCSTG.SWR.4040083");
    Answer wrongMethod = tenant.admin().put(COLLECTION, "{}");
    assertThat(wrongMethod.status()).isEqualTo(405);
    assertThat(wrongMethod.header("allow")).isEqualTo("GET, POST");
    assertThat(wrongMethod.json()).containsKey("error_code");
  }

  @Test
  void anyCall_withoutCredential_hasTheGatewayShape(TestGateway gateway) {
    Answer answer = Api.anonymous(gateway.url()).get(COLLECTION);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.json())
        .containsOnlyKeys("error_msg", "error_code", "request_id")
        .containsEntry("error_code", "APIGW.0301")
        .containsEntry("request_id", answer.header("x-request-id"));
    assertThat(answer.text()).contains("Incorrect IAM authentication information: ");
  }

  @Test
  void create_bodyOverTheLimit_isAnsweredAfterDraining(TestTenant tenant) {
    Answer answer = tenant.admin().post(COLLECTION, "x".repeat(8 << 20));
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.errorCode()).isEqualTo("SVCSTG.SWR.4131001");
  }
}
