package dev.orgate.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.orgate.store.Actor;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every key type must refuse and accept. */
@ParameterizedClass
@MethodSource("dev.orgate.server.auth.Realms#all")
class TokenMatrixTest {
  private static final Actor ALICE = new Actor("acme", "u-alice", "alice", null, false, false);

  private final Realm realm;

  TokenMatrixTest(Realm realm) {
    this.realm = realm;
  }

  static List<Forgery> forgeries() {
    return Stream.of(BadClaims.all(), BadHeaders.all(), BadSignatures.all())
        .flatMap(List::stream)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("forgeries")
  void authenticate_forgery_isRefused(Forgery forgery) {
    String token = forgery.token().apply(realm);

    assertThatNoException().as(forgery.name()).isThrownBy(() -> realm.refuse(token));
  }

  @Test
  void authenticate_anyBitFlipped_isRefused() {
    String token = realm.token();
    realm.accept(token);
    for (int i = 0; i < token.length(); i++) {
      for (int bit = 0; bit < 8; bit++) {
        StringBuilder flipped = new StringBuilder(token);
        flipped.setCharAt(i, (char) (token.charAt(i) ^ 1 << bit));
        realm.reasonToRefuse(flipped.toString());
      }
    }
    realm.accept(token);
  }

  @Test
  void authenticate_anyPrefix_isRefused() {
    String token = realm.token();
    for (int length = 0; length < token.length(); length++) {
      realm.reasonToRefuse(token.substring(0, length));
    }
    realm.accept(token);
  }

  static List<UnaryOperator<Payload>> legalPayloads() {
    return List.of(
        good -> good,
        good -> good.without("iat"),
        good -> good.without("roles"),
        good -> good.with("roles", "[]"),
        good -> good.with("exp", good.claims().get("exp") + ".5"),
        good -> good.with("exp", good.claims().get("exp") + ".0e0"),
        good -> good.with("iat", good.claims().get("iat") + ".75"),
        good -> good.with("exp", Long.parseLong(good.claims().get("iat")) + 24 * 3600),
        good -> good.with("iat", Long.parseLong(good.claims().get("iat")) + 30),
        good -> good.with("nbf", Long.parseLong(good.claims().get("iat")) + 30),
        good -> good.with("nbf", 0),
        good -> good.with("nbf", -1),
        good -> good.with("aud", "[\"other\",\"orgate\"]"),
        good -> good.with("x", "[".repeat(31) + "]".repeat(31)),
        good -> good.with("x", "10000000000000000000000000000000000000000"),
        good -> good.with("sub\\u0000", "\"root\""),
        good -> good.with("amr", "1").with("access_token", "{}").with("rootClaim", "[]"));
  }

  @ParameterizedTest
  @MethodSource("legalPayloads")
  void authenticate_legalPayload_isAccepted(UnaryOperator<Payload> change) {
    String payload = change.apply(realm.payload()).toString();

    assertThat(realm.accept(realm.issuer.token(payload))).isEqualTo(ALICE);
  }

  static List<String> legalHeaders() {
    return List.of(
        "",
        ",\"cty\":\"JWT\"",
        ",\"jku\":\"http://127.0.0.1:1/jwks\"",
        ",\"x5u\":\"file:/dev/zero\"",
        ",\"jwk\":{\"kty\":\"oct\",\"k\":\"AAAA\"}",
        ",\"x5c\":[\"AAAA\"]",
        ",\"nonce\":\"1\"",
        ",\"x\":{}",
        ",\"b64\":true",
        ",\"zip\":\"DEF\"");
  }

  @ParameterizedTest
  @MethodSource("legalHeaders")
  void authenticate_memberThatMeansNothingHere_isAccepted(String more) {
    String token = realm.issuer.token(realm.issuer.header(more), realm.payload().toString());

    assertThat(realm.accept(token)).isEqualTo(ALICE);
  }

  static List<String> types() {
    return List.of("", ",\"typ\":\"at+jwt\"", ",\"typ\":\"JWT\"", ",\"typ\":null", ",\"typ\":7");
  }

  @ParameterizedTest
  @MethodSource("types")
  void authenticate_anyType_isAccepted(String type) {
    String header = "{\"alg\":\"" + realm.issuer.algorithm() + "\"" + type + "}";

    assertThat(realm.accept(realm.issuer.token(header, realm.payload().toString())))
        .isEqualTo(ALICE);
  }

  @Test
  void authenticate_claims_becomeTheActor() {
    Payload payload =
        realm
            .payload()
            .with("name", "\"Zoë 你好 😀\"")
            .with("project", "\"p-1\"")
            .with("roles", "[\"x\",\"operator\",\"admin\"]");

    assertThat(realm.accept(realm.issuer.token(payload.toString())))
        .isEqualTo(new Actor("acme", "u-alice", "Zoë 你好 😀", "p-1", true, true));
  }

  @Test
  void authenticate_noName_isCalledByItsId() {
    String payload = realm.payload().without("name").toString();

    assertThat(realm.accept(realm.issuer.token(payload)).userName()).isEqualTo("u-alice");
  }

  @ParameterizedTest
  @MethodSource("roles")
  void authenticate_role_isCompared(String role) {
    String payload = realm.payload().with("roles", "[\"" + role + "\"]").toString();

    Actor actor = realm.accept(realm.issuer.token(payload));

    assertThat(actor.tenantAdmin()).isFalse();
    assertThat(actor.operator()).isFalse();
  }

  static List<String> roles() {
    return List.of("", "Admin", "ADMIN", "admin ", "administrator", "operators", "admin,operator");
  }

  @Test
  void authenticate_expired_saysWhen() {
    String payload = realm.payload().with("exp", 1578128722L).toString();

    assertThat(realm.refuse(realm.issuer.token(payload)))
        .isEqualTo("token expires, expires_at: 2020-01-04T09:05:22.000000Z");
  }

  @Test
  void authenticate_noToken_saysSo() {
    assertThat(realm.refuse("")).isEqualTo("x-auth-token not found");
  }

  @Test
  void authenticate_badToken_saysNoMore() {
    assertThat(realm.refuse(realm.issuer.token(realm.payload().without("sub").toString())))
        .isEqualTo("decrypt token fail");
  }
}
