package dev.orgate.server.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which credentials are believed. Without keys of tokens the gateway is its own, development
 * identity, unless that is switched off.
 *
 * @param keys where the keys of tokens come from
 * @param keystone address of the Keystone whose tokens are believed, without a path; or null
 * @param accessKeys a YAML file of keys that requests are signed with, or null
 * @param issuer demanded in {@code iss}, or null
 * @param audience demanded in {@code aud}, or null
 * @param maxTokenLife the longest time from {@code iat} (or now, without it) to {@code exp}
 * @param tokenCacheSize how many verified tokens each event loop remembers
 * @param developmentPassword the development users' password, or null for a random one
 * @param claims where a token says what
 * @param developmentIdentity whether a gateway without keys issues tokens of its own
 */
public record AuthSettings(
    KeySources keys,
    @Nullable URI keystone,
    @Nullable Path accessKeys,
    @Nullable String issuer,
    @Nullable String audience,
    Duration maxTokenLife,
    int tokenCacheSize,
    @Nullable Secret developmentPassword,
    ClaimNames claims,
    boolean developmentIdentity) {
  private static final String TEN_YEARS = "87600h";

  static AuthSettings of(Values values) {
    return new AuthSettings(
        KeySources.of(values),
        values.url(Setting.KEYSTONE_URL),
        values.file(Setting.ACCESS_KEYS),
        values.optionalText(Setting.JWT_ISSUER),
        values.optionalText(Setting.JWT_AUDIENCE),
        values.time(Setting.JWT_MAX_LIFE, "1s", TEN_YEARS),
        values.number(Setting.JWT_CACHE_SIZE, 1, Integer.MAX_VALUE),
        values.secret(Setting.DEV_PASSWORD),
        ClaimNames.of(values),
        values.oneOf(Setting.DEV_IDENTITY, List.of("true", "false")).equals("true"));
  }

  /** Whether keys of tokens are configured. */
  public boolean hasKeys() {
    return keys.isAny();
  }

  /** Whether the gateway issues tokens of its own. */
  public boolean hasDevelopmentIdentity() {
    return developmentIdentity && !hasKeys();
  }

  /**
   * Where the keys of tokens come from; all of them are believed.
   *
   * @param publicKeys PEM files, each with one RSA, P-256 or Ed25519 public key, or directories of
   *     such files
   * @param jwks a JWKS file, or null
   * @param jwksUrl where a JWKS is fetched, by http or https, or null
   * @param discovery whether to fetch the one that the issuer's discovery document names
   * @param refresh how often what is fetched is fetched again
   */
  public record KeySources(
      List<Path> publicKeys,
      @Nullable Path jwks,
      @Nullable URI jwksUrl,
      boolean discovery,
      Duration refresh) {
    /** No keys. */
    public static final KeySources NONE =
        new KeySources(List.of(), null, null, false, Duration.ofMinutes(1));

    public KeySources {
      publicKeys = List.copyOf(publicKeys);
    }

    static KeySources of(Values values) {
      boolean byUrl = values.isUrl(Setting.JWT_JWKS);
      return new KeySources(
          values.filesOrDirectories(Setting.JWT_PUBLIC_KEYS),
          byUrl ? null : values.file(Setting.JWT_JWKS),
          byUrl ? values.url(Setting.JWT_JWKS) : null,
          values.oneOf(Setting.JWT_DISCOVERY, List.of("false", "true")).equals("true"),
          values.time(Setting.JWT_REFRESH, "1ms", "24h"));
    }

    boolean isAny() {
      return !publicKeys.isEmpty() || jwks != null || isFetched();
    }

    /** Whether a service is asked for keys. */
    public boolean isFetched() {
      return jwksUrl != null || discovery;
    }
  }

  /**
   * The claims that describe an actor, and the roles that make it more than a user. A name with
   * dots is a claim of that name, if there is one, or else a path into objects.
   *
   * @param user required, the user id
   * @param userName optional, the user id when absent
   * @param tenant required, the account id
   * @param project optional
   * @param roles optional array of role names
   * @param adminRoles the roles of tenant administrators, at least one
   * @param operatorRoles the roles of platform operators, at least one
   */
  public record ClaimNames(
      String user,
      String userName,
      String tenant,
      String project,
      String roles,
      List<String> adminRoles,
      List<String> operatorRoles) {
    /** The names the README documents. */
    public static final ClaimNames DEFAULT =
        new ClaimNames(
            "sub", "name", "tenant", "project", "roles", List.of("admin"), List.of("operator"));

    public ClaimNames {
      adminRoles = List.copyOf(adminRoles);
      operatorRoles = List.copyOf(operatorRoles);
    }

    static ClaimNames of(Values values) {
      return new ClaimNames(
          values.text(Setting.JWT_CLAIM_USER),
          values.text(Setting.JWT_CLAIM_USER_NAME),
          values.text(Setting.JWT_CLAIM_TENANT),
          values.text(Setting.JWT_CLAIM_PROJECT),
          values.text(Setting.JWT_CLAIM_ROLES),
          values.texts(Setting.JWT_ROLE_ADMIN),
          values.texts(Setting.JWT_ROLE_OPERATOR));
    }

    /** Whether somebody with these roles administers their tenant. */
    public boolean isAdmin(Collection<String> roles) {
      return adminRoles.stream().anyMatch(roles::contains);
    }

    /** Whether somebody with these roles operates the platform. */
    public boolean isOperator(Collection<String> roles) {
      return operatorRoles.stream().anyMatch(roles::contains);
    }
  }
}
