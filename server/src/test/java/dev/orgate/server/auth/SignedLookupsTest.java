package dev.orgate.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.config.GatewaySettings;
import dev.orgate.server.testing.AccessKeyFiles;
import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.Login;
import dev.orgate.server.testing.TestGateway;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The look-ups by access key, at a gateway that has nothing else to believe. */
class SignedLookupsTest {
  private static final String NAMED = "  project_name: eu-de\n";
  private static final String PROJECT = "  project: " + AccessKeyFiles.PROJECT + "\n";
  @TempDir private static Path directory;
  private static TestGateway gateway;

  @BeforeAll
  static void start() {
    String text =
        AccessKeyFiles.entry("admin")
            + AccessKeyFiles.entry("named")
            + NAMED
            + AccessKeyFiles.entry("homeless").replace(PROJECT, "");
    Path file = AccessKeyFiles.writeText(directory, text);
    gateway =
        TestGateway.start(
            GatewaySettings.of(Map.of("http.port", 0, "access-keys", file, "dev.identity", false)));
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private static Answer get(String user, String path) {
    return Signer.inEachWay(gateway.url(), user).get(0).sign("GET", path, "").send();
  }

  @Test
  void lookups_signedInEachWay_areAnswered() {
    for (Signer signer : Signer.inEachWay(gateway.url(), "admin")) {
      assertThat(signer.sign("GET", "/v3/projects", "").send().list("projects"))
          .singleElement()
          .satisfies(
              project ->
                  assertThat(project)
                      .containsEntry("id", AccessKeyFiles.PROJECT)
                      .containsEntry("name", AccessKeyFiles.PROJECT)
                      .containsEntry("domain_id", AccessKeyFiles.TENANT));
      assertThat(signer.sign("GET", "/v3/auth/domains", "").send().list("domains"))
          .singleElement()
          .satisfies(domain -> assertThat(domain).containsEntry("id", AccessKeyFiles.TENANT));
      assertThat(signer.sign("GET", "/v3.0/OS-USER/users/admin", "").send().status())
          .isEqualTo(200);
    }
  }

  @Test
  void projects_ofAKeyThatNamesItsProject_areFoundByThatName() {
    assertThat(get("named", "/v3/projects?name=eu-de").list("projects"))
        .singleElement()
        .satisfies(
            project ->
                assertThat(project)
                    .containsEntry("id", AccessKeyFiles.PROJECT)
                    .containsEntry("name", "eu-de"));
    assertThat(get("named", "/v3/auth/projects").list("projects")).hasSize(1);
    assertThat(get("named", "/v3/projects?name=" + AccessKeyFiles.PROJECT).list("projects"))
        .isEmpty();
    assertThat(get("admin", "/v3/projects?name=eu-de").list("projects")).isEmpty();
  }

  @Test
  void projects_ofAKeyWithoutOne_areNone() {
    for (String path : List.of("/v3/projects", "/v3/auth/projects", "/v3/projects?name=demo")) {
      Answer answer = get("homeless", path);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.list("projects")).isEmpty();
    }
  }

  @Test
  void user_anybodyElse_isNotFound_alsoForAnAdministrator() {
    assertThat(get("admin", "/v3.0/OS-USER/users/named").status()).isEqualTo(404);
    assertThat(get("admin", "/v3.0/OS-USER/users/alice").status()).isEqualTo(404);
  }

  @Test
  void lookups_unsignedOrOfNoKey_areUnauthorized() {
    assertThat(get("nobody", "/v3/projects").status()).isEqualTo(401);
    assertThat(Api.anonymous(gateway.url()).get("/v3/projects").status()).isEqualTo(401);
  }

  /** With no key to verify by, nothing that calls itself a token may pass for one. */
  @Test
  void token_whereNoKeyIsKnown_isRefusedWhateverItSays() {
    Payload payload = Payload.good(Instant.now());
    String unsigned = segment("{\"alg\":\"none\"}") + "." + segment(payload.toString()) + ".";
    List<String> tokens =
        List.of(
            unsigned,
            unsigned.substring(0, unsigned.length() - 1),
            unsigned + "e30",
            segment("{\"alg\":\"None\"}") + "." + segment(payload.toString()) + ".",
            segment("{}") + "." + segment(payload.toString()) + ".",
            Tokens.signedWithSecret(new byte[32]).token(payload.toString()),
            Tokens.signedWith("ES256").token(payload.toString()),
            Tokens.signedWith("RS256").token(payload.toString()),
            Tokens.signedWith("EdDSA").token(payload.toString()));
    for (String token : tokens) {
      for (String path : List.of("/v2/manage/namespaces", "/v3/projects")) {
        for (String header : List.of("X-Auth-Token", "Authorization")) {
          String value = header.equals("Authorization") ? "Bearer " + token : token;
          assertThat(Api.anonymous(gateway.url()).with(header, value).get(path).status())
              .as("%s %s", path, value)
              .isEqualTo(401);
        }
      }
    }
  }

  private static String segment(String json) {
    return Base64Url.encode(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void tokens_areNeitherIssuedNorShown() {
    Api anonymous = Api.anonymous(gateway.url());
    assertThat(anonymous.post(Login.PATH, Login.body("admin", "")).status()).isEqualTo(404);
    assertThat(get("admin", Login.PATH).status()).isEqualTo(404);
    assertThat(gateway.gateway().developmentIdentity()).isEmpty();
  }
}
