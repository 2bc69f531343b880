package dev.orgate.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.testing.AccessKeyFiles;
import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.Login;
import dev.orgate.server.testing.TestGateway;
import dev.orgate.server.testing.TestTenant;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients ask the identity service first, and that it tells them of themselves alone. */
@ExtendWith(GatewayExtension.class)
class IamLookupsTest {
  private static final String PASSWORD = "correct horse battery staple";
  private static final String SUBJECT = "X-Subject-Token";
  private static TestGateway development;
  private static Login login;

  @BeforeAll
  static void start() {
    development = TestGateway.start(GatewayExtension.developmentSettings(PASSWORD));
    login = new Login(development.url(), PASSWORD);
  }

  @AfterAll
  static void stop() {
    development.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v3/projects",
        "/v3/projects?name=demo",
        "/v3/auth/projects",
        "/v3/auth/domains",
        "/v3.0/OS-USER/users/admin",
        "/v3/auth/tokens"
      })
  void lookup_withoutACredential_isUnauthorized(String path) {
    for (Api api :
        List.of(
            Api.anonymous(development.url()),
            Api.anonymous(development.url()).with("X-Auth-Token", "x"))) {
      Answer answer = api.get(path);
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.text()).contains("\"code\":401", "\"title\"", "\"message\"");
    }
  }

  @Test
  void projects_areTheCallersOne() {
    Api admin = login.caller("admin");
    Map<String, Object> demo =
        Map.of(
            "id",
            "demo-project",
            "name",
            "demo",
            "domain_id",
            "demo",
            "parent_id",
            "demo",
            "is_domain",
            false,
            "enabled",
            true,
            "description",
            "",
            "links",
            Map.of("self", development.url() + "/v3/projects/demo-project"));

    for (String path :
        List.of("/v3/projects?name=demo", "/v3/projects", "/v3/projects?page=1&name=demo")) {
      assertThat(admin.get(path).list("projects")).containsExactly(demo);
    }
    assertThat(admin.get("/v3/auth/projects").list("projects")).containsExactly(demo);
    assertThat(admin.get("/v3/projects?name=eu-de").list("projects")).isEmpty();
    assertThat(admin.get("/v3/projects?name=demo-project").list("projects")).isEmpty();
    assertThat(admin.get("/v3/projects").json()).containsKey("links");
  }

  @Test
  void projects_ofATokenForTheAccount_areTheAccounts() {
    String body =
        Login.body("alice", PASSWORD).replace("{\"project\":{\"name\"", "{\"domain\":{\"name\"");
    String token = Api.anonymous(development.url()).post(Login.PATH, body).header(SUBJECT);

    assertThat(
            Api.anonymous(development.url())
                .with("X-Auth-Token", token)
                .get("/v3/projects?name=demo")
                .list("projects"))
        .hasSize(1);
  }

  @Test
  void lookups_ofATokenByAnotherIssuer_sayWhatItSays(TestTenant tenant) {
    Api user = tenant.user("alice");

    assertThat(user.get("/v3/projects?name=" + tenant.project()).list("projects"))
        .singleElement()
        .satisfies(
            project ->
                assertThat(project)
                    .containsEntry("id", tenant.project())
                    .containsEntry("domain_id", tenant.id()));
    assertThat(user.get("/v3/auth/domains").list("domains"))
        .singleElement()
        .satisfies(domain -> assertThat(domain).containsEntry("id", tenant.id()));
    assertThat(user.get("/v3/projects?name=demo").list("projects")).isEmpty();
  }

  @Test
  void domains_areTheCallersOne() {
    assertThat(login.caller("bob").get("/v3/auth/domains").list("domains"))
        .singleElement()
        .satisfies(
            domain ->
                assertThat(domain)
                    .containsEntry("id", "demo")
                    .containsEntry("name", "demo")
                    .containsEntry("enabled", true));
  }

  @Test
  void user_isTheCaller_andNobodyElse(TestTenant tenant) {
    Answer own = login.caller("alice").get("/v3.0/OS-USER/users/alice");
    assertThat((Map<?, ?>) own.json().get("user"))
        .isEqualTo(
            Map.of(
                "id",
                "alice",
                "name",
                "alice",
                "domain_id",
                "demo",
                "enabled",
                true,
                "description",
                "",
                "links",
                Map.of("self", development.url() + "/v3/users/alice")));
    Answer other = login.caller("alice").get("/v3.0/OS-USER/users/bob");
    Answer missing = login.caller("alice").get("/v3.0/OS-USER/users/nobody");
    assertThat(other.status()).isEqualTo(404);
    assertThat(other.look()).isEqualTo(missing.look());
    assertThat(tenant.user("zoe").get("/v3.0/OS-USER/users/" + TestTenant.userId("zoe")).status())
        .isEqualTo(200);
  }

  @Test
  void user_anyOfTheDevelopmentIdentity_isShownToItsAdministrator(TestTenant tenant) {
    for (String user : List.of("admin", "alice", "bob")) {
      assertThat(login.caller("admin").get("/v3.0/OS-USER/users/" + user).text())
          .isEqualTo(login.caller(user).get("/v3.0/OS-USER/users/" + user).text());
    }
    for (String user : List.of("nobody", "Alice", "demo", "a%2Flice", "%00")) {
      Answer answer = login.caller("admin").get("/v3.0/OS-USER/users/" + user);
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.text()).contains("\"code\":404", "\"title\":\"Not Found\"");
    }
    assertThat(tenant.admin().get("/v3.0/OS-USER/users/alice").status()).isEqualTo(404);
  }

  @Test
  void lookups_signedWithAnAccessKey_areAnswered(@TempDir Path directory) {
    Path file = AccessKeyFiles.write(directory, "alice");
    try (TestGateway gateway = TestGateway.start(GatewayExtension.accessKeySettings(file))) {
      for (Signer signer : Signer.inEachWay(gateway.url(), "alice")) {
        String query = "?name=" + AccessKeyFiles.PROJECT;
        Answer projects = signer.sign("GET", "/v3/projects" + query, "").send();
        Answer user = signer.sign("GET", "/v3.0/OS-USER/users/alice", "").send();

        assertThat(projects.list("projects"))
            .singleElement()
            .satisfies(
                project ->
                    assertThat(project)
                        .containsEntry("id", AccessKeyFiles.PROJECT)
                        .containsEntry("domain_id", AccessKeyFiles.TENANT));
        assertThat(user.status()).isEqualTo(200);
      }
      assertThat(Api.anonymous(gateway.url()).get("/v3/projects").status()).isEqualTo(401);
    }
  }

  @Test
  @SuppressWarnings("unchecked")
  void token_isShownToWhoHasIt() {
    Answer issued = login.ask("alice");
    Api bob = login.caller("bob").with(SUBJECT, issued.header(SUBJECT));

    Answer shown = bob.get(Login.PATH);

    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.header(SUBJECT)).isEqualTo(issued.header(SUBJECT));
    assertThat(shown.json()).isEqualTo(issued.json());
    assertThat(((Map<String, Object>) shown.json().get("token")).get("catalog")).isNotNull();
    Answer head = bob.send("HEAD", Login.PATH, null);
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.text()).isEmpty();
    assertThat((Map<String, Object>) bob.get(Login.PATH + "?nocatalog").json().get("token"))
        .doesNotContainKey("catalog");
  }

  @Test
  void token_thatIsNotBelieved_isNotFound() {
    Api bob = login.caller("bob");
    String ended = login.token("alice");
    bob.delete("/v1/accounts/sessions/" + ended);

    assertThat(bob.get(Login.PATH).status()).isEqualTo(404);
    for (String subject : List.of("x", ended, login.token("alice") + "x")) {
      assertThat(bob.with(SUBJECT, subject).get(Login.PATH).status()).isEqualTo(404);
      assertThat(bob.with(SUBJECT, subject).send("HEAD", Login.PATH, null).status()).isEqualTo(404);
    }
  }

  @Test
  @SuppressWarnings("unchecked")
  void catalog_namesThisGateway_underTheTypesThatClientsLookFor() {
    Map<String, Object> token = (Map<String, Object>) login.ask("bob").json().get("token");
    List<Map<String, Object>> catalog = (List<Map<String, Object>>) token.get("catalog");
    String port = ":" + development.port();

    assertThat(catalog)
        .extracting(service -> service.get("type") + " " + url(service))
        .containsExactly(
            "identity " + development.url() + "/v3",
            "swrv2 " + development.url() + "/v2/",
            "smn http://smn.localhost" + port + "/v2/");
    assertThat(catalog)
        .allSatisfy(
            service ->
                assertThat(((List<Map<String, Object>>) service.get("endpoints")).get(0))
                    .containsEntry("interface", "public")
                    .containsEntry("region", "demo"));
  }

  @SuppressWarnings("unchecked")
  private static Object url(Map<String, Object> service) {
    return ((List<Map<String, Object>>) service.get("endpoints")).get(0).get("url");
  }
}
