package dev.orgate.store.pg.testing;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Where a database is and who may use it, taken from a {@code postgresql://user:pw@host:port/db}
 * address. User and password are kept as the address has them, percent signs included.
 */
public record PostgresAddress(String userInfo, String host, int port, String database) {
  private static final int DEFAULT_PORT = 5432;

  public static PostgresAddress of(String uri) {
    URI parsed = URI.create(uri);
    if (parsed.getHost() == null || parsed.getRawUserInfo() == null) {
      throw new IllegalArgumentException("Not postgresql://user:password@host:port/database");
    }
    int port = parsed.getPort() < 0 ? DEFAULT_PORT : parsed.getPort();
    String database = parsed.getPath().replaceFirst("^/", "");
    return new PostgresAddress(parsed.getRawUserInfo(), parsed.getHost(), port, database);
  }

  /** Another database of the server. */
  public PostgresAddress withDatabase(String other) {
    return new PostgresAddress(userInfo, host, port, other);
  }

  /** The same database, reached through another port of this machine. */
  public PostgresAddress through(int loopbackPort) {
    return new PostgresAddress(userInfo, "127.0.0.1", loopbackPort, database);
  }

  public String uri() {
    return "postgresql://" + userInfo + "@" + host + ":" + port + "/" + database;
  }

  /** A new JDBC connection, for looking at the database past the store. */
  public Connection connect() throws SQLException {
    return connect(new Properties());
  }

  /** A new JDBC connection with these properties of the driver. */
  public Connection connect(Properties more) throws SQLException {
    String[] credentials = userInfo.split(":", 2);
    Properties properties = new Properties();
    properties.putAll(more);
    properties.setProperty("user", decoded(credentials[0]));
    properties.setProperty("password", credentials.length < 2 ? "" : decoded(credentials[1]));
    return DriverManager.getConnection(
        "jdbc:postgresql://" + host + ":" + port + "/" + database, properties);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
