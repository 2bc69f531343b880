package dev.orgate.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orgate.server.config.AuthSettings;
import dev.orgate.server.config.AuthSettings.KeySources;
import dev.orgate.server.http.Problem;
import dev.orgate.store.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The policy by itself; that it holds for whole tokens is {@link TokenMatrixTest}'s. */
class ClaimPolicyTest {
  private static final Instant NOW = Instant.parse("2026-11-22T04:33:00.250Z");
  private static final long SECOND = NOW.getEpochSecond();
  private final ClaimPolicy plain = policy(null, null, AuthSettings.ClaimNames.DEFAULT);
  private final Map<String, Object> claims =
      new HashMap<>(Map.of("sub", "u", "tenant", "t", "exp", SECOND + 60));

  private static ClaimPolicy policy(
      @Nullable String issuer, @Nullable String audience, AuthSettings.ClaimNames names) {
    return new ClaimPolicy(
        new AuthSettings(
            KeySources.NONE,
            null,
            null,
            issuer,
            audience,
            Duration.ofMinutes(10),
            1,
            null,
            names,
            true));
  }

  @Test
  void read_leastClaims_isEnough() {
    assertThat(plain.read(new Claims(claims), NOW))
        .isEqualTo(
            new ClaimPolicy.Statement(
                new Actor("t", "u", "u", null, false, false), Instant.ofEpochSecond(SECOND + 60)));
  }

  @Test
  void read_issuerAndAudience_areOnlyReadWhenConfigured() {
    claims.put("iss", 7L);
    claims.put("aud", List.of(7L));

    plain.read(new Claims(claims), NOW);

    refuse(policy("i", null, AuthSettings.ClaimNames.DEFAULT));
    refuse(policy(null, "a", AuthSettings.ClaimNames.DEFAULT));
    claims.put("iss", "i");
    claims.put("aud", List.of("b", "a"));
    policy("i", "a", AuthSettings.ClaimNames.DEFAULT).read(new Claims(claims), NOW);
    refuse(policy("a", "i", AuthSettings.ClaimNames.DEFAULT));
  }

  @Test
  void read_expiry_isToTheMillisecond() {
    for (Object[] example :
        new Object[][] {
          {SECOND + 0.2501, false},
          {SECOND + 0.251, true},
          {SECOND + 1L, true},
          {SECOND, false},
          {SECOND - 1L, false},
          {SECOND + 600L, true},
          {SECOND + 600.25, true},
          {SECOND + 600.252, false},
          {-1L, false},
          {0L, false},
          {Double.POSITIVE_INFINITY, false},
          {Double.NaN, false},
          {Long.MAX_VALUE, false},
          {Long.MIN_VALUE, false},
        }) {
      claims.put("exp", example[0]);
      expect((boolean) example[1], "exp " + example[0]);
    }
  }

  @Test
  void read_life_countsFromIssueIfKnown() {
    for (long issued : List.of(-540L, -1L, 0L, 30L)) {
      claims.put("iat", SECOND + issued);
      claims.put("exp", SECOND + issued + 600);
      expect(true, "issued at " + issued);
      claims.put("exp", SECOND + issued + 601);
      expect(false, "issued at " + issued);
    }
  }

  @Test
  void read_beginning_mayBeHalfAMinuteAhead() {
    for (String claim : List.of("iat", "nbf")) {
      for (Object[] example :
          new Object[][] {
            {SECOND + 30L, true},
            {SECOND + 30.25, true},
            {SECOND + 30.252, false},
            {SECOND + 31L, false},
            {SECOND, true},
            {SECOND - 60L, true},
            {"1", false}
          }) {
        claims.put(claim, example[0]);
        expect((boolean) example[1], claim + " " + example[0]);
      }
      claims.remove(claim);
    }
  }

  private static final AuthSettings.ClaimNames NESTED =
      new AuthSettings.ClaimNames(
          "sub",
          "name",
          "org.account.id",
          "project",
          "realm_access.roles",
          List.of("boss", "owner"),
          List.of("root"));

