package dev.orgate.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.http.Authenticator;
import dev.orgate.store.Actor;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an authenticator remembers, and for how long. A hit shows by the actor being the same. */
class TokenCacheTest {
  private static final int SIZE = 100;
  private static final Vertx VERTX = Vertx.vertx();
  private Realm realm;

  @AfterAll
  static void stop() {
    VERTX.close().await();
  }

  @BeforeEach
  void setUp() {
    realm = Realm.development(VERTX);
  }

  @Test
  void hit_answersTheSameFuture() {
    String token = realm.token();
    Future<Actor> first = realm.ask(token);

    Future<Actor> hit = realm.ask(new String(token.toCharArray()));

    assertThat(hit).isSameAs(realm.ask(token));
    assertThat(hit.result()).isSameAs(first.result());
  }

  @Test
  void hit_servesEveryHeaderAlike() {
    String token = realm.token();
    Actor actor = realm.accept(token);
    MultiMap bearer = MultiMap.caseInsensitiveMultiMap().add("Authorization", "Bearer " + token);

    assertThat(realm.authenticator.authenticate(bearer, Authenticator.NONE).result())
        .isSameAs(actor);
  }

  @Test
  void anotherTokenOfTheSameSubject_isNoHit() {
    Actor actor = realm.accept(realm.issuer.token(realm.payload().with("jti", 1).toString()));

    Actor other = realm.accept(realm.issuer.token(realm.payload().with("jti", 2).toString()));

    assertThat(other).isEqualTo(actor).isNotSameAs(actor);
  }

  @Test
  void hit_endsAtTheExpiry() {
    Instant expiry = realm.clock.instant().plusMillis(5_500);
    String exp = expiry.getEpochSecond() + "." + "%03d".formatted(expiry.toEpochMilli() % 1000);
    String token = realm.issuer.token(realm.payload().with("exp", exp).toString());
    Actor actor = realm.accept(token);

    realm.clock.set(expiry.minusMillis(1));
    assertThat(realm.accept(token)).isSameAs(actor);
    realm.clock.set(expiry);
    assertThat(realm.reasonToRefuse(token)).startsWith("token expires, expires_at: 2026-11-22T");
    realm.clock.set(expiry.plusSeconds(9));
    assertThat(realm.reasonToRefuse(token)).startsWith("token expires, expires_at: 2026-11-22T");
  }

  @Test
  void refusal_isNotRemembered() {
    long later = realm.clock.instant().getEpochSecond() + 31;
    String token = realm.issuer.token(realm.payload().with("nbf", later).toString());
    realm.reasonToRefuse(token);
    realm.reasonToRefuse(token);

    realm.clock.pass(Duration.ofSeconds(1));

    assertThat(realm.accept(token)).isSameAs(realm.accept(token));
  }

  @Test
  void refusals_displaceNothing() {
    String token = realm.token();
    Actor actor = realm.accept(token);
    Tokens stranger = Tokens.signedWithSecret(new byte[32]);
    for (int i = 0; i < 10 * SIZE; i++) {
      realm.reasonToRefuse(stranger.token(realm.payload().with("jti", i).toString()));
    }

    assertThat(realm.accept(token)).isSameAs(actor);
  }

  @Test
  void memory_isBounded() {
    List<String> tokens = new ArrayList<>();
    List<Actor> actors = new ArrayList<>();
    for (int i = 0; i < 10 * SIZE; i++) {
      tokens.add(realm.issuer.token(realm.payload().with("jti", i).toString()));
      actors.add(realm.accept(tokens.get(i)));
    }

    IdentityHashMap<Actor, Boolean> same = new IdentityHashMap<>();
    actors.forEach(actor -> same.put(actor, true));
    tokens.forEach(token -> same.remove(realm.accept(token)));

    assertThat(10 * SIZE - same.size()).as("hits").isBetween(1, SIZE);
  }

  @Test
  void memory_isEachAuthenticatorsOwn() {
    String token = realm.token();
    Authenticator neighbour = realm.authentication.newAuthenticator();
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("X-Auth-Token", token);

    Actor there = neighbour.authenticate(headers, Authenticator.NONE).result();

    assertThat(realm.accept(token)).isEqualTo(there).isNotSameAs(there);
  }
}
