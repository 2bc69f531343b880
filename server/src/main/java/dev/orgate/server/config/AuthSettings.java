package dev.orgate.server.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which tokens are believed. Without any key the gateway is its own, development identity.
 *
 * @param publicKeys PEM files, each with one RSA, P-256 or Ed25519 public key
 * @param jwks a JWKS file, or null
 * @param accessKeys a YAML file of keys that requests are signed with, or null
 * @param issuer demanded in {@code iss}, or null
 * @param audience demanded in {@code aud}, or null
 * @param maxTokenLife the longest time from {@code iat} (or now, without it) to {@code exp}
 * @param tokenCacheSize how many verified tokens each event loop remembers
 * @param developmentPassword the development users' password, or null for a random one
 * @param claims where a token says what
 */
public record AuthSettings(
    List<Path> publicKeys,
    @Nullable Path jwks,
    @Nullable Path accessKeys,
    @Nullable String issuer,
    @Nullable String audience,
    Duration maxTokenLife,
    int tokenCacheSize,
    @Nullable Secret developmentPassword,
    ClaimNames claims) {
  private static final String TEN_YEARS = "87600h";

  public AuthSettings {
    publicKeys = List.copyOf(publicKeys);
  }

  static AuthSettings of(Values values) {
    return new AuthSettings(
        values.files(Setting.JWT_PUBLIC_KEYS),
        values.file(Setting.JWT_JWKS),
        values.file(Setting.ACCESS_KEYS),
        values.optionalText(Setting.JWT_ISSUER),
        values.optionalText(Setting.JWT_AUDIENCE),
        values.time(Setting.JWT_MAX_LIFE, "1s", TEN_YEARS),
        values.number(Setting.JWT_CACHE_SIZE, 1, Integer.MAX_VALUE),
        values.secret(Setting.DEV_PASSWORD),
        ClaimNames.of(values));
  }

  /** Whether keys are configured; if not, the development identity issues the tokens. */
  public boolean hasKeys() {
    return !publicKeys.isEmpty() || jwks != null;
  }

  /**
   * The claims that describe an actor, and the roles that make it more than a user.
   *
   * @param user required, the user id
   * @param userName optional, the user id when absent
   * @param tenant required, the account id
   * @param project optional
   * @param roles optional array of role names
   * @param adminRole the role of a tenant administrator
   * @param operatorRole the role of a platform operator
   */
  public record ClaimNames(
      String user,
      String userName,
      String tenant,
      String project,
      String roles,
      String adminRole,
      String operatorRole) {
    /** The names the README documents. */
    public static final ClaimNames DEFAULT =
        new ClaimNames("sub", "name", "tenant", "project", "roles", "admin", "operator");

    static ClaimNames of(Values values) {
      return new ClaimNames(
          values.text(Setting.JWT_CLAIM_USER),
          values.text(Setting.JWT_CLAIM_USER_NAME),
          values.text(Setting.JWT_CLAIM_TENANT),
          values.text(Setting.JWT_CLAIM_PROJECT),
          values.text(Setting.JWT_CLAIM_ROLES),
          values.text(Setting.JWT_ROLE_ADMIN),
          values.text(Setting.JWT_ROLE_OPERATOR));
    }
  }
}
