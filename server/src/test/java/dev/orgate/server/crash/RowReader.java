package dev.orgate.server.crash;

import static org.awaitility.Awaitility.await;

import dev.orgate.server.crash.Rows.GrantRow;
import dev.orgate.server.crash.Rows.NamespaceRow;
import dev.orgate.server.crash.Rows.QuotaRow;
import dev.orgate.store.pg.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what is in the database, past gateways and proxies. */
record RowReader(TestDatabase database) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  /** The rows of these tenants, all of one instant. */
  Rows read(Set<String> tenants) throws SQLException {
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      return new Rows(
          rows(
              connection,
              tenants,
              "SELECT id, tenant, name, creator_name FROM namespace WHERE tenant = ANY (?)",
              row ->
                  new NamespaceRow(
                      row.getLong(1), row.getString(2), row.getString(3), row.getString(4))),
          rows(
              connection,
              tenants,
              "SELECT tenant, used FROM tenant_quota"
                  + " WHERE tenant = ANY (?) AND resource = 'namespace'",
              row -> new QuotaRow(row.getString(1), row.getInt(2))),
          rows(
              connection,
              tenants,
              "SELECT namespace_id, user_id, level FROM namespace_grant WHERE tenant = ANY (?)",
              row -> new GrantRow(row.getLong(1), row.getString(2), row.getInt(3))));
    }
  }

  private static <T> List<T> rows(
      Connection connection, Set<String> tenants, String sql, Reading<T> reading)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, connection.createArrayOf("text", tenants.toArray()));
      try (ResultSet result = statement.executeQuery()) {
        List<T> rows = new ArrayList<>();
        while (result.next()) {
          rows.add(reading.of(result));
        }
        return rows;
      }
    }
  }

  /** Waits until nobody but the asking connection is at anything. */
  void awaitQuiet() {
    await().atMost(PATIENCE).ignoreExceptions().until(() -> busy() == 0);
  }

  private int busy() throws SQLException {
    String sql =
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            + " AND backend_type = 'client backend' AND state <> 'idle'"
            + " AND pid <> pg_backend_pid()";
    try (Connection connection = database.connect();
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet result = statement.executeQuery()) {
      result.next();
      return result.getInt(1);
    }
  }
}