  private Actor nested() {
    return policy(null, null, NESTED).read(new Claims(claims), NOW).actor();
  }

  @Test
  void read_nestedClaims_areFound() {
    claims.put("org", Map.of("account", Map.of("id", "a"), "id", "other"));
    claims.put("realm_access", Map.of("roles", List.of("x", "owner")));
    claims.put("roles", List.of("root"));

    assertThat(nested()).isEqualTo(new Actor("a", "u", "u", null, true, false));
  }

  @Test
  void read_claimOfTheWholeName_winsOverThePath() {
    claims.put("org", Map.of("account", Map.of("id", "a"), "account.id", "b"));
    assertThat(nested().tenant()).isEqualTo("b");
    claims.put("org.account", Map.of("id", "c"));
    claims.put("org.account.id", "d");
    assertThat(nested().tenant()).isEqualTo("d");

    claims.put("realm_access", Map.of("roles", List.of("root")));
    claims.put("realm_access.roles", List.of());
    assertThat(nested().operator()).isFalse();
  }

  @Test
  void read_pathThroughSomethingElse_isRefused() {
    for (Object wrong : List.of("a", 7L, List.of(Map.of("account", Map.of("id", "a"))))) {
      claims.put("org", wrong);
      assertThatThrownBy(this::nested).isInstanceOf(Problem.class);
    }
    claims.put("org", Map.of("account", Map.of("id", "a")));
    claims.put("realm_access", Map.of());
    assertThat(nested().tenantAdmin()).isFalse();
    claims.put("realm_access", Map.of("roles", "boss"));
    assertThatThrownBy(this::nested).isInstanceOf(Problem.class);
    claims.put("realm_access", "boss");
    assertThatThrownBy(this::nested).isInstanceOf(Problem.class);
  }

  @Test
  void read_names_areConfigurable() {
    AuthSettings.ClaimNames names =
        new AuthSettings.ClaimNames(
            "uid", "login", "account", "scope", "groups", List.of("boss"), List.of("x", "root"));
    Map<String, Object> other = new HashMap<>();
    other.put("exp", SECOND + 60);
    other.put("uid", "u");
    other.put("login", "l");
    other.put("account", "a");
    other.put("scope", "p");
    other.put("groups", List.of("root"));
    other.put("sub", List.of());
    other.put("roles", "admin");

    assertThat(policy(null, null, names).read(new Claims(other), NOW).actor())
        .isEqualTo(new Actor("a", "u", "l", "p", false, true));
    refuse(policy(null, null, names));
  }

  @Test
  void read_textsAsLongAsAStoreTakes_areAccepted() {
    for (String claim : List.of("sub", "tenant", "name", "project")) {
      claims.put(claim, "x".repeat(255));
      expect(true, claim);
      claims.put(claim, "x".repeat(256));
      expect(false, claim);
      claims.put(claim, "x");
    }
  }

  @Test
  void read_roles_areDeniedUnlessNamed() {
    for (List<Object> roles :
        List.<List<Object>>of(List.of(), List.of("Admin"), List.of("x", "admins"))) {
      claims.put("roles", roles);
      Actor actor = plain.read(new Claims(claims), NOW).actor();

      assertThat(actor.tenantAdmin() || actor.operator()).isFalse();
    }
    List<Object> withNull = new ArrayList<>();
    withNull.add(null);
    claims.put("roles", withNull);
    expect(false, "roles with null");
  }

  private void expect(boolean accepted, String what) {
    if (accepted) {
      assertThat(plain.read(new Claims(claims), NOW)).as(what).isNotNull();
    } else {
      assertThatThrownBy(() -> plain.read(new Claims(claims), NOW))
          .as(what)
          .isInstanceOf(Problem.class);
    }
  }

  private void refuse(ClaimPolicy policy) {
    assertThatThrownBy(() -> policy.read(new Claims(claims), NOW)).isInstanceOf(Problem.class);
  }
}
