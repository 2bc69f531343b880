package dev.orgate.server.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.TestTenant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who asks is what the credential says; whatever else names somebody is data, or nothing. */
@ExtendWith(GatewayExtension.class)
class SubjectTest {
  private static final String ROOT = TestTenant.userId("root");

  /** What an impostor may hope to be asked by. */
  private static final List<String> HEADERS =
      List.of(
          "X-User-Id",
          "X-User-Name",
          "X-Domain-Id",
          "X-Project-Id",
          "X-Tenant",
          "X-Tenant-Id",
          "X-Account-Id",
          "X-Roles",
          "X-Role",
          "X-Is-Admin",
          "X-Forwarded-User",
          "X-Remote-User",
          "X-Subject-Token",
          "X-Service-Token",
          "X-HTTP-Method-Override",
          "X-Original-URL",
          "Cookie");

  private static String fields(TestTenant tenant) {
    return """
        "id":424242,"user_id":"%s","user_name":"root","creator_name":"root","creator":"root",\
        "tenant":"%s","tenant_id":"%s","domain_id":"%s","project_id":"%s","roles":["admin"],\
        "self_auth":{"user_id":"%s","user_name":"root","auth":7},"others_auths":[],"admin":true\
        """
        .formatted(ROOT, tenant.id(), tenant.id(), tenant.id(), tenant.project(), ROOT);
  }

  @Test
  void create_bodyNamesSomebodyElse_isTheCallers(TestTenant tenant, TestTenant other) {
    String name = other.name("a");
    String body = "{\"namespace\":\"%s\",\"auth\":1,%s}".formatted(name, fields(tenant));
    Api boss = other.caller("boss", "admin");
    assertThat(boss.post(Scene.NAMESPACES, body).status()).isEqualTo(201);

    Map<String, Object> access = boss.get(Scene.NAMESPACES + "/" + name + "/access").json();
    Map<String, Object> grant =
        Map.of("user_id", TestTenant.userId("boss"), "user_name", "boss", "auth", 7L);
    assertThat(access)
        .containsEntry("creator_name", "boss")
        .containsEntry("self_auth", grant)
        .containsEntry("others_auths", List.of(grant))
        .doesNotContainEntry("id", 424242L);
    assertThat(tenant.admin().get(Scene.NAMESPACES + "/" + name).status()).isEqualTo(404);
  }

  @Test
  void create_bodyClaimsToBeAdmin_isRefused(TestTenant tenant) {
    String body = "{\"namespace\":\"%s\",%s}".formatted(tenant.name("a"), fields(tenant));
    assertThat(tenant.user("alice").post(Scene.NAMESPACES, body).status()).isEqualTo(403);
  }

  @Test
  void grant_itemClaimsMore_isOneGrant(TestTenant tenant, TestTenant other) {
    String access = Scene.NAMESPACES + "/" + tenant.name("a") + "/access";
    tenant.admin().post(Scene.NAMESPACES, "{\"namespace\":\"" + tenant.name("a") + "\"}");
    String item =
        """
        [{"user_id":"u1","user_name":"one","auth":1,"id":7,"level":7,"tenant":"%s",\
        "namespace":"%s","creator_name":"one","self_auth":{"auth":7},"userId":"u2"}]\
        """
            .formatted(other.id(), other.name("b"));
    assertThat(tenant.admin().post(access, item).status()).isEqualTo(201);
    assertThat(tenant.admin().get(access).list("others_auths"))
        .hasSize(2)
        .contains(Map.of("user_id", "u1", "user_name", "one", "auth", 1L));
    assertThat(tenant.admin().get(access).json()).containsEntry("creator_name", "root");
  }

  static Stream<String> claims() {
    return HEADERS.stream();
  }

  @ParameterizedTest
  @MethodSource("claims")
  void anyCall_headerNamesSomebodyElse_changesNothing(
      String header, TestTenant tenant, TestTenant other) {
    String path = Scene.NAMESPACES + "/" + tenant.name("a");
    tenant.admin().post(Scene.NAMESPACES, "{\"namespace\":\"" + tenant.name("a") + "\"}");
    for (String value : List.of(ROOT, "root", "admin", tenant.id(), tenant.project(), "DELETE")) {
      Api peer = tenant.user("peer").with(header, value);
      Api alien = other.admin().with(header, value);
      assertThat(peer.get(path).status()).isEqualTo(403);
      assertThat(alien.get(path).status()).isEqualTo(404);
      assertThat(alien.get(Scene.NAMESPACES).list("namespaces")).isEmpty();
      assertThat(Api.anonymous(peer.url()).with(header, value).get(path).status()).isEqualTo(401);
    }
    assertThat(tenant.admin().get(path).status()).isEqualTo(200);
  }

  @Test
  void anyCall_queryNamesSomebodyElse_changesNothing(TestTenant tenant, TestTenant other) {
    String path = Scene.NAMESPACES + "/" + tenant.name("a");
    tenant.admin().post(Scene.NAMESPACES, "{\"namespace\":\"" + tenant.name("a") + "\"}");
    String query =
        "?user_id=%s&tenant=%s&domain_id=%s&project_id=%s&role=admin&admin=true&auth=7"
            .formatted(ROOT, tenant.id(), tenant.id(), tenant.project());
    assertThat(tenant.user("peer").get(path + query).status()).isEqualTo(403);
    assertThat(other.admin().get(path + query).status()).isEqualTo(404);
    assertThat(other.admin().get(Scene.NAMESPACES + query).list("namespaces")).isEmpty();
    String token = "?X-Auth-Token=%1$s&access_token=%1$s".formatted(tenant.token("root", "admin"));
    assertThat(Api.anonymous(tenant.admin().url()).get(path + token).status()).isEqualTo(401);
  }
}
