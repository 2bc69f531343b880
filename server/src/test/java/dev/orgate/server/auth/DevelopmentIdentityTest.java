package dev.orgate.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.config.AuthSettings;
import dev.orgate.server.config.AuthSettings.KeySources;
import dev.orgate.server.config.Secret;
import dev.orgate.server.http.Sessions;
import dev.orgate.store.Actor;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
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
        new AuthSettings(
            KeySources.NONE, null, null, origin, origin, life, 10, password, names, true);
    return Realm.of("development", Tokens.signedWithSecret(new byte[32]), settings, VERTX);
  }

  @Test
  void issue_eachUser_isWhoItIs() {
    assertThat(accept("admin", KeystoneScope.PROJECT))
        .isEqualTo(new Actor("demo", "admin", "admin", "demo-project", true, true));
    assertThat(accept("alice", KeystoneScope.PROJECT))
        .isEqualTo(new Actor("demo", "alice", "alice", "demo-project", false, false));
    for (KeystoneScope scope : List.of(KeystoneScope.DOMAIN, KeystoneScope.UNSCOPED)) {
      assertThat(accept("bob", scope))
          .isEqualTo(new Actor("demo", "bob", "bob", null, false, false));
    }
  }

  private Actor accept(String id, KeystoneScope scope) {
    return realm.accept(identity.issue(user(identity, id), scope).token());
  }

  @Test
  void issue_twiceInOneSecond_differs() {
    DevelopmentIdentity.User alice = user(identity, "alice");

    assertThat(
            Stream.generate(() -> identity.issue(alice, KeystoneScope.PROJECT).token()).limit(100))
        .doesNotHaveDuplicates();
  }

  @Test
  void issue_token_livesForADay() {
    String token = identity.issue(user(identity, "alice"), KeystoneScope.PROJECT).token();

    realm.clock.pass(Duration.ofHours(24).minusSeconds(1));
    realm.accept(token);
    realm.clock.pass(Duration.ofSeconds(1));
    realm.reasonToRefuse(token);
  }

  @Test
  void issue_underOtherSettings_isBelievedThere() {
    AuthSettings.ClaimNames names =
        new AuthSettings.ClaimNames(
            "uid", "login", "account", "scope", "in.groups", List.of("boss"), List.of("x", "root"));
    Realm other = realm("origin", Duration.ofMinutes(5), new Secret("p"), names);
    DevelopmentIdentity issuer = identity(other);

    DevelopmentIdentity.Issued issued = issuer.issue(user(issuer, "admin"), KeystoneScope.PROJECT);

    assertThat(Duration.between(issued.from(), issued.to())).isEqualTo(Duration.ofMinutes(5));
    assertThat(other.accept(issued.token()))
        .isEqualTo(new Actor("demo", "admin", "admin", "demo-project", true, true));
  }

  @Test
  void issue_byAnotherGateway_isNotBelieved() {
    DevelopmentIdentity stranger = identity(Realm.development(VERTX));

    realm.reasonToRefuse(stranger.issue(user(stranger, "admin"), KeystoneScope.PROJECT).token());
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
  void open_rightPassword_isASessionOfTheUser() {
    for (String digits : List.of(sha512(password()), sha512(password()).toUpperCase(Locale.ROOT))) {
      Sessions.Session session = Objects.requireNonNull(identity.open("admin", digits));

      assertThat(realm.accept(session.token()))
          .isEqualTo(new Actor("demo", "admin", "admin", null, true, true));
      assertThat(session.tenant()).isEqualTo("demo");
      assertThat(session.userId()).isEqualTo("admin");
      assertThat(session.from()).isEqualTo(Instant.parse("2026-11-22T04:33:00Z"));
      assertThat(session.to()).isEqualTo(session.from().plus(Duration.ofHours(24)));
    }
  }

  @Test
  void open_wrongPassword_isNoSession() {
    String right = sha512(password());
    for (String wrong :
        List.of(
            "",
            password(),
            sha512(password() + " "),
            right + "0",
            right.substring(1),
            " " + right)) {
      assertThat(identity.open("alice", wrong)).as(wrong).isNull();
    }
    assertThat(identity.open("alice", right)).isNotNull();
  }

  @Test
  void open_unknownUser_isNoSession() {
    for (String unknown : List.of("", "Alice", "root", "demo")) {
      assertThat(identity.open(unknown, sha512(password()))).as(unknown).isNull();
    }
  }

  @Test
  void authenticate_digestOfThePassword_isNoPassword() {
    assertThat(identity.authenticate("alice", sha512(password()))).isNull();
  }

  private String password() {
    return identity.password().reveal();
  }

  private static String sha512(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-512").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void load_withKeys_hasNoDevelopmentIdentity(@TempDir Path directory) {
    Realm configured = Realm.pem(Tokens.signedWith("EdDSA"), directory, VERTX);

    assertThat(configured.authentication.developmentIdentity()).isEmpty();
    configured.refuse(identity.issue(user(identity, "admin"), KeystoneScope.PROJECT).token());
  }
}
