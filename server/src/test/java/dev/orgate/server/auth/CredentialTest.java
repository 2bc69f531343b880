package dev.orgate.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orgate.server.http.Problem;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialTest {
  private static final String X = "X-Auth-Token";
  private static final String A = "Authorization";

  static Stream<MultiMap> good() {
    return Stream.of(
        headers(X, "t"),
        headers("x-auth-token", "t"),
        headers(A, "Bearer t"),
        headers(A, "bearer t"),
        headers(A, "BEARER t"),
        headers(A, "OAuth t"),
        headers(A, "oauth t"),
        headers(A, "OAUTH   t"),
        headers("authorization", "bEaReR t"),
        headers(X, "t", X, "t"),
        headers(X, "t", A, "Bearer t"),
        headers(A, "OAuth t", X, "t"),
        headers(A, "OAuth t", A, "Bearer t"),
        headers(X, "t", "Cookie", "X-Auth-Token=u", "Proxy-Authorization", "Bearer u"));
  }

  @ParameterizedTest
  @MethodSource("good")
  void in_oneToken_isFound(MultiMap headers) {
    assertThat(Credential.in(headers)).isEqualTo("t");
  }

  static Stream<MultiMap> several() {
    return Stream.of(
        headers(X, "t", X, "u"),
        headers(X, "t", X, "T"),
        headers(X, "t", X, "t", X, "u"),
        headers(X, "t", X, ""),
        headers(X, "", X, "t"),
        headers(X, "t", A, "Bearer u"),
        headers(X, "t", A, "Bearer "),
        headers(X, "", A, "Bearer t"),
        headers(A, "Bearer t", A, "Bearer u"),
        headers(A, "Bearer t", A, "OAuth u"));
  }

  @ParameterizedTest
  @MethodSource("several")
  void in_tokensThatDiffer_isRefused(MultiMap headers) {
    refuse(headers, "more than one credential");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Bearer",
        "Bearer ",
        "Bearer   ",
        "OAuth",
        "OAuth ",
        "t",
        " Bearer t",
        "Bearert",
        "Bearer\tt",
        "Bearer,t",
        "Basic dDp0",
        "Digest t",
        "SDK-HMAC-SHA256 Access=a",
        "Bear t",
        "BearerX t",
        "Oauth2 t",
        "X-Auth-Token t",
        "\u0000"
      })
  void in_noTokenInAuthorization_isRefused(String value) {
    refuse(headers(A, value), "x-auth-token not found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Basic dDp0", "SDK-HMAC-SHA256 Access=a", "t"})
  void in_anotherSchemeBesideAToken_isRefused(String value) {
    refuse(headers(X, "t", A, value), "x-auth-token not found");
  }

  @Test
  void in_noneOrAnEmptyOne_isRefused() {
    refuse(headers(), "x-auth-token not found");
    refuse(headers(X, ""), "x-auth-token not found");
    refuse(headers("Cookie", "t", "X-Subject-Token", "t"), "x-auth-token not found");
  }

  private static void refuse(MultiMap headers, String reason) {
    assertThatThrownBy(() -> Credential.in(headers))
        .isInstanceOfSatisfying(
            Problem.class,
            problem ->
                assertThat(problem.kind())
                    .isEqualTo(
                        reason.equals("x-auth-token not found")
                            ? Problem.Kind.NO_CREDENTIAL
                            : Problem.Kind.UNAUTHENTICATED))
        .hasMessage(reason);
  }

  private static MultiMap headers(String... namesAndValues) {
    MultiMap headers = HttpHeaders.headers();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      // The wire's rules would stop some of these values; the credential's must as well.
      headers = add(headers, namesAndValues[i], namesAndValues[i + 1]);
    }
    return headers;
  }

  private static MultiMap add(MultiMap headers, String name, String value) {
    return value.indexOf('\0') < 0
        ? headers.add(name, value)
        : MultiMap.caseInsensitiveMultiMap().addAll(headers).add(name, value);
  }
}
