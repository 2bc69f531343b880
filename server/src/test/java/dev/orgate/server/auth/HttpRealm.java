package dev.orgate.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.TestGateway;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A gateway that believes one issuer, whose key set names its key; and the realm to forge in. */
final class HttpRealm implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final Realm realm;
  private final TestGateway gateway;

  HttpRealm(Path directory) {
    Tokens issuer = Tokens.signedWith("ES256");
    String jwks = Tokens.jwks(issuer.jwk(",\"kid\":\"key-1\",\"use\":\"sig\""));
    realm = Realm.jwks(issuer, jwks, directory, vertx);
    gateway =
        TestGateway.start(
            GatewayExtension.settings(Realm.withKeys(List.of(), Tokens.file(directory, jwks))));
  }

  /** The realm, its clock a little behind the gateway's: whatever ends now has ended there. */
  Realm realm() {
    realm.clock.set(Instant.now().truncatedTo(ChronoUnit.SECONDS).minusMillis(750));
    return realm;
  }

  TestGateway gateway() {
    return gateway;
  }

  Api anonymous() {
    return Api.anonymous(gateway.url());
  }

  Api with(String token) {
    return anonymous().with("X-Auth-Token", token);
  }

  /** Demands the answer of the API gateway that clients know, and no more than it. */
  static void assertUnauthenticated(Object credential, Answer answer) {
    assertThat(answer.status()).as("%s: %s", credential, answer.text()).isEqualTo(401);
    assertThat(answer.header("content-type")).isEqualTo("application/json");
    assertThat(answer.header("www-authenticate")).isEqualTo("Bearer");
    assertThat(answer.header("x-request-id")).matches("[0-9a-f]{32}");
    assertThat(answer.json())
        .containsOnlyKeys("error_msg", "error_code", "request_id")
        .containsEntry("error_code", "APIGW.0301")
        .containsEntry("request_id", answer.header("x-request-id"));
    assertThat((String) answer.json().get("error_msg"))
        .startsWith("Incorrect IAM authentication information: ")
        .doesNotContainIgnoringCase("exception")
        .hasSizeLessThan(120);
  }

  @Override
  public void close() {
    gateway.close();
    vertx.close().await();
  }
}
