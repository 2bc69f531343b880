package dev.orgate.server.config;

import static dev.orgate.server.config.Form.FILE;
import static dev.orgate.server.config.Form.FILES;
import static dev.orgate.server.config.Form.NUMBER;
import static dev.orgate.server.config.Form.SECRET;
import static dev.orgate.server.config.Form.TEXT;
import static dev.orgate.server.config.Form.TIME;

import java.util.Locale;

/**
 * The table of settings: whatever can be set has its line here, once. The flags and {@code --help},
 * the environment, the keys of the YAML file and the table in the README derive from it. The range
 * is beside the record component the setting becomes; a store's own settings are lines whose key
 * begins with its name, and need nothing more.
 */
enum Setting {
  CONFIG("config", FILE, "", "YAML file with any of the settings below"),

  HTTP_HOST(
      "http.host", TEXT, "127.0.0.1", "address to listen on; without keys only a loopback one"),
  HTTP_PORT("http.port", NUMBER, "8080", "port to listen on; 0 takes any free one"),
  HTTP_TLS_CERTIFICATE(
      "http.tls.certificate", FILE, "", "PEM file with the certificate to show, and its chain"),
  HTTP_TLS_KEY("http.tls.key", FILE, "", "PEM file with its private key; both set serve https"),
  HTTP_MAX_BODY_BYTES("http.max-body-bytes", NUMBER, "65536", "longest request body"),
  HTTP_MAX_HEADER_BYTES("http.max-header-bytes", NUMBER, "32768", "longest request head"),
  HTTP_MAX_CONNECTIONS("http.max-connections", NUMBER, "20000", "most connections open at once"),
  HTTP_MAX_REQUESTS(
      "http.max-requests", NUMBER, "4000", "most requests at the store at once; further ones wait"),
  HTTP_QUEUE_TIMEOUT(
      "http.queue-timeout",
      TIME,
      "1s",
      "longest wait of a request for its turn before it is answered 503"),
  HTTP_HEADER_TIMEOUT(
      "http.header-timeout", TIME, "10s", "longest wait for a connection's first request head"),
  HTTP_REQUEST_TIMEOUT(
      "http.request-timeout", TIME, "30s", "longest time from request head to end of answer"),
  HTTP_IDLE_TIMEOUT(
      "http.idle-timeout", TIME, "60s", "longest time between two requests of a connection"),
  HTTP_DRAIN_TIMEOUT(
      "http.drain-timeout", TIME, "30s", "longest wait for requests under way at shutdown"),
  HTTP_DRAIN_DELAY(
      "http.drain-delay", TIME, "0s", "time to go on serving, not ready, before a shutdown"),

  ACCESS_LOG(
      "access-log", TEXT, "", "file for a line of JSON per answer; - is the standard output"),
  METRICS_HOST("metrics.host", TEXT, "127.0.0.1", "address of the metrics"),
  METRICS_PORT(
      "metrics.port", NUMBER, "", "port of GET /metrics, for Prometheus; 0 takes any free one"),

  STORE("store", TEXT, "memory", "where the organizations are kept: memory or pg"),
  PG_URI(
      "pg.uri",
      SECRET,
      "",
      "database of the store pg: postgresql://user:password@host:port/database"),
  PG_CONNECTIONS("pg.connections", NUMBER, "8", "connections that a gateway holds to it"),
  PG_TIMEOUT("pg.timeout", TIME, "5s", "longest time a call may be with it"),
  PG_COALESCE("pg.coalesce", TEXT, "true", "false sends every call alone, for measuring"),
  PG_MIGRATE("pg.migrate", TEXT, "true", "false leaves the schema to the command migrate"),
  PG_ASYNC_COMMIT(
      "pg.async-commit", TEXT, "false", "true accepts a database that may lose what it confirmed"),

