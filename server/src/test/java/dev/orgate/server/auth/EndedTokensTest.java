package dev.orgate.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.http.Authenticator;
import dev.orgate.server.http.Problem;
import dev.orgate.store.Actor;
import io.vertx.core.AsyncResult;
import io.vertx.core.MultiMap;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An ended token is believed no more; nothing else is touched. */
class EndedTokensTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Instant NOW = Instant.parse("2026-11-22T04:33:00Z");

  private final Realm realm = Realm.development(VERTX);
  private final DevelopmentIdentity identity =
      realm.authentication.developmentIdentity().orElseThrow();

  @AfterAll
  static void stop() {
    VERTX.close().await();
  }

  private String newToken() {
    String password = identity.password().reveal();
    return identity
        .issue(
            Objects.requireNonNull(identity.authenticate("alice", password)),
            KeystoneScope.UNSCOPED)
        .token();
  }

  @Test
  void end_tokenKnownToTwoEventLoops_isRefusedByBoth() throws Exception {
    List<EventLoop> loops = List.of(new EventLoop(), new EventLoop());
    String token = newToken();
    String other = newToken();
    for (EventLoop loop : loops) {
      VERTX.deployVerticle(loop).await();
      assertThat(loop.believes(token)).isTrue();
      assertThat(loop.believes(other)).isTrue();
    }

    identity.end(token);

    for (EventLoop loop : loops) {
      assertThat(loop.believes(token)).isFalse();
      assertThat(loop.believes(other)).isTrue();
    }
  }

  /** An authenticator that is used from an event loop of its own. */
  private final class EventLoop extends VerticleBase {
    private final Authenticator authenticator = realm.authentication.newAuthenticator();

    boolean believes(String token) throws Exception {
      MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("X-Auth-Token", token);
      var answer = new CompletableFuture<Boolean>();
      context.runOnContext(
          run ->
              authenticator
                  .authenticate(headers, Authenticator.NONE)
                  .onComplete(actor -> answer.complete(isBelieved(actor))));
      return answer.get(10, TimeUnit.SECONDS);
    }

    private boolean isBelieved(AsyncResult<Actor> actor) {
      return actor.succeeded()
          || !(actor.cause() instanceof Problem problem)
          || problem.kind() != Problem.Kind.UNAUTHENTICATED;
    }
  }

  @Test
  void end_tokenNotSeenBefore_isRefusedAtFirstSight() {
    String token = newToken();

    identity.end(token);

    realm.refuse(token);
  }

  @Test
  void end_twice_isHarmless() {
    String token = newToken();

    identity.end(token);
    identity.end(token);

    realm.refuse(token);
    assertThat(identity.ended().size()).isEqualTo(1);
  }

  @Test
  void end_whatIsNoTokenOfItsOwn_isIgnored() {
    String token = newToken();
    Actor before = realm.accept(token);
    String foreign = Tokens.signedWithSecret(new byte[32]).token(realm.payload().toString());
    String payload = realm.payload().toString();

    for (String text :
        List.of(
            "",
            ".",
            "..",
            "garbage",
            "\0",
            token + "x",
            token.substring(0, token.length() - 1),
            token + "." + token,
            "x".repeat(100_000),
            realm.issuer.token(payload.replace("\"exp\"", "\"end\"")),
            foreign)) {
      identity.end(text);
    }

    assertThat(identity.ended().size()).isZero();
    assertThat(realm.accept(token)).isSameAs(before);
  }

  @Test
  void end_expiredToken_isIgnored() {
    String token = newToken();
    realm.clock.pass(Duration.ofHours(24));

    identity.end(token);

    assertThat(identity.ended().size()).isZero();
  }

  @Test
  void end_later_forgetsWhatHasExpired() {
    for (int i = 0; i < 100; i++) {
      identity.end(newToken());
    }
    realm.clock.pass(Duration.ofHours(1));
    String token = newToken();
    identity.end(token);
    assertThat(identity.ended().size()).isEqualTo(101);

    realm.clock.pass(Duration.ofHours(23));
    identity.end(newToken());

    assertThat(identity.ended().size()).isEqualTo(2);
    realm.refuse(token);
  }

  @Test
  void ended_byOneGateway_isNoMatterOfAnother(@TempDir Path directory) {
    Realm configured = Realm.pem(Tokens.signedWith("EdDSA"), directory, VERTX);
    String token = configured.token();
    configured.accept(token);

    identity.end(token);

    configured.accept(token);
  }

  @Test
  void add_anyOrderOfExpiries_keepsThoseThatAreLeft() {
    EndedTokens ended = new EndedTokens();
    for (int seconds : new int[] {5, 1, 4, 2, 3}) {
      ended.add("t" + seconds, NOW.plusSeconds(seconds), NOW);
    }

    ended.add("t9", NOW.plusSeconds(9), NOW.plusSeconds(3));

    assertThat(ended.size()).isEqualTo(3);
    for (String token : List.of("t4", "t5", "t9")) {
      assertThat(ended.contains(token)).as(token).isTrue();
    }
    assertThat(ended.contains("t3")).isFalse();
  }
}
