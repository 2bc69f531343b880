package dev.orgate.server.auth;

import static dev.orgate.server.auth.HttpRealm.assertUnauthenticated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.testing.Api;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a request may carry its token, and how often. */
class CredentialHttpTest {
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

  /** A caller with headers in which {@code GOOD} and {@code OTHER} are two tokens of one user. */
  private static Api with(List<String> headers) {
    String good = http.realm().token();
    String other = http.realm().token();
    assertThat(good).isNotEqualTo(other);
    Api api = http.anonymous();
    for (String header : headers) {
      int colon = header.indexOf(": ");
      String value = header.substring(colon + 2).replace("GOOD", good).replace("OTHER", other);
      api = api.with(header.substring(0, colon), value);
    }
    return api;
  }

  static List<List<String>> accepted() {
    return List.of(
        List.of("X-Auth-Token: GOOD"),
        List.of("x-auth-token: GOOD"),
        List.of("Authorization: Bearer GOOD"),
        List.of("Authorization: bearer GOOD"),
        List.of("Authorization: BEARER  GOOD"),
        List.of("Authorization: OAuth GOOD"),
        List.of("Authorization: oauth GOOD"),
        List.of("X-Auth-Token: GOOD", "X-Auth-Token: GOOD"),
        List.of("X-Auth-Token: GOOD", "Authorization: Bearer GOOD"),
        List.of("Authorization: OAuth GOOD", "Authorization: Bearer GOOD"));
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void list_withOneToken_isAnswered(List<String> headers) {
    assertThat(with(headers).get(LIST).status()).isEqualTo(200);
  }

  static List<List<String>> refused() {
    return List.of(
        List.of(),
        List.of("X-Auth-Token: "),
        List.of("X-Auth-Token: Bearer GOOD"),
        List.of("Authorization: "),
        List.of("Authorization: Bearer"),
        List.of("Authorization: Bearer "),
        List.of("Authorization: OAuth"),
        List.of("Authorization: GOOD"),
        List.of("Authorization: BearerGOOD"),
        List.of("Authorization: Bearer,GOOD"),
        List.of("Authorization: Bearer Bearer GOOD"),
        List.of("Authorization: Token GOOD"),
        List.of("Authorization: JWT GOOD"),
        List.of("Authorization: Basic YWRtaW46YWRtaW4="),
        List.of("Authorization: SDK-HMAC-SHA256 Access=a, SignedHeaders=host, Signature=00"),
        List.of("X-Auth-Token: GOOD", "X-Auth-Token: OTHER"),
        List.of("X-Auth-Token: OTHER", "X-Auth-Token: GOOD"),
        List.of("X-Auth-Token: GOOD", "X-Auth-Token: "),
        List.of("X-Auth-Token: GOOD", "X-Auth-Token: junk"),
        List.of("X-Auth-Token: GOOD,GOOD"),
        List.of("X-Auth-Token: GOOD", "Authorization: Bearer OTHER"),
        List.of("X-Auth-Token: GOOD", "Authorization: OAuth OTHER"),
        List.of("X-Auth-Token: GOOD", "Authorization: Bearer"),
        List.of("X-Auth-Token: GOOD", "Authorization: "),
        List.of("X-Auth-Token: GOOD", "Authorization: Basic YWRtaW46YWRtaW4="),
        List.of("X-Auth-Token: ", "Authorization: Bearer GOOD"),
        List.of("Authorization: Bearer GOOD", "Authorization: Bearer OTHER"),
        List.of("Authorization: Bearer GOOD, Bearer GOOD"),
        List.of("X-Security-Token: GOOD"),
        List.of("X-Subject-Token: GOOD"),
        List.of("Proxy-Authorization: Bearer GOOD"),
        List.of("Cookie: X-Auth-Token=GOOD"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void list_withNoneOrSeveral_isUnauthenticated(List<String> headers) {
    assertUnauthenticated(headers, with(headers).get(LIST));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/v2", "/health/live", "/health/ready", "/openapi.yaml", "/docs"})
  void openOperation_withAnyCredential_isAnswered(String path) {
    for (String token : List.of("", "junk", http.realm().token())) {
      assertThat(http.with(token).get(path).status()).isEqualTo(200);
    }
  }

  @Test
  void connection_afterARefusal_goesOn() {
    for (int i = 0; i < 10; i++) {
      assertUnauthenticated("none", http.anonymous().post(LIST, "x".repeat(i * 10_000)));
      assertThat(http.with(http.realm().token()).get(LIST).status()).isEqualTo(200);
    }
  }
}
