package dev.orgate.server.auth;

import static dev.orgate.server.auth.HttpRealm.assertUnauthenticated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.http.Operation;
import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Api;
import dev.orgate.store.Actor;
import dev.orgate.store.NamespaceQuery;
import dev.orgate.store.Query;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tokens that {@link TokenMatrixTest} refuses, over HTTP. */
class TokenMatrixHttpTest {
  private static final String LIST = "/v2/manage/namespaces";
  @TempDir private static Path directory;
  private static HttpRealm http;

  @BeforeAll
  static void start() {
    http = new HttpRealm(directory);
  }

  @AfterAll
  static void stop() {
    http.close();
  }

  /** Of every kind one or two. */
  static List<Forgery> someForgeries() {
    byte[] publicKey = http.realm().issuer.pem().getBytes(StandardCharsets.UTF_8);
    return List.of(
        Forgery.payload("no exp", good -> good.without("exp")),
        Forgery.claim("exp", "\"9999999999\""),
        Forgery.claim("exp", "1e23"),
        Forgery.claim("exp", "1"),
        Forgery.claim("nbf", "{}"),
        Forgery.claim("nbf", "9999999999"),
        Forgery.payload("no tenant", good -> good.without("tenant")),
        Forgery.claim("aud", "\"other\""),
        Forgery.payload("two subs", good -> good.and("\"sub\":\"root\"")),
        Forgery.header("\"kid\":\"key-2\""),
        Forgery.header("\"kid\":\"../../etc/passwd\""),
        Forgery.header("\"kid\":\"' OR 1=1 --\""),
        Forgery.header("\"kid\":\"key-1\\u0000\""),
        Forgery.header("\"crit\":[\"exp\"]"),
        Forgery.headerInstead("{\"alg\":\"none\"}"),
        Forgery.text("no signature", good -> good.substring(0, good.lastIndexOf('.') + 1)),
        Forgery.text("four segments", good -> good + ".e30"),
        Forgery.text("not a token", good -> "gAAAAABh"),
        new Forgery(
            "signed with the public key's text",
            realm -> Tokens.signedWithSecret(publicKey).token(realm.payload().toString())),
        new Forgery(
            "foreign key", realm -> Tokens.signedWith("ES256").token(realm.payload().toString())));
  }

  static List<Operation> operations() {
    return http.gateway().gateway().operations().stream()
        .filter(operation -> operation.needs() != Operation.Needs.NOTHING)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void operation_withForgery_isUnauthenticated(Operation operation) {
    for (Forgery forgery : someForgeries()) {
      String token = forgery.token().apply(http.realm());
      if (isZstack(operation)) {
        assertNoSession(forgery.name(), call(http.with(token), operation), operation);
        Api oauth = http.anonymous().with("Authorization", "OAuth " + token);
        assertNoSession(forgery.name(), call(oauth, operation), operation);
      } else if (operation.path().startsWith("/v3")) {
        Answer answer = call(http.with(token), operation);
        assertThat(answer.status()).as(forgery.name()).isEqualTo(401);
        assertThat(answer.header("www-authenticate")).isEqualTo("Keystone");
        assertThat(answer.text()).startsWith("{\"error\":{\"code\":401,");
      } else {
        assertUnauthenticated(forgery.name(), call(http.with(token), operation));
      }
    }
    Answer answer = call(http.with(http.realm().token()), operation);
    assertThat(answer.status()).isNotEqualTo(401);
    assertThat(answer.text()).doesNotContain("ID.1001");
  }

  private static boolean isZstack(Operation operation) {
    return operation.path().matches("(/zstack)?/v1/.*");
  }

  /** Demands the ZStack dialect's word for it: at once of a GET, of a job otherwise. */
  private static void assertNoSession(Object credential, Answer answer, Operation operation) {
    Answer error = answer;
    if (!operation.method().equals(HttpMethod.GET)) {
      assertThat(answer.status()).as("%s: %s", credential, answer.text()).isEqualTo(202);
      error = Api.anonymous("").get((String) answer.json().get("location"));
    }
    assertThat(error.status()).as("%s: %s", credential, error.text()).isEqualTo(503);
    assertThat(error.headers().map()).doesNotContainKeys("www-authenticate", "retry-after");
    assertThat(error.text())
        .contains("\"code\":\"ID.1001\"")
        .doesNotContainIgnoringCase("exception")
        .hasSizeLessThan(300);
  }

  private static Answer call(Api api, Operation operation) {
    String body = operation.readsBody() ? "[\"a body that is looked at later, if at all\"]" : null;
    return api.send(operation.method().name(), operation.path().replace(":", "a-"), body);
  }

  /** All that a header can hold, except those that time would make good between here and there. */
  static Stream<Forgery> forgeries() {
    return Stream.of(someForgeries(), TokenMatrixTest.forgeries())
        .flatMap(List::stream)
        .filter(forgery -> !forgery.name().matches(".* ahead|.*of unknown age"))
        .filter(forgery -> isHeaderValue(forgery.token().apply(http.realm())));
  }

  private static boolean isHeaderValue(String token) {
    return token.strip().equals(token) && token.chars().allMatch(c -> c >= ' ' && c <= '~');
  }

  @ParameterizedTest
  @MethodSource("forgeries")
  void list_withForgery_isUnauthenticated(Forgery forgery) {
    assertUnauthenticated(forgery.name(), http.with(forgery.token().apply(http.realm())).get(LIST));
  }

  @Test
  void list_withAnyCharacterChanged_isUnauthenticated() {
    String token = http.realm().token();
    assertThat(http.with(token).get(LIST).status()).isEqualTo(200);
    for (int i = 0; i < token.length(); i++) {
      StringBuilder changed = new StringBuilder(token);
      changed.setCharAt(i, (char) (token.charAt(i) ^ 1));
      assertUnauthenticated("character " + i, http.with(changed.toString()).get(LIST));
    }
    assertThat(http.with(token).get(LIST).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0", "\r", "\n", "\u007f", "\u0001", "\u0085", "é", "\ud83d\ude00"})
  void list_withCharacterNoHeaderHas_isRefused(String character) throws IOException {
    String token = http.realm().token();
    for (String value : List.of(character + token, token + character + "a", character)) {
      assertThat(statusOf(value)).isIn(400, 401);
    }
    assertThat(statusOf(token)).isEqualTo(200);
  }

  private static int statusOf(String token) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), http.gateway().port())) {
      socket.setSoTimeout(10_000);
      String request =
          "GET " + LIST + " HTTP/1.1\r\nHost: a\r\nX-Auth-Token: " + token + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      byte[] statusLine = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
      return Integer.parseInt(new String(statusLine, StandardCharsets.US_ASCII).substring(9));
    }
  }

  @Test
  void forgeries_all_leftNothingBehind() {
    Actor all = new Actor("acme", "all-seeing", "all-seeing", null, true, true);
    var page = http.gateway().store().namespaces().list(all, NamespaceQuery.ALL).await();
    assertThat(page.items()).isEmpty();
    var organizations =
        http.gateway().store().organizations().query(all, Query.of(List.of())).await();
    assertThat(organizations.items()).isEmpty();
  }
}
