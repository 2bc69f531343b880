package dev.orgate.server.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.TestTenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Limits are the operator's: of its own account by project or account id, and of any other. */
@ExtendWith(GatewayExtension.class)
class QuotaRulesTest {
  private static String path(String id) {
    return "/v2/manage/projects/" + id + "/quotas";
  }

  private static Answer put(Api api, String id, int limit) {
    return api.put(
        path(id), "{\"quotas\":[{\"quota_key\":\"namespace\",\"quota_limit\":" + limit + "}]}");
  }

  private static long limit(TestTenant tenant) {
    Answer answer = tenant.user("anybody").get(path(tenant.id()));
    return (Long) answer.list("quotas").get(0).get("quota_limit");
  }

  @Test
  void put_operator_setsTheAccountThatTheIdMeans(TestTenant tenant, TestTenant other) {
    Api operator = tenant.operator();
    assertThat(put(operator, tenant.id(), 11).status()).isEqualTo(200);
    assertThat(limit(tenant)).isEqualTo(11);
    assertThat(put(operator, tenant.project(), 12).status()).isEqualTo(200);
    assertThat(limit(tenant)).isEqualTo(12);
    assertThat(limit(other)).isEqualTo(GatewayExtension.DEFAULT_LIMIT);
    assertThat(put(operator, other.id(), 13).status()).isEqualTo(200);
    assertThat(limit(other)).isEqualTo(13);
    assertThat(limit(tenant)).isEqualTo(12);
  }

  @Test
  void put_anybodyElse_setsNothing(TestTenant tenant, TestTenant other) {
    for (Api api :
        new Api[] {
          tenant.admin(),
          tenant.user("alice"),
          other.admin(),
          other.caller("op", "Operator"),
          tenant.caller("operator", "admin", "operators")
        }) {
      for (String id : new String[] {tenant.id(), tenant.project(), other.id(), "nobody"}) {
        Answer answer = put(api, id, 1_000);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.errorCode()).isEqualTo("SVCSTG.SWR.4039002");
      }
    }
    assertThat(limit(tenant)).isEqualTo(GatewayExtension.DEFAULT_LIMIT);
    assertThat(limit(other)).isEqualTo(GatewayExtension.DEFAULT_LIMIT);
  }

  @Test
  void get_foreignAccount_looksLikeNone(TestTenant tenant, TestTenant other) {
    other.admin().post(Scene.NAMESPACES, "{\"namespace\":\"" + other.name("a") + "\"}");
    Answer foreign = tenant.admin().get(path(other.id()));
    assertThat(foreign.status()).isEqualTo(403);
    assertThat(foreign.look()).isEqualTo(tenant.admin().get(path("nobody")).look());
  }
}
