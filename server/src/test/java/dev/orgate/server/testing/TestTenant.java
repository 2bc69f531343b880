package dev.orgate.server.testing;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A tenant nobody else knows, so that tests sharing a gateway do not meet. Users' ids differ from
 * their names, so that one taken for the other shows.
 */
public final class TestTenant {
  private final String url;
  private final TokenIssuer issuer;
  private final String id = "tenant-" + UUID.randomUUID();
  private final Map<String, Api> callers = new ConcurrentHashMap<>();

  TestTenant(String url, TokenIssuer issuer) {
    this.url = url;
    this.issuer = issuer;
  }

  public String id() {
    return id;
  }

  /** The project its tokens are scoped to. */
  public String project() {
    return "project-of-" + id;
  }

  /** A caller with the tenant admin role. */
  public Api admin() {
    return caller("root", "admin");
  }

  /** A caller with the platform operator role. */
  public Api operator() {
    return caller("op", "operator");
  }

  /** A caller without any role. */
  public Api user(String name) {
    return caller(name);
  }

  /** A caller with these roles; asked for again, it uses the same token. */
  public Api caller(String name, String... roles) {
    return callers.computeIfAbsent(
        name + List.of(roles), key -> Api.anonymous(url).with("X-Auth-Token", token(name, roles)));
  }

  /** A new token. */
  public String token(String name, String... roles) {
    return issuer.issue(new TokenIssuer.Claims(id, userId(name), name, project(), List.of(roles)));
  }

  public static String userId(String name) {
    return "id-of-" + name;
  }

  /** A namespace name of this tenant's own. */
  public String name(String suffix) {
    return "n" + id.substring("tenant-".length(), "tenant-".length() + 8) + "-" + suffix;
  }

  /** The JSON of one grant. */
  public static String grant(String name, int level) {
    return "{\"user_id\":\"%s\",\"user_name\":\"%s\",\"auth\":%d}"
        .formatted(userId(name), name, level);
  }
}
