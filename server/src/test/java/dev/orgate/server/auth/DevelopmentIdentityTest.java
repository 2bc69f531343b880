package dev.orgate.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.config.AuthSettings;
import dev.orgate.server.config.Secret;
import dev.orgate.store.Actor;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevelopmentIdentityTest {
  private static final Vertx VERTX = Vertx.vertx();
  private final Realm realm = Realm.development(VERTX);
  private final DevelopmentIdentity identity = identity(realm);

  @AfterAll
  static void stop() {
    VERTX.close().await();
  }

  private static DevelopmentIdentity identity(Realm realm) {
    return realm.authentication.developmentIdentity().orElseThrow();
  }

  private static DevelopmentIdentity.User user(DevelopmentIdentity identity, String id) {
    return Objects.requireNonNull(identity.authenticate(id, identity.password().reveal()));
  }

  private static Realm realm(
      @Nullable String origin, Duration life, Secret password, AuthSettings.ClaimNames names) {
    AuthSettings settings =
        new AuthSettings(List.of(), null, origin, origin, life, 10, password, names);
    return Realm.of("development", Tokens.signedWithSecret(new byte[32]), settings, VERTX);
  }

  @Test
  void issue_eachUser_isWhoItIs() {
    assertThat(accept("admin", true))
        .isEqualTo(new Actor("demo", "admin", "admin", "demo-project", true, true));
    assertThat(accept("alice", true))
        .isEqualTo(new Actor("demo", "alice", "alice", "demo-project", false, false));
    assertThat(accept("bob", false)).isEqualTo(new Actor("demo", "bob", "bob", null, false, false));
  }

  private Actor accept(String id, boolean forProject) {
    return realm.accept(identity.issue(user(identity, id), forProject).token());
  }

  @Test
  void issue_twiceInOneSecond_differs() {
    DevelopmentIdentity.User alice = user(identity, "alice");

    assertThat(Stream.generate(() -> identity.issue(alice, true).token()).limit(100))
        .doesNotHaveDuplicates();
  }

  @Test
  void issue_token_livesForADay() {
    String token = identity.issue(user(identity, "alice"), true).token();

    realm.clock.pass(Duration.ofHours(24).minusSeconds(1));
    realm.accept(token);
    realm.clock.pass(Duration.ofSeconds(1));
    realm.reasonToRefuse(token);
  }

  @Test
  void issue_underOtherSettings_isBelievedThere() {
    AuthSettings.ClaimNames names =
        new AuthSettings.ClaimNames("uid", "login", "account", "scope", "groups", "boss", "root");
    Realm other = realm("origin", Duration.ofMinutes(5), new Secret("p"), names);
    DevelopmentIdentity issuer = identity(other);

    DevelopmentIdentity.Issued issued = issuer.issue(user(issuer, "admin"), true);

    assertThat(Duration.between(issued.from(), issued.to())).isEqualTo(Duration.ofMinutes(5));
    assertThat(other.accept(issued.token()))
        .isEqualTo(new Actor("demo", "admin", "admin", "demo-project", true, true));
  }

  @Test
  void issue_byAnotherGateway_isNotBelieved() {
    DevelopmentIdentity stranger = identity(Realm.development(VERTX));

    realm.reasonToRefuse(stranger.issue(user(stranger, "admin"), true).token());
  }

  @Test
  void password_notGiven_isRandom() {
    String password = identity.password().reveal();

    // 22 characters of base64url are the least that hold 128 bits.
    assertThat(password).matches("[A-Za-z0-9_-]{22,}");
    assertThat(password).isNotEqualTo(identity(Realm.development(VERTX)).password().reveal());
  }

  @Test
  void password_given_isTheOnlyOne() {
    Secret given = new Secret("pässword");
    DevelopmentIdentity other =
        identity(realm(null, Duration.ofDays(1), given, AuthSettings.ClaimNames.DEFAULT));

    assertThat(other.password()).isEqualTo(given);
    assertThat(other.authenticate("alice", "pässword")).isNotNull();
    for (String wrong : List.of("", "p", "password", "pässword ", "PÄSSWORD", "pässwordpässword")) {
      assertThat(other.authenticate("alice", wrong)).as(wrong).isNull();
    }
  }

  @Test
  void authenticate_unknownUser_isNobody() {
    String password = identity.password().reveal();
    for (String unknown : List.of("", "Alice", "alice ", "root", "demo", "carol", "\u0000")) {
      assertThat(identity.authenticate(unknown, password)).as(unknown).isNull();
    }
  }

  @Test
  void load_withKeys_hasNoDevelopmentIdentity(@TempDir Path directory) {
    Realm configured = Realm.pem(Tokens.signedWith("EdDSA"), directory, VERTX);

    assertThat(configured.authentication.developmentIdentity()).isEmpty();
    configured.refuse(identity.issue(user(identity, "admin"), true).token());
  }
}
