package dev.orgate.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.config.GatewaySettings;
import dev.orgate.server.testing.AccessKeyFiles;
import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.Login;
import dev.orgate.server.testing.TestGateway;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers in the development account are told, and nobody outside it. */
class DevelopmentAccountTest {
  private static final String PASSWORD = "correct horse battery staple";
  private static final String SUBJECT = "X-Subject-Token";
  @TempDir private static Path directory;
  private static TestGateway gateway;
  private static Login login;

  @BeforeAll
  static void start() {
    String kate = AccessKeyFiles.entry("kate").replace("keyed", "demo");
    String kit = kate.replace("kate", "kit").replace("project: demo-project", "roles: [admin]");
    kit = kit.replace("  roles: [member]\n", "");
    Path file = AccessKeyFiles.writeText(directory, AccessKeyFiles.entry("admin") + kate + kit);
    gateway =
        TestGateway.start(
            GatewaySettings.of(
                Map.of("http.port", 0, "access-keys", file, "dev.password", PASSWORD)));
    login = new Login(gateway.url(), PASSWORD);
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"project\":{\"name\":\"demo\"}}",
        "{\"domain\":{\"name\":\"demo\"}}",
        "{\"unscoped\":{}}"
      })
  void token_ofAnyScope_isShownAsItWasIssued(String scope) {
    String body = Login.body("alice", PASSWORD).replace("{\"project\":{\"name\":\"demo\"}}", scope);
    assertThat(body).contains(scope);
    Answer issued = Api.anonymous(gateway.url()).post(Login.PATH, body);

    Answer shown = login.caller("bob").with(SUBJECT, issued.header(SUBJECT)).get(Login.PATH);

    assertThat(issued.status()).isEqualTo(201);
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.json()).isEqualTo(issued.json());
  }

  private static Answer show(String user, String method, String token) {
    return Signer.inEachWay(gateway.url(), user)
        .get(0)
        .sign(method, Login.PATH, "", SUBJECT, token)
        .send();
  }

  @Test
  void token_ofAnotherAccount_isNotFound_asIsOneThatIsNone() {
    String token = login.token("alice");
    assertThat(show("kate", "GET", token).status()).isEqualTo(200);
    assertThat(show("kate", "HEAD", token).status()).isEqualTo(200);
    for (String method : new String[] {"GET", "HEAD"}) {
      assertThat(show("admin", method, token).status()).isEqualTo(404);
      assertThat(show("admin", method, token).look()).isEqualTo(show("admin", method, "x").look());
    }
  }

  @Test
  void token_askedForWithoutAGoodCredential_isUnauthorized() {
    String token = login.token("alice");
    for (String credential : new String[] {"x", token + "x"}) {
      Api api = Api.anonymous(gateway.url()).with("X-Auth-Token", credential);
      assertThat(api.with(SUBJECT, token).get(Login.PATH).status()).isEqualTo(401);
      assertThat(api.with(SUBJECT, token).send("HEAD", Login.PATH, null).status()).isEqualTo(401);
    }
  }

  private static Answer get(String user, String path) {
    return Signer.inEachWay(gateway.url(), user).get(0).sign("GET", path, "").send();
  }

  @Test
  void users_ofTheAccount_areShownToItsAdministratorsAlone() {
    String alice = "/v3.0/OS-USER/users/alice";
    assertThat(get("kit", alice).text())
        .isEqualTo(login.caller("alice").get(alice).text())
        .contains("\"domain_id\":\"demo\"");
    assertThat(get("kit", "/v3.0/OS-USER/users/kate").status()).isEqualTo(404);
    assertThat(get("kate", alice).status()).isEqualTo(404);
    assertThat(get("admin", alice).status()).isEqualTo(404);
    assertThat(get("admin", alice).look())
        .isEqualTo(get("admin", "/v3.0/OS-USER/users/nobody").look());
  }

  @Test
  void projects_ofACredentialWithoutOne_areTheAccounts() {
    for (String user : new String[] {"kate", "kit"}) {
      assertThat(get(user, "/v3/projects?name=demo").list("projects"))
          .singleElement()
          .satisfies(project -> assertThat(project).containsEntry("id", "demo-project"));
    }
    assertThat(get("admin", "/v3/projects?name=demo").list("projects")).isEmpty();
  }
}
