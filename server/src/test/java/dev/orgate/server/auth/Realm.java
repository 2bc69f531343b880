package dev.orgate.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.config.AuthSettings;
import dev.orgate.server.config.AuthSettings.KeySources;
import dev.orgate.server.http.Authenticator;
import dev.orgate.server.http.Problem;
import dev.orgate.store.Actor;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An authenticator, the issuer it believes, and the clock it goes by. */
final class Realm {
  private static final AuthSettings SETTINGS =
      new AuthSettings(
          KeySources.NONE,
          null,
          null,
          "https://issuer.test",
          "orgate",
          Duration.ofHours(24),
          100,
          null,
          AuthSettings.ClaimNames.DEFAULT,
          true);

  final String name;
  final Tokens issuer;
  final SettableClock clock;
  final Authentication authentication;
  final Authenticator authenticator;

  private Realm(String name, Tokens issuer, SettableClock clock, Authentication authentication) {
    this.name = name;
    this.issuer = issuer;
    this.clock = clock;
    this.authentication = authentication;
    this.authenticator = authentication.newAuthenticator();
  }

  /** Believes the issuer's key from a PEM file. */
  static Realm pem(Tokens issuer, Path directory, Vertx vertx) {
    return of("PEM", issuer, withKeys(List.of(Tokens.file(directory, issuer.pem())), null), vertx);
  }

  /** Believes the issuer's key from a JWKS file with the given text. */
  static Realm jwks(Tokens issuer, String jwks, Path directory, Vertx vertx) {
    return of("JWKS", issuer, withKeys(List.of(), Tokens.file(directory, jwks)), vertx);
  }

  /** Believes whatever the settings say. */
  static Realm of(String name, Tokens issuer, AuthSettings settings, Vertx vertx) {
    SettableClock clock = new SettableClock();
    return new Realm(name, issuer, clock, Authentication.load(settings, vertx, clock));
  }

  /** Believes its own development identity, whose key is laid open here. */
  static Realm development(Vertx vertx) {
    SettableClock clock = new SettableClock();
    Authentication authentication = Authentication.load(SETTINGS, vertx, clock);
    DevelopmentIdentity identity = authentication.developmentIdentity().orElseThrow();
    byte[] secret = identity.key().material().getBytes();
    return new Realm("development", Tokens.signedWithSecret(secret), clock, authentication);
  }

  static AuthSettings withKeys(List<Path> pem, @Nullable Path jwks) {
    return with(new KeySources(pem, jwks, null, false, KeySources.NONE.refresh()), null);
  }

  /** Keys from a JWKS that is fetched. */
  static AuthSettings withFetchedKeys(URI jwks, Duration refresh) {
    return with(new KeySources(List.of(), null, jwks, false, refresh), null);
  }

  /** A Keystone's key from a PEM file, and its address. */
  static AuthSettings withKeystone(Path pem, URI keystone) {
    return with(new KeySources(List.of(pem), null, null, false, Duration.ofHours(1)), keystone);
  }

  private static AuthSettings with(KeySources keys, @Nullable URI keystone) {
    return new AuthSettings(
        keys,
        keystone,
        null,
        SETTINGS.issuer(),
        SETTINGS.audience(),
        SETTINGS.maxTokenLife(),
        SETTINGS.tokenCacheSize(),
        null,
        SETTINGS.claims(),
        true);
  }

  /** The keys of the files that settings name. */
  static KeySet keysOfFiles(AuthSettings settings) {
    return new TrustedKeys(List.of(), KeyFiles.of(settings.keys()), null).current();
  }

  Payload payload() {
    return Payload.good(clock.instant());
  }

  String token() {
    return issuer.token(payload().toString());
  }

  Future<Actor> ask(String token) {
    Future<Actor> answer =
        authenticator.authenticate(
            MultiMap.caseInsensitiveMultiMap().add("X-Auth-Token", token), Authenticator.NONE);
    assertThat(answer.isComplete()).as("complete at once").isTrue();
    return answer;
  }

  Actor accept(String token) {
    Future<Actor> answer = ask(token);
    if (answer.failed()) {
      throw new AssertionError("refused: " + answer.cause().getMessage(), answer.cause());
    }
    return answer.result();
  }

  /** Demands a refusal, also when asked again, and that a good token passes before and after. */
  String refuse(String token) {
    accept(token());
    String reason = reasonToRefuse(token);
    assertThat(reasonToRefuse(token)).isEqualTo(reason);
    accept(token());
    return reason;
  }

  /** Demands a refusal; answers the reason. */
  String reasonToRefuse(String token) {
    Future<Actor> answer = ask(token);
    assertThat(answer.failed()).as("refused").isTrue();
    assertThat(answer.cause())
        .isInstanceOfSatisfying(
            Problem.class,
            problem ->
                assertThat(problem.kind())
                    .isIn(Problem.Kind.NO_CREDENTIAL, Problem.Kind.UNAUTHENTICATED));
    return String.valueOf(answer.cause().getMessage());
  }

  @Override
  public String toString() {
    return issuer.algorithm() + " by " + name;
  }
}
