package dev.orgate.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an issuer's key service may answer, and what of it is taken for keys. */
class JwksServiceTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Tokens ISSUER = Tokens.signedWith("ES256");
  private static final String JWKS = Tokens.jwks(ISSUER.jwk(",\"kid\":\"a\""));
  private static final Buffer MEGABYTE = Buffer.buffer("x".repeat(1_000_000));

  private final IdentityServer server = new IdentityServer(VERTX);
  private final JsonFetch fetch = new JsonFetch(VERTX, Duration.ofMillis(500));

  @AfterEach
  void tidy() {
    fetch.close().await();
    server.close();
  }

  @AfterAll
  static void stop() {
    VERTX.close().await();
  }

  private List<VerificationKey> keys() {
    return JwksService.at(server.url("/jwks"), fetch).keys().await();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json; charset=utf-8",
        "Application/JSON",
        "application/jwk-set+json"
      })
  void keys_ofAJwks_areItsKeys(String type) {
    server.answers(request -> typed(request, type, JWKS));

    assertThat(keys()).singleElement().returns("a", VerificationKey::keyId);
  }

  private static void typed(HttpServerRequest request, String type, String text) {
    request.response().putHeader("Content-Type", type).end(text);
  }

  static Stream<Arguments> uselessAnswers() {
    return Stream.of(
        bad("answered 500", request -> IdentityServer.status(request, 500)),
        bad("answered 204", request -> IdentityServer.status(request, 204)),
        bad(
            "answered 302",
            request -> {
              request.response().putHeader("Location", "/jwks");
              IdentityServer.status(request, 302);
            }),
        bad("answered another content type than JSON", request -> request.response().end(JWKS)),
        bad(
            "answered another content type than JSON",
            request -> typed(request, "text/html", JWKS)),
        bad(
            "answered another content type than JSON",
            request -> typed(request, "application/jsonp", JWKS)),
        bad("answered no JSON", request -> IdentityServer.json(request, "<html>")),
        bad("answered no JSON", request -> IdentityServer.json(request, "")),
        bad("answered no JWKS", request -> IdentityServer.json(request, "[]")),
        bad("answered no key", request -> IdentityServer.json(request, "{\"keys\":[]}")),
        bad(
            "answered a private key",
            request -> IdentityServer.json(request, Tokens.jwks(ISSUER.jwk(",\"d\":\"AA\"")))),
        bad("answered more than 262144 bytes", JwksServiceTest::tenMegabytes),
        bad("answered more than 262144 bytes", JwksServiceTest::endless),
        bad("did not answer within 500 ms", request -> {}),
        bad("did not answer within 500 ms", JwksServiceTest::dripping),
        bad("cannot be asked", request -> request.connection().close()));
  }

  private static Arguments bad(String reason, Consumer<HttpServerRequest> behaviour) {
    return Arguments.of(reason, behaviour);
  }

  private static void tenMegabytes(HttpServerRequest request) {
    typed(request, "application/json", "x".repeat(10_000_000));
  }

  private static void endless(HttpServerRequest request) {
    request.response().putHeader("Content-Type", "application/json").setChunked(true);
    more(request);
  }

  private static void more(HttpServerRequest request) {
    request.response().write(MEGABYTE).onSuccess(sent -> more(request));
  }

  private static void dripping(HttpServerRequest request) {
    request.response().putHeader("Content-Type", "application/json").setChunked(true);
    long timer = VERTX.setPeriodic(20, drop -> request.response().write(" "));
    request.connection().closeHandler(closed -> VERTX.cancelTimer(timer));
  }

  @ParameterizedTest
  @MethodSource("uselessAnswers")
  void keys_ofAUselessAnswer_sayWhy(String reason, Consumer<HttpServerRequest> behaviour) {
    server.answers(behaviour);

    assertThatThrownBy(this::keys)
        .isInstanceOf(FetchFailure.class)
        .hasMessageStartingWith(reason)
        .hasMessageNotContaining("127.0.0.1");
    server.answers(JWKS);
    assertThat(keys()).hasSize(1);
  }

  @Test
  void keys_nobodyListens_sayWhy() {
    URI nobody = server.url("/jwks");
    server.stop();

    assertThatThrownBy(() -> JwksService.at(nobody, fetch).keys().await())
        .isInstanceOf(FetchFailure.class)
        .hasMessageStartingWith("cannot be asked");
    server.startAgain();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/realms/demo"})
  void keys_ofAnIssuer_areWhereItsDocumentSays(String path) {
    String issuer = server.url(path).toString();
    server.answers(request -> discovered(request, issuer, server.url("/certs").toString()));

    assertThat(JwksService.of(issuer, fetch).keys().await()).hasSize(1);
    assertThat(server.asked())
        .containsExactly(
            path.replaceFirst("/$", "") + "/.well-known/openid-configuration", "/certs");
  }

  private static void discovered(HttpServerRequest request, String issuer, String jwks) {
    IdentityServer.json(
        request,
        request.path().equals("/certs")
            ? JWKS
            : "{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + jwks + "\",\"x\":[]}");
  }

  @Test
  void keys_ofAnotherIssuersDocument_areNotTaken() {
    String issuer = server.url("/a").toString();
    server.answers(
        request ->
            discovered(request, server.url("/b").toString(), server.url("/certs").toString()));

    assertThatThrownBy(() -> JwksService.of(issuer, fetch).keys().await())
        .hasMessage("answered the discovery document of another issuer");
    assertThat(server.asked()).doesNotContain("/certs");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "certs", "/certs", "file:///etc/passwd", "http:///x", "ftp://x/y"})
  void keys_atNoUsableAddress_areNotAskedFor(String jwks) {
    String issuer = server.url("").toString();
    server.answers(request -> discovered(request, issuer, jwks));

    assertThatThrownBy(() -> JwksService.of(issuer, fetch).keys().await())
        .hasMessage("answered a discovery document without a usable jwks_uri");
  }
}
