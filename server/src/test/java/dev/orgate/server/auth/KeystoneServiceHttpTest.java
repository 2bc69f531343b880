package dev.orgate.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.TestGateway;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tokens as a Keystone signs them, and what it answers when it is asked about them. The real one is
 * asked by {@code server/interop/keystone}.
 */
class KeystoneServiceHttpTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Tokens SIGNER = Tokens.signedWith("ES256");
  private static final String SUBJECT = "0123456789abcdef0123456789abcdef";
  @TempDir private static Path directory;

  private final IdentityServer keystone = new IdentityServer(VERTX);
  private final String account = UUID.randomUUID().toString().replace("-", "");
  private TestGateway gateway;

  @BeforeEach
  void start() {
    keystone.answers(request -> explain(request, body("admin", "member")));
    Path key = Tokens.file(directory, SIGNER.pem());
    gateway =
        TestGateway.start(GatewayExtension.settings(Realm.withKeystone(key, keystone.url(""))));
  }

  @AfterEach
  void tidy() {
    gateway.close();
    keystone.close();
  }

  @AfterAll
  static void stop() {
    VERTX.close().await();
  }

  /** What it says of a token for a project; the domain of it is the account. */
  private JsonObject body(String... roles) {
    JsonArray named = new JsonArray();
    for (String role : roles) {
      named.add(new JsonObject().put("id", UUID.randomUUID().toString()).put("name", role));
    }
    JsonObject domain = new JsonObject().put("id", account).put("name", "Acme");
    JsonObject elsewhere = new JsonObject().put("id", "default").put("name", "Default");
    return new JsonObject()
        .put("methods", new JsonArray().add("password"))
        .put(
            "user",
            new JsonObject()
                .put("domain", elsewhere)
                .put("id", SUBJECT)
                .put("name", "Zoë")
                .putNull("password_expires_at"))
        .put("audit_ids", new JsonArray().add("x"))
        .put("is_domain", false)
        .put(
            "project", new JsonObject().put("domain", domain).put("id", "p-1").put("name", "eu-de"))
        .put("roles", named);
  }

  private static void explain(HttpServerRequest request, JsonObject token) {
    boolean whole =
        request.path().equals("/v3/auth/tokens")
            && request.getHeader("X-Auth-Token") != null
            && request.getHeader("X-Auth-Token").equals(request.getHeader("X-Subject-Token"));
    if (whole) {
      IdentityServer.json(request, new JsonObject().put("token", token).encode());
    } else {
      IdentityServer.status(request, 400);
    }
  }

  private static Payload payload() {
    Payload good = Payload.good(Instant.now());
    return new Payload(Map.of())
        .with("sub", "\"" + SUBJECT + "\"")
        .with("iat", good.claims().get("iat"))
        .with("exp", good.claims().get("exp"))
        .with("openstack_methods", "[\"password\"]")
        .with("openstack_audit_ids", "[\"" + UUID.randomUUID() + "\"]")
        .with("openstack_project_id", "\"p-1\"");
  }

  private Api with(Tokens signer, Payload payload) {
    String token = signer.token(payload.toString());
    return Api.anonymous(gateway.url()).with("X-Auth-Token", token);
  }

  private Api caller() {
    return with(SIGNER, payload());
  }

  private static int status(Api api) {
    return api.get("/v2/manage/namespaces").status();
  }

  private static int create(Api api) {
    return api.post("/v2/manage/namespaces", "{\"namespace\":\"" + name() + "\"}").status();
  }

  private static String name() {
    return "n" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
  }

  @Test
  void token_isWhoKeystoneSays() {
    Api admin = caller();
    String name = name();
    assertThat(admin.post("/v2/manage/namespaces", "{\"namespace\":\"" + name + "\"}").status())
        .isEqualTo(201);

    Answer shown = admin.get("/v2/manage/namespaces/" + name);
    assertThat(shown.json()).containsEntry("creator_name", "Zoë");
    assertThat(admin.get("/v2/manage/projects/" + account + "/quotas").status()).isEqualTo(200);

    keystone.answers(request -> explain(request, body("member")));
    Api member = caller();
    assertThat(status(member)).isEqualTo(200);
    assertThat(create(member)).isEqualTo(403);
  }

  @Test
  void token_ofAnotherAccount_seesNothingOfThisOne() {
    String name = name();
    caller().post("/v2/manage/namespaces", "{\"namespace\":\"" + name + "\"}");
    JsonObject other = body("admin");
    other.getJsonObject("project").getJsonObject("domain").put("id", "other");
    keystone.answers(request -> explain(request, other));

    assertThat(caller().get("/v2/manage/namespaces/" + name).status()).isEqualTo(404);
  }

  @Test
  void token_isAskedAboutOnce_whicheverEventLoopHasIt() {
    Api api = caller();

    assertThat(
            Stream.generate(() -> api).limit(100).parallel().map(KeystoneServiceHttpTest::status))
        .containsOnly(200);

    assertThat(keystone.asked()).hasSize(1);
    assertThat(status(caller())).isEqualTo(200);
    assertThat(keystone.asked()).hasSize(2);
  }

  @Test
  void keystoneDown_isNoMatterForTokensItExplained() {
    Api seen = caller();
    assertThat(status(seen)).isEqualTo(200);
    keystone.stop();

    Answer unseen = caller().get("/v2/manage/namespaces");
    assertThat(unseen.status()).isEqualTo(503);
    assertThat(unseen.header("Retry-After")).isEqualTo("1");
    assertThat(status(seen)).isEqualTo(200);
    assertThat(status(with(Tokens.signedWith("ES256"), payload()))).isEqualTo(401);

    keystone.startAgain();
    assertThat(status(caller())).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 404})
  void tokenThatKeystoneEnded_isNoToken(int status) {
    keystone.answers(request -> IdentityServer.status(request, status));
    Api api = caller();

    assertThat(status(api)).isEqualTo(401);
    assertThat(status(api)).isEqualTo(401);
    assertThat(keystone.asked()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"token\":[]}",
        "{\"token\":{\"user\":{\"id\":\"" + SUBJECT + "\",\"name\":\"x\"}}}",
        "{\"token\":{\"user\":{\"id\":\"other\",\"name\":\"x\",\"domain\":{\"id\":\"d\"}}}}",
        "{\"token\":{\"user\":{\"id\":7,\"name\":\"x\",\"domain\":{\"id\":\"d\"}}}}"
      })
  void uselessExplanation_isNone(String json) {
    keystone.answers(json);

    assertThat(status(caller())).isEqualTo(503);
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 302, 403, 500, 503})
  void otherStatus_isNoExplanation(int status) {
    keystone.answers(request -> IdentityServer.status(request, status));

    assertThat(status(caller())).isEqualTo(503);
  }

  @Test
  void unsignedOrExpired_isNotAskedAbout() {
    assertThat(status(with(Tokens.signedWith("ES256"), payload()))).isEqualTo(401);
    assertThat(status(with(SIGNER, payload().with("exp", 1_578_128_722)))).isEqualTo(401);
    assertThat(status(with(SIGNER, payload().without("sub")))).isEqualTo(401);
    assertThat(status(with(SIGNER, payload().with("exp", Instant.now().getEpochSecond() + 90_000))))
        .isEqualTo(401);

    assertThat(keystone.asked()).isEmpty();
  }

  @Test
  void tokenOfAnotherIssuer_isItsOwnExplanation() {
    Payload own = Payload.good(Instant.now()).with("openstack_methods", "[]");

    assertThat(status(with(SIGNER, own))).isEqualTo(200);
    assertThat(status(with(SIGNER, own.with("iss", "\"other\"")))).isEqualTo(401);
    assertThat(keystone.asked()).isEmpty();
  }

  @Test
  void accountOfTheScope_isTheTenant() {
    JsonObject ofDomain = body("admin");
    ofDomain.remove("project");
    ofDomain.put("domain", new JsonObject().put("id", account).put("name", "Acme"));
    keystone.answers(request -> explain(request, ofDomain));
    String name = name();
    assertThat(caller().post("/v2/manage/namespaces", "{\"namespace\":\"" + name + "\"}").status())
        .isEqualTo(201);

    keystone.answers(request -> explain(request, body("admin")));
    assertThat(caller().get("/v2/manage/namespaces/" + name).status()).isEqualTo(200);

    JsonObject unscoped = body();
    unscoped.remove("project");
    unscoped.remove("roles");
    keystone.answers(request -> explain(request, unscoped));
    assertThat(caller().get("/v2/manage/namespaces/" + name).status()).isEqualTo(404);
    assertThat(create(caller())).isEqualTo(403);
  }
}
