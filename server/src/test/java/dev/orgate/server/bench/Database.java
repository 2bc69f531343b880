package dev.orgate.server.bench;

import dev.orgate.store.pg.testing.PostgresAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** A database and a session on it, to prepare it and to look at it past the store. */
final class Database implements AutoCloseable {
  private final PostgresAddress address;
  private final Connection connection;

  Database(PostgresAddress address) throws SQLException {
    this.address = address;
    this.connection = address.connect();
  }

  PostgresAddress address() {
    return address;
  }

  Connection connection() {
    return connection;
  }

  /** How Postgres' own programs find it; not by arguments, which everybody could read. */
  Map<String, String> environment() {
    String[] credentials = address.userInfo().split(":", 2);
    return Map.of(
        "PGHOST", address.host(),
        "PGPORT", String.valueOf(address.port()),
        "PGUSER", decoded(credentials[0]),
        "PGPASSWORD", credentials.length < 2 ? "" : decoded(credentials[1]),
        "PGDATABASE", address.database());
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  void tell(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column of the first row. */
  String ask(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      if (!rows.next()) {
        throw new IllegalStateException("No row: " + sql);
      }
      return rows.getString(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
