package dev.orgate.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.TestGateway;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A gateway whose issuer publishes its keys over HTTP, and changes them. */
class KeyRotationHttpTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Tokens A = Tokens.signedWith("ES256");
  private static final Tokens B = Tokens.signedWith("RS256");
  private static final Duration NEVER = Duration.ofHours(1);

  private final IdentityServer service = new IdentityServer(VERTX);

  @AfterEach
  void tidy() {
    service.close();
  }

  @AfterAll
  static void stop() {
    VERTX.close().await();
  }

  private TestGateway gateway(Duration refresh) {
    return TestGateway.start(
        GatewayExtension.settings(Realm.withFetchedKeys(service.url("/jwks"), refresh)));
  }

  private static String entry(Tokens issuer, String keyId) {
    return issuer.jwk(",\"kid\":\"" + keyId + "\"");
  }

  private static Api caller(TestGateway gateway, Tokens issuer, String keyId) {
    String header = issuer.header(",\"kid\":\"" + keyId + "\"");
    String token = issuer.token(header, Payload.good(Instant.now()).toString());
    return Api.anonymous(gateway.url()).with("X-Auth-Token", token);
  }

  private static Answer ask(Api api) {
    return api.get("/v2/manage/namespaces");
  }

  private static int status(Api api) {
    return ask(api).status();
  }

  @Test
  void unknownKeyId_isAskedForOnce_howeverManyCome() {
    service.answers(Tokens.jwks(entry(A, "a")));
    try (TestGateway gateway = gateway(NEVER)) {
      assertThat(status(caller(gateway, A, "a"))).isEqualTo(200);
      assertThat(service.asked()).hasSize(1);
      service.answers(Tokens.jwks(entry(A, "a"), entry(B, "b")));
      Api api = caller(gateway, B, "b");

      assertThat(Stream.generate(() -> api).limit(200).parallel().map(KeyRotationHttpTest::status))
          .containsOnly(200);

      // Who came while the one fetch was under way waits for another.
      assertThat(service.asked()).hasSizeBetween(2, 3);
    }
  }

  @Test
  void foreignTokens_areRefusedAndCostOneFetchAPause() {
    service.answers(Tokens.jwks(entry(A, "a")));
    try (TestGateway gateway = gateway(NEVER)) {
      long start = System.nanoTime();
      Tokens stranger = Tokens.signedWith("ES256");
      List<Integer> answers =
          Stream.of("x", "y", "'", "..", "a2", "A")
              .parallel()
              .flatMap(keyId -> Stream.of(caller(gateway, stranger, keyId)))
              .map(KeyRotationHttpTest::status)
              .toList();

      assertThat(answers).containsOnly(401);
      long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
      assertThat(service.asked().size()).isLessThanOrEqualTo((int) seconds + 2);
      int before = service.asked().size();
      // A known name with a wrong signature, and names that no such key can have, ask nobody.
      assertThat(status(caller(gateway, stranger, "a"))).isEqualTo(401);
      assertThat(status(caller(gateway, Tokens.signedWithSecret(new byte[32]), "z")))
          .isEqualTo(401);
      assertThat(service.asked()).hasSize(before);
    }
  }

  @Test
  void vanishedKey_isBelievedNoMore_notFromTheCacheEither() {
    service.answers(Tokens.jwks(entry(A, "a"), entry(B, "b")));
    try (TestGateway gateway = gateway(Duration.ofMillis(50))) {
      Api gone = caller(gateway, A, "a");
      Api kept = caller(gateway, B, "b");
      assertThat(status(gone)).isEqualTo(200);
      assertThat(status(kept)).isEqualTo(200);

      service.answers(Tokens.jwks(entry(B, "b")));

      await().atMost(Duration.ofSeconds(10)).until(() -> status(gone) == 401);
      assertThat(status(kept)).isEqualTo(200);
      service.answers(Tokens.jwks(entry(A, "a"), entry(B, "b")));
      await().atMost(Duration.ofSeconds(10)).until(() -> status(gone) == 200);
    }
  }

  @Test
  void keyOfTheSameName_replacesTheOther() {
    service.answers(Tokens.jwks(entry(A, "a")));
    try (TestGateway gateway = gateway(Duration.ofMillis(50))) {
      Api old = caller(gateway, A, "a");
      assertThat(status(old)).isEqualTo(200);

      service.answers(Tokens.jwks(entry(B, "a")));

      await().atMost(Duration.ofSeconds(10)).until(() -> status(old) == 401);
      assertThat(status(caller(gateway, B, "a"))).isEqualTo(200);
    }
  }

  @Test
  void serviceDown_keepsTheLastKeysAndSaysSo() {
    service.answers(Tokens.jwks(entry(A, "a")));
    try (TestGateway gateway = gateway(Duration.ofMillis(50))) {
      Api health = Api.anonymous(gateway.url());
      assertThat(health.get("/health/ready").text()).isEqualTo("{\"status\":\"ok\"}");
      Api seen = caller(gateway, A, "a");
      assertThat(status(seen)).isEqualTo(200);

      service.answers(request -> IdentityServer.status(request, 500));

      await().until(() -> health.get("/health/ready").text().contains("troubles"));
      Answer ready = health.get("/health/ready");
      assertThat(ready.status()).isEqualTo(200);
      assertThat(ready.json().get("troubles"))
          .isEqualTo(List.of("the service of the signing keys answered 500"));
      assertThat(status(seen)).isEqualTo(200);
      assertThat(status(caller(gateway, A, "a"))).isEqualTo(200);
      Answer unknown = ask(caller(gateway, B, "b"));
      assertThat(unknown.status()).isEqualTo(503);
      assertThat(unknown.header("Retry-After")).isEqualTo("1");
      assertThat(unknown.errorCode()).isEqualTo("APIGW.0613");

      service.answers(Tokens.jwks(entry(A, "a"), entry(B, "b")));
      assertThat(status(caller(gateway, B, "b"))).isEqualTo(200);
      assertThat(health.get("/health/ready").text()).doesNotContain("troubles");
    }
  }

  @Test
  void serviceDownFromTheStart_isNotReadyUntilItIsUp() {
    service.stop();
    try (TestGateway gateway = gateway(Duration.ofMillis(50))) {
      Api health = Api.anonymous(gateway.url());
      Answer blind = health.get("/health/ready");
      assertThat(blind.status()).isEqualTo(503);
      assertThat(blind.text()).contains("there are no keys").contains("cannot be asked");
      assertThat(status(caller(gateway, A, "a"))).isEqualTo(503);
      assertThat(status(health)).isEqualTo(401);

      service.answers(Tokens.jwks(entry(A, "a")));
      service.startAgain();

      assertThat(status(caller(gateway, A, "a"))).isEqualTo(200);
      assertThat(health.get("/health/ready").status()).isEqualTo(200);
    }
  }
}
