package dev.orgate.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.orgate.server.http.Problem;
import dev.orgate.server.http.Reply;
import dev.orgate.store.Actor;
import dev.orgate.store.Refusal;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeystoneDialectTest {
  private static final String BY_NAME =
      "{\"name\":\"alice\",\"password\":\"$\",\"domain\":{\"name\":\"demo\"}}";
  private static final Vertx VERTX = Vertx.vertx();
  private final Realm realm = Realm.development(VERTX);
  private final DevelopmentIdentity identity =
      realm.authentication.developmentIdentity().orElseThrow();
  private final KeystoneDialect dialect = new KeystoneDialect(identity);

  @AfterAll
  static void stop() {
    VERTX.close().await();
  }

  /** A login whose password is the right one wherever the text has a dollar. */
  private Reply issue(String body) {
    String text = body.replace("$", identity.password().reveal());
    return dialect.issue(text.getBytes(StandardCharsets.UTF_8), null);
  }

  private static String login(String user, String scope) {
    return "{\"auth\":{\"identity\":{\"methods\":[\"password\"],\"password\":{\"user\":"
        + user
        + "}}"
        + (scope.isEmpty() ? "" : ",\"scope\":" + scope)
        + "}}";
  }

  private Actor accept(Reply reply) {
    return realm.accept(Objects.requireNonNull(reply.headers().get("X-Subject-Token")));
  }

  private static JsonObject json(Reply reply) {
    byte[] body = Objects.requireNonNull(reply.body()).getBytes();
    return new JsonObject(new String(body, StandardCharsets.UTF_8));
  }

  @Test
  void issue_projectScope_answersTheWholeToken() {
    Reply reply = issue(login(BY_NAME, "{\"project\":{\"name\":\"demo\"}}"));

    assertThat(reply.status()).isEqualTo(201);
    assertThat(accept(reply).project()).isEqualTo("demo-project");
    assertThat(json(reply))
        .isEqualTo(
            new JsonObject(
                """
                {"token":{
                  "expires_at":"2026-11-23T04:33:00.000000Z",
                  "issued_at":"2026-11-22T04:33:00.000000Z",
                  "methods":["password"],
                  "user":{"id":"alice","name":"alice","domain":{"id":"demo","name":"demo"},
                    "password_expires_at":null},
                  "project":{"id":"demo-project","name":"demo",
                    "domain":{"id":"demo","name":"demo"}},
                  "roles":[{"id":"member","name":"member"}]}}
                """));
  }

  @Test
  void issue_domainScope_namesNoProject() {
    Reply reply = issue(login(BY_NAME, "{\"domain\":{\"id\":\"demo\"}}"));

    JsonObject token = json(reply).getJsonObject("token");
    assertThat(accept(reply).project()).isNull();
    assertThat(token.containsKey("project")).isFalse();
    assertThat(token.getJsonObject("domain"))
        .isEqualTo(new JsonObject().put("id", "demo").put("name", "demo"));
  }

  @Test
  void issue_unscopedByWish_namesNothing() {
    Reply reply = issue(login(BY_NAME, "{\"unscoped\":{}}"));

    JsonObject token = json(reply).getJsonObject("token");
    assertThat(accept(reply).project()).isNull();
    assertThat(token.fieldNames()).doesNotContain("project", "domain");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"project\":{\"id\":\"demo-project\"}}",
        "{\"project\":{\"id\":\"demo-project\",\"name\":\"other\"}}",
        "{\"project\":{\"name\":\"demo\",\"domain\":{\"name\":\"demo\"}}}",
        "{\"project\":{\"name\":\"demo\",\"domain\":{\"id\":\"demo\"}}}"
      })
  void issue_projectScopeOrNone_isForTheProject(String scope) {
    Reply reply = issue(login(BY_NAME, scope));

    assertThat(accept(reply).project()).isEqualTo("demo-project");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"admin\",\"password\":\"$\"}",
        "{\"id\":\"admin\",\"name\":\"alice\",\"password\":\"$\"}",
        "{\"name\":\"admin\",\"password\":\"$\",\"domain\":{\"id\":\"demo\"}}",
        "{\"name\":\"admin\",\"password\":\"$\",\"domain\":{\"name\":\"demo\"},\"x\":1}"
      })
  void issue_userByIdOrName_isTheSame(String user) {
    Reply reply = issue(login(user, ""));

    assertThat(accept(reply).userId()).isEqualTo("admin");
    assertThat(json(reply).getJsonObject("token").getJsonArray("roles").encode())
        .isEqualTo(
            "[{\"id\":\"admin\",\"name\":\"admin\"},{\"id\":\"operator\",\"name\":\"operator\"}]");
  }

  static Stream<String> unknown() {
    return Stream.of(
        login(BY_NAME.replace("$", "wrong"), ""),
        login(BY_NAME.replace("$", ""), ""),
        login(BY_NAME.replace("$", "$ "), ""),
        login(BY_NAME.replace("alice", "carol"), ""),
        login(BY_NAME.replace("alice", ""), ""),
        login(BY_NAME.replace("demo", "other"), ""),
        login("{\"id\":\"carol\",\"password\":\"$\"}", ""),
        login("{\"id\":\"\",\"password\":\"$\"}", ""),
        login(BY_NAME, "{\"project\":{\"id\":\"demo\"}}"),
        login(BY_NAME, "{\"project\":{\"name\":\"eu-de\"}}"),
        login(BY_NAME, "{\"project\":{\"name\":\"demo\",\"domain\":{\"id\":\"other\"}}}"),
        login(BY_NAME, "{\"domain\":{\"name\":\"other\"}}"),
        login(BY_NAME, "{\"system\":{\"all\":true}}"),
        login(BY_NAME, "{\"OS-TRUST:trust\":{\"id\":\"1\"}}"),
        "{\"auth\":{\"identity\":{\"methods\":[\"token\"],\"token\":{\"id\":\"$\"}}}}",
        "{\"auth\":{\"identity\":{\"methods\":[]}}}",
        "{\"auth\":{\"identity\":{\"methods\":[7,null]}}}");
  }

  @ParameterizedTest
  @MethodSource("unknown")
  void issue_anythingWrong_isTheSame401(String body) {
    Reply reply = rejection(body).reply("id");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.headers()).isEmpty();
    assertThat(json(reply).encode())
        .isEqualTo(
            "{\"error\":{\"code\":401,\"message\":\"The request you have made requires"
                + " authentication.\",\"title\":\"Unauthorized\"}}");
  }

  static Stream<Arguments> malformed() {
    return Stream.of(
        Arguments.of("", "there is no JSON value"),
        Arguments.of("{", "not strict JSON"),
        Arguments.of("[]", "The body is not an object"),
        Arguments.of("null", "The body is not an object"),
        Arguments.of("{}", "Expecting to find auth in body"),
        Arguments.of("{\"auth\":[]}", "Expecting to find auth in body"),
        Arguments.of("{\"auth\":{},\"auth\":{}}", "not strict JSON"),
        Arguments.of("{\"auth\":{}}", "Expecting to find identity in auth"),
        Arguments.of("{\"auth\":{\"identity\":{}}}", "Expecting to find methods in identity"),
        Arguments.of(
            "{\"auth\":{\"identity\":{\"methods\":\"password\"}}}", "Expecting to find methods"),
        Arguments.of(
            "{\"auth\":{\"identity\":{\"methods\":[\"password\"]}}}",
            "Expecting to find password in identity"),
        Arguments.of(login("7", ""), "Expecting to find user in password"),
        Arguments.of(login("{}", ""), "Expecting to find name in user"),
        Arguments.of(login("{\"id\":7,\"password\":\"$\"}", ""), "Expecting to find id in user"),
        Arguments.of(login("{\"id\":\"bob\"}", ""), "Expecting to find password in user"),
        Arguments.of(
            login("{\"id\":\"bob\",\"password\":7}", ""), "Expecting to find password in user"),
        Arguments.of(
            login("{\"name\":\"bob\",\"password\":\"$\"}", ""), "Expecting to find domain in user"),
        Arguments.of(
            login("{\"name\":\"bob\",\"password\":\"$\",\"domain\":{}}", ""),
            "Expecting to find name in domain"),
        Arguments.of(login(BY_NAME, "null"), "Expecting to find scope in auth"),
        Arguments.of(login(BY_NAME, "\"project\""), "Expecting to find scope in auth"),
        Arguments.of(login(BY_NAME, "{}"), "one target in scope"),
        Arguments.of(
            login(BY_NAME, "{\"project\":{\"id\":\"1\"},\"domain\":{\"id\":\"1\"}}"),
            "one target in scope"),
        Arguments.of(login(BY_NAME, "{\"project\":{}}"), "Expecting to find name in project"),
        Arguments.of(login(BY_NAME, "{\"domain\":7}"), "Expecting to find domain in scope"));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void issue_malformed_is400AndNamesWhatIsMissing(String body, String reason) {
    Reply reply = rejection(body).reply("id");

    JsonObject error = json(reply).getJsonObject("error");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(error.getInteger("code")).isEqualTo(400);
    assertThat(error.getString("title")).isEqualTo("Bad Request");
    assertThat(error.getString("message")).contains(reason);
  }

  private KeystoneRejection rejection(String body) {
    return Objects.requireNonNull(
        catchThrowableOfType(KeystoneRejection.class, () -> issue(body)), "accepted");
  }

  @ParameterizedTest
  @EnumSource
  void problem_eachKind_hasItsStatus(Problem.Kind kind) {
    Reply reply = dialect.problem(new Problem(kind, "secret reason"), "id");

    JsonObject error = json(reply).getJsonObject("error");
    assertThat(error.getInteger("code")).isEqualTo(reply.status()).isBetween(400, 503);
    assertThat(error.getString("title")).isNotEmpty();
    assertThat(error.encode()).doesNotContain("secret");
    assertThat(reply.status() == 500).isEqualTo(kind == Problem.Kind.INTERNAL);
    assertThat(reply.status() == 401)
        .isEqualTo(kind == Problem.Kind.NO_CREDENTIAL || kind == Problem.Kind.UNAUTHENTICATED);
  }

  @Test
  void refusal_any_is503() {
    for (Refusal refusal :
        List.of(new Refusal.Forbidden(), new Refusal.Unavailable("secret reason"))) {
      assertThat(dialect.refusal(refusal, "id").status()).isEqualTo(503);
    }
  }

  @Test
  void toString_ofALogin_hidesThePassword() {
    String body = login(BY_NAME.replace("$", "hush"), "");

    assertThat(KeystoneLogin.parse(body.getBytes(StandardCharsets.UTF_8)).toString())
        .isEqualTo("KeystoneLogin[user=alice, scope=PROJECT]");
  }
}
