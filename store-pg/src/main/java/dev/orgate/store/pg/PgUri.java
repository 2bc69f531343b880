package dev.orgate.store.pg;

import io.vertx.pgclient.SslMode;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A connection URI as libpq defines it: {@code
 * postgresql://user:password@host1:port1,host2:port2/database?parameter=value}. Understood are the
 * parameters {@code sslmode}, {@code sslrootcert}, {@code target_session_attrs} ({@code any} or
 * {@code read-write}), {@code application_name}, {@code user}, {@code password} and {@code dbname}.
 *
 * @param hosts tried in this order
 * @param sslRootCertificate PEM file of the authorities that may sign the server's certificate
 */
record PgUri(
    List<Host> hosts,
    String user,
    String password,
    String database,
    SslMode sslMode,
    @Nullable String sslRootCertificate,
    String applicationName) {

  /** One server. */
  record Host(String name, int port) {
    @Override
    public String toString() {
      return (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
    }
  }

  private static final int DEFAULT_PORT = 5432;
  private static final Pattern URI =
      Pattern.compile(
          "postgres(?:ql)?://(?:(?<user>[^:@/?]*)(?::(?<password>[^@/?]*))?@)?(?<hosts>[^@/?]*)"
              + "(?:/(?<database>[^?]*))?(?:\\?(?<parameters>.*))?");
  private static final Pattern HOST =
      Pattern.compile("(?:\\[(?<six>[^\\]]+)\\]|(?<name>[^:\\[\\]]+))(?::(?<port>[0-9]{1,5}))?");
  private static final Set<String> KNOWN =
      Set.of(
          "sslmode",
          "sslrootcert",
          "target_session_attrs",
          "application_name",
          "user",
          "password",
          "dbname");

  /**
   * Reads a URI.
   *
   * @throws IllegalArgumentException saying what is wrong with it; never quotes the password
   */
  static PgUri parse(String text) {
    Matcher uri = URI.matcher(text);
    if (!uri.matches()) {
      throw new IllegalArgumentException(
          "is not of the form postgresql://user:password@host:port/database");
    }
    Map<String, String> parameters = parameters(uri.group("parameters"));
    String user = first(parameters.get("user"), decode(uri.group("user")), "postgres");
    String database = first(parameters.get("dbname"), decode(uri.group("database")), user);
    SslMode sslMode = sslMode(first(parameters.get("sslmode"), null, "prefer"));
    checkTarget(parameters.getOrDefault("target_session_attrs", "read-write"));
    String root = parameters.get("sslrootcert");
    if (root == null && sslMode.compareTo(SslMode.VERIFY_CA) >= 0) {
      throw new IllegalArgumentException("sslmode=" + sslMode.value + " needs sslrootcert");
    }
    return new PgUri(
        hosts(uri.group("hosts")),
        user,
        first(parameters.get("password"), decode(uri.group("password")), ""),
        database,
        sslMode,
        root,
        first(parameters.get("application_name"), null, "orgate"));
  }

  private static List<Host> hosts(String text) {
    List<Host> hosts = new ArrayList<>();
    for (String one : text.isEmpty() ? new String[] {"localhost"} : text.split(",", -1)) {
      Matcher host = HOST.matcher(Objects.requireNonNull(decode(one)));
      int port = DEFAULT_PORT;
      boolean good = host.matches();
      if (good && host.group("port") != null) {
        port = Integer.parseInt(host.group("port"));
        good = port >= 1 && port <= 65535;
      }
      if (!good) {
        throw new IllegalArgumentException("names no host and port: '" + one + "'");
      }
      hosts.add(new Host(first(host.group("six"), host.group("name"), ""), port));
    }
    return List.copyOf(hosts);
  }

  private static Map<String, String> parameters(@Nullable String text) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : text == null || text.isEmpty() ? new String[0] : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      if (equals < 0 || !KNOWN.contains(name)) {
        throw new IllegalArgumentException(
            "has the parameter '" + name + "'; understood are name=value of " + sortedNames());
      }
      parameters.put(name, Objects.requireNonNull(decode(pair.substring(equals + 1))));
    }
    return parameters;
  }

  private static List<String> sortedNames() {
    return KNOWN.stream().sorted().toList();
  }

  private static SslMode sslMode(String text) {
    try {
      return SslMode.of(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("has no such sslmode: '" + text + "'", e);
    }
  }

  /** Whatever is said, only a server that writes will do; what cannot be meant is refused. */
  private static void checkTarget(String text) {
    if (!Set.of("any", "read-write", "primary").contains(text)) {
      throw new IllegalArgumentException(
          "target_session_attrs is 'any' or 'read-write', not '" + text + "'");
    }
  }

  private static @Nullable String decode(@Nullable String text) {
    try {
      // A plus sign is itself here, unlike in a form.
      return text == null
          ? null
          : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("is not decodable: a % stands before two hex digits");
    }
  }

  private static String first(@Nullable String one, @Nullable String other, String otherwise) {
    if (one != null && !one.isEmpty()) {
      return one;
    }
    return other != null && !other.isEmpty() ? other : otherwise;
  }

  /** The same for the driver that Flyway uses; user and password go beside it. */
  String jdbcUrl() {
    StringBuilder url = new StringBuilder("jdbc:postgresql://");
    url.append(String.join(",", hosts.stream().map(Host::toString).toList()));
    url.append('/').append(encode(database));
    url.append("?sslmode=").append(sslMode.value);
    url.append("&targetServerType=primary&ApplicationName=").append(encode(applicationName));
    if (sslRootCertificate != null) {
      url.append("&sslrootcert=").append(encode(sslRootCertificate));
    }
    return url.toString();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "postgresql://"
        + user
        + "@"
        + String.join(",", hosts.stream().map(Host::toString).toList())
        + "/"
        + database;
  }
}
