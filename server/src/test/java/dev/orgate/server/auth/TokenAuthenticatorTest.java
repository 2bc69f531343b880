package dev.orgate.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.http.Authenticator;
import dev.orgate.server.http.Problem;
import dev.orgate.store.Actor;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenAuthenticatorTest {
  private static final Vertx VERTX = Vertx.vertx();

  @AfterAll
  static void stop() {
    VERTX.close().await();
  }

  @Test
  void authenticate_longestToken_isAcceptedAndOneMoreIsNot() {
    Realm realm = Realm.development(VERTX);

    realm.accept(ofLength(TokenAuthenticator.MAX_TOKEN_LENGTH, realm));
    realm.refuse(ofLength(TokenAuthenticator.MAX_TOKEN_LENGTH + 1, realm));
  }

  /** Not every length can be had by filling the payload alone, so the header is filled as well. */
  private static String ofLength(int length, Realm realm) {
    for (int inHeader = 0; inHeader < 4; inHeader++) {
      String header = realm.issuer.header(",\"x\":\"" + "x".repeat(inHeader) + "\"");
      int missing = length - realm.issuer.token(header, filled(realm, 0)).length();
      for (int inPayload = missing * 3 / 4 - 3; inPayload < missing * 3 / 4 + 3; inPayload++) {
        String token = realm.issuer.token(header, filled(realm, inPayload));
        if (token.length() == length) {
          return token;
        }
      }
    }
    throw new AssertionError("No token of " + length + " characters");
  }

  private static String filled(Realm realm, int size) {
    return realm.payload().with("x", "\"" + "x".repeat(size) + "\"").toString();
  }

  /** Nothing is known to throw; should anything ever, the caller is not let in, and told 401. */
  @Test
  void authenticate_somethingThrows_isRefused(@TempDir Path directory) {
    Realm realm = Realm.pem(Tokens.signedWith("EdDSA"), directory, VERTX);
    Path file = Tokens.file(directory, realm.issuer.pem());
    InstantSource broken =
        () -> {
          throw new IllegalStateException("no time");
        };
    Authenticator authenticator =
        Authentication.load(Realm.withKeys(List.of(file), null), VERTX, broken).newAuthenticator();

    Future<Actor> answer =
        authenticator.authenticate(
            MultiMap.caseInsensitiveMultiMap().add("X-Auth-Token", realm.token()),
            Authenticator.NONE);

    assertThat(answer.cause())
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.UNAUTHENTICATED));
  }
}
