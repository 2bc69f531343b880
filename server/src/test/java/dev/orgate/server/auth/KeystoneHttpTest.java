package dev.orgate.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.Login;
import dev.orgate.server.testing.TestGateway;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A token for a password, as Keystone's clients ask for it. */
@ExtendWith(GatewayExtension.class)
class KeystoneHttpTest {
  private static final String PASSWORD = "correct horse \u00e9\u4f60";
  private static TestGateway gateway;
  private static Login login;
  private static Api anonymous;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start(GatewayExtension.developmentSettings(PASSWORD));
    login = new Login(gateway.url(), PASSWORD);
    anonymous = Api.anonymous(gateway.url());
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  @SuppressWarnings("unchecked")
  void login_rightPassword_answersTheTokenAndWhatItSays() {
    Instant before = Instant.now();
    Answer answer = login.ask("admin");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("content-type")).isEqualTo("application/json");
    assertThat(answer.header("x-request-id")).matches("[0-9a-f]{32}");
    assertThat(answer.header("x-subject-token")).isNotBlank();
    Map<String, Object> token = (Map<String, Object>) answer.json().get("token");
    Map<String, Object> demo = Map.of("id", "demo", "name", "demo");
    assertThat(token)
        .containsOnlyKeys(
            "expires_at", "issued_at", "methods", "user", "project", "catalog", "roles")
        .containsEntry("methods", List.of("password"))
        .containsEntry("project", Map.of("id", "demo-project", "name", "demo", "domain", demo))
        .containsEntry("roles", List.of(role("admin"), role("operator")));
    assertThat((Map<String, Object>) token.get("user"))
        .containsEntry("id", "admin")
        .containsEntry("name", "admin")
        .containsEntry("domain", demo)
        .containsEntry("password_expires_at", null);
    assertThat(token.get("issued_at").toString())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
    Instant issued = Instant.parse((String) token.get("issued_at"));
    assertThat(issued).isBetween(before.minusSeconds(1), Instant.now());
    assertThat(token.get("expires_at").toString()).hasSize("2020-01-04T09:05:22.701000Z".length());
    assertThat(Instant.parse((String) token.get("expires_at")))
        .isEqualTo(issued.plus(Duration.ofHours(24)));
  }

  private static Map<String, Object> role(String name) {
    return Map.of("id", name, "name", name);
  }

  @Test
  void login_eachUser_getsATokenThatWorks() {
    String path = "/v2/manage/namespaces/shared";
    Api admin = login.caller("admin");
    assertThat(admin.post("/v2/manage/namespaces", "{\"namespace\":\"shared\"}").status())
        .isEqualTo(201);
    String grant = "[{\"user_id\":\"alice\",\"user_name\":\"alice\",\"auth\":3}]";
    assertThat(admin.post(path + "/access", grant).status()).isEqualTo(201);
    assertThat(admin.get(path).json()).containsEntry("creator_name", "admin");
    assertThat(login.caller("alice").get(path).json()).containsEntry("auth", 3L);
    assertThat(login.caller("bob").get(path).status()).isEqualTo(403);
    for (String id : List.of("demo", "demo-project")) {
      String quotas = "/v2/manage/projects/" + id + "/quotas";
      assertThat(login.caller("bob").get(quotas).status()).isEqualTo(200);
    }
  }

  @Test
  void login_twice_givesTwoTokens() {
    assertThat(login.token("alice")).isNotEqualTo(login.token("alice"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"?nocatalog=", "?nocatalog", "?nocatalog=true&x=%2f"})
  void login_withoutCatalog_isAnswered(String query) {
    Answer answer = anonymous.post(Login.PATH + query, Login.body("bob", PASSWORD));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.text()).doesNotContain("catalog");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json;charset=utf8",
        "application/json; charset=UTF-8"
      })
  void login_documentedContentTypes_areAccepted(String type) {
    Api api = anonymous.with("Content-Type", type);
    assertThat(api.post(Login.PATH, Login.body("bob", PASSWORD)).status()).isEqualTo(201);
  }

  static List<String> wrong() {
    return List.of(
        Login.body("admin", ""),
        Login.body("admin", "admin"),
        Login.body("admin", PASSWORD + " "),
        Login.body("admin", PASSWORD.substring(1)),
        Login.body("Admin", PASSWORD),
        Login.body("nobody", PASSWORD),
        Login.body("", PASSWORD),
        Login.body("admin", PASSWORD).replace("{\"name\":\"demo\"}}}}", "{\"name\":\"x\"}}}}"),
        Login.body("admin", PASSWORD).replace("\"project\":{\"name\":\"demo\"", project("other")),
        Login.body("admin", PASSWORD).replace("[\"password\"]", "[\"token\"]"));
  }

  private static String project(String name) {
    return "\"project\":{\"name\":\"" + name + "\"";
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void login_wrong_isUnauthorizedWithoutSayingWhy(String body) {
    assertError(anonymous.post(Login.PATH, body), 401, "Unauthorized");
    assertThat(anonymous.post(Login.PATH, body).look())
        .isEqualTo(anonymous.post(Login.PATH, Login.body("alice", "wrong")).look());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "{}",
        "{\"auth\":{}}",
        "{\"auth\":[]}",
        "{\"auth\":{}} x",
        "{\"auth\":{\"identity\":{\"methods\":\"password\"}}}",
        "{\"auth\":{\"identity\":{\"methods\":[\"password\"]}}}",
        "{\"auth\":{\"identity\":{\"methods\":[\"password\"],\"password\":{\"user\":{}}}}}",
        "{\"auth\":{},\"auth\":{}}"
      })
  void login_malformed_isABadRequest(String body) {
    assertError(anonymous.post(Login.PATH, body), 400, "Bad Request");
  }

  @Test
  void login_bodyTooLong_isRefused() {
    Answer answer = anonymous.post(Login.PATH, " ".repeat(1 << 20));
    assertError(answer, 413, "Request Entity Too Large");
  }

  /** Demands Keystone's shape and, as everywhere, a request id. */
  @SuppressWarnings("unchecked")
  private static void assertError(Answer answer, int status, String title) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.header("x-request-id")).matches("[0-9a-f]{32}");
    assertThat(answer.headers().firstValue("x-subject-token")).isEmpty();
    assertThat(answer.json()).containsOnlyKeys("error");
    assertThat((Map<String, Object>) answer.json().get("error"))
        .containsOnlyKeys("code", "message", "title")
        .containsEntry("code", (long) status)
        .containsEntry("title", title);
    assertThat(answer.text()).doesNotContain(PASSWORD).doesNotContainIgnoringCase("exception");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PATCH", "PUT", "DELETE"})
  void login_otherMethod_isNotAllowed(String method) {
    Answer answer = anonymous.send(method, Login.PATH, null);
    assertError(answer, 405, "Method Not Allowed");
    assertThat(answer.header("allow")).isEqualTo("POST, GET, HEAD");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v3", "/v3/auth", "/v3/auth/tokens/x", "/v3/users", "/v3/projects/x"})
  void path_unknownBelowV3_isNotFound(String path) {
    for (String method : List.of("GET", "POST")) {
      Answer answer = anonymous.send(method, path, null);
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.header("x-request-id")).matches("[0-9a-f]{32}");
      assertThat(answer.errorCode()).isEqualTo("SVCSTG.SWR.4040083");
    }
  }

  @Test
  void login_keysConfigured_isNotServed(TestGateway configured) {
    Api api = Api.anonymous(configured.url());
    assertThat(api.post(Login.PATH, Login.body("admin", PASSWORD)).status()).isEqualTo(404);
    assertThat(api.get(Login.PATH).status()).isEqualTo(404);
    assertThat(login.token("admin")).isNotEmpty();
    Answer foreign = api.with("X-Auth-Token", login.token("admin")).get("/v2/manage/namespaces");
    assertThat(foreign.status()).isEqualTo(401);
  }

  @Test
  void token_ofAnotherDevelopmentGateway_isRefused() {
    try (TestGateway twin = TestGateway.start(GatewayExtension.developmentSettings(PASSWORD))) {
      String token = new Login(twin.url(), PASSWORD).token("admin");
      assertThat(anonymous.with("X-Auth-Token", token).get("/v2/manage/namespaces").status())
          .isEqualTo(401);
    }
  }
}
