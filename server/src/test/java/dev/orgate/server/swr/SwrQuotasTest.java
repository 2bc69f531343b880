package dev.orgate.server.swr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.TestTenant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(GatewayExtension.class)
class SwrQuotasTest {
  private static String path(String project) {
    return "/v2/manage/projects/" + project + "/quotas";
  }

  private static String limit(String value) {
    return "{\"quotas\":[{\"quota_key\":\"namespace\",\"quota_limit\":" + value + "}]}";
  }

  private static Answer create(TestTenant tenant, String suffix) {
    return tenant
        .admin()
        .post("/v2/manage/namespaces", "{\"namespace\":\"" + tenant.name(suffix) + "\"}");
  }

  private static void assertQuota(Answer answer, long limit, long used) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.list("quotas")).containsExactly(quota("namespace", limit, used));
  }

  private static Map<String, Object> quota(String key, long limit, long used) {
    return Map.of("quota_key", key, "quota_limit", limit, "used", used, "unit", "");
  }

  @Test
  void get_ownProjectOrAccount_showsLimitAndUse(TestTenant tenant) {
    assertQuota(tenant.user("alice").get(path(tenant.id())), 5, 0);
    create(tenant, "a");
    assertQuota(tenant.admin().get(path(tenant.project())), 5, 1);
  }

  @Test
  void get_foreignProject_isForbidden(TestTenant tenant, TestTenant other) {
    for (String id : List.of(other.id(), other.project(), "nothing")) {
      Answer answer = tenant.admin().get(path(id));
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.errorCode()).isEqualTo("SVCSTG.SWR.4039002");
    }
  }

  @Test
  void put_operator_setsTheLimitOfAnyAccount(TestTenant tenant, TestTenant platform) {
    create(tenant, "a");
    Api operator = platform.operator();
    assertQuotas(operator.put(path(tenant.id()), limit("0")), 0, 1);
    assertThat(create(tenant, "b").errorCode()).isEqualTo("SVCSTG.SWR.4000097");

    assertQuotas(operator.put(path(tenant.id()), limit("2")), 2, 1);
    assertThat(create(tenant, "b").status()).isEqualTo(201);
    assertThat(create(tenant, "c").status()).isEqualTo(400);

    assertQuotas(operator.put(path(tenant.id()), limit("-1")), -1, 2);
    assertThat(create(tenant, "c").status()).isEqualTo(201);
    assertQuotas(operator.get(path(tenant.id())), -1, 3);
  }

  /** What an operator sees of a tenant without organizations and with their default limit. */
  private static void assertQuotas(Answer answer, long limit, long used) {
    assertThat(answer.list("quotas"))
        .containsExactly(
            quota("namespace", limit, used),
            quota("organization", GatewayExtension.DEFAULT_ORGANIZATION_LIMIT, 0));
  }

  @Test
  void put_operator_setsTheLimitOfOrganizationsAlone(TestTenant tenant) {
    String limit = limit("7").replace("namespace", "organization");
    assertThat(tenant.operator().put(path(tenant.id()), limit).list("quotas"))
        .containsExactly(quota("namespace", 5, 0), quota("organization", 7, 0));
    assertQuota(tenant.admin().get(path(tenant.id())), 5, 0);
  }

  @Test
  void put_othersThanOperators_areForbidden(TestTenant tenant) {
    for (Api caller : List.of(tenant.admin(), tenant.user("alice"))) {
      assertThat(caller.put(path(tenant.id()), limit("100")).status()).isEqualTo(403);
    }
    assertQuota(tenant.admin().get(path(tenant.id())), 5, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-2", "2147483648", "7.0", "\"7\"", "null", "[7]", "1e3", "true"})
  void put_badLimit_isRefused(String value, TestTenant tenant) {
    Answer answer = tenant.operator().put(path(tenant.id()), limit(value));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errorCode()).isEqualTo("SVCSTG.SWR.4001025");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"quotas\":{}}",
        "{\"quotas\":[]}",
        "{\"quotas\":[7]}",
        "{\"quotas\":[{\"quota_key\":\"image\",\"quota_limit\":1}]}",
        "{\"quotas\":[{\"quota_limit\":1}]}",
        "{\"quotas\":[{\"quota_key\":\"namespace\",\"quota_limit\":1},"
            + "{\"quota_key\":\"namespace\",\"quota_limit\":2}]}"
      })
  void put_badBody_isRefused(String body, TestTenant tenant) {
    assertThat(tenant.operator().put(path(tenant.id()), body).status()).isEqualTo(400);
    assertQuota(tenant.admin().get(path(tenant.id())), 5, 0);
  }
}