  JWT_PUBLIC_KEYS(
      "jwt.public-keys",
      FILES,
      "",
      "PEM files with a public key each, or directories of them, comma-separated"),
  JWT_JWKS("jwt.jwks", FILE, "", "JWKS with public keys, a file or an http or https address"),
  JWT_DISCOVERY(
      "jwt.discovery",
      TEXT,
      "false",
      "true fetches the JWKS that OpenID Connect names for jwt.issuer"),
  JWT_REFRESH("jwt.refresh", TIME, "1m", "how often a JWKS is fetched from its address"),
  JWT_ISSUER("jwt.issuer", TEXT, "", "what a token's iss must be"),
  JWT_AUDIENCE("jwt.audience", TEXT, "", "what a token's aud must hold"),
  JWT_MAX_LIFE("jwt.max-life", TIME, "24h", "longest life of a token that is believed"),
  JWT_CACHE_SIZE(
      "jwt.cache-size", NUMBER, "10000", "verified tokens that each event loop remembers"),
  JWT_CLAIM_USER("jwt.claim.user", TEXT, "sub", "claim with the user id"),
  JWT_CLAIM_USER_NAME("jwt.claim.user-name", TEXT, "name", "claim with the user name, if any"),
  JWT_CLAIM_TENANT("jwt.claim.tenant", TEXT, "tenant", "claim with the account id"),
  JWT_CLAIM_PROJECT("jwt.claim.project", TEXT, "project", "claim with the project id, if any"),
  JWT_CLAIM_ROLES("jwt.claim.roles", TEXT, "roles", "claim with the list of roles, if any"),
  JWT_ROLE_ADMIN(
      "jwt.role.admin", TEXT, "admin", "roles of tenant administrators, comma-separated"),
  JWT_ROLE_OPERATOR(
      "jwt.role.operator", TEXT, "operator", "roles of platform operators, comma-separated"),

  KEYSTONE_URL(
      "keystone.url", TEXT, "", "address of the Keystone whose tokens are believed, without /v3"),

  ACCESS_KEYS(
      "access-keys", FILE, "", "YAML file with the access keys that requests are signed with"),

  ZSTACK_DATES(
      "zstack.dates", TEXT, "iso", "iso, or zstack for the service's own text; both in UTC"),
  ZSTACK_WEB_HOOK_HOSTS(
      "zstack.web-hook-hosts",
      TEXT,
      "",
      "hosts that results may be sent to, as host or host:port, comma-separated"),
  ZSTACK_JOB_KEY(
      "zstack.job-key",
      SECRET,
      "",
      "what signs the errors that clients poll; the same for all gateways, random if not set"),

  QUOTA_NAMESPACES(
      "quota.namespaces", NUMBER, "5", "namespaces a tenant may have by default; -1 = any number"),
  QUOTA_ORGANIZATIONS(
      "quota.organizations",
      NUMBER,
      "100",
      "organizations a tenant may have by default; -1 = any number"),

  DEV_IDENTITY(
      "dev.identity", TEXT, "true", "false leaves out the development users also without JWT keys"),
  DEV_PASSWORD("dev.password", SECRET, "", "password of the development users; random if not set"),

  LOAD_SEED("load.seed", NUMBER, "", "fills the store with what this number gives, for load tests"),
  LOAD_TENANTS("load.tenants", NUMBER, "10", "tenants that are seeded"),
  LOAD_NAMESPACES("load.namespaces", NUMBER, "1000", "namespaces that are seeded, of all tenants"),
  LOAD_GRANTS("load.grants", NUMBER, "1", "grants of each of them, beside its creator's"),
  LOAD_ORGANIZATIONS(
      "load.organizations", NUMBER, "0", "organizations that are seeded, of all tenants"),
  LOAD_TOKENS("load.tokens", NUMBER, "", "tokens that are made; one per tenant if not set"),
  LOAD_TOKENS_FILE("load.tokens-file", TEXT, "", "file that they are written to at start"),
  LOAD_FAULTS("load.faults", TEXT, "false", "true lets any request ask for a fault"),
  LOAD_FAULT("load.fault", TEXT, "status=503", "the fault of requests that ask for none"),
  LOAD_FAULT_RATE(
      "load.fault-rate", NUMBER, "0", "how many of 1000 such requests have it, by the seed");

  /** What the name of every environment variable of the gateway begins with. */
  static final String ENVIRONMENT_PREFIX = "ORGATE_";

  private final String key;
  private final Form form;
  private final String defaultText;
  private final String description;

  Setting(String key, Form form, String defaultText, String description) {
    this.key = key;
    this.form = form;
    this.defaultText = defaultText;
    this.description = description;
  }

  /** The path in the YAML file, e.g. {@code http.port}. */
  String key() {
    return key;
  }

  /** The environment variable, e.g. {@code ORGATE_HTTP_PORT}. */
  String environmentName() {
    return ENVIRONMENT_PREFIX + key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }

  /** The flag, e.g. {@code --http-port}. */
  String flag() {
    return "--" + key.replace('.', '-');
  }

  Form form() {
    return form;
  }

  /** The default as one would write it; empty when there is none. */
  String defaultText() {
    return defaultText;
  }

  String description() {
    return description;
  }
}
