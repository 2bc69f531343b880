package dev.orgate.store.pg.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A database of a test's own, empty at first, gone after close or at the end of the run. */
public final class TestDatabase implements AutoCloseable {
  private static final Set<TestDatabase> LEFT = ConcurrentHashMap.newKeySet();

  static {
    // A server that outlives the run would keep the databases of tests that did not close theirs.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> LEFT.forEach(TestDatabase::drop)));
  }

  private final PostgresAddress server;
  private final PostgresAddress address;

  private TestDatabase(PostgresAddress server) {
    this.server = server;
    String name = "orgate_" + UUID.randomUUID().toString().replace("-", "");
    this.address = server.withDatabase(name);
  }

  /** Makes one on the server whose maintenance database this is. */
  static TestDatabase on(PostgresAddress server, boolean serverOutlivesTheRun) {
    TestDatabase database = new TestDatabase(server);
    try {
      database.tell("CREATE DATABASE " + database.address.database() + " TEMPLATE template0");
    } catch (SQLException e) {
      throw new IllegalStateException("No new database on " + server.host(), e);
    }
    if (serverOutlivesTheRun) {
      LEFT.add(database);
    }
    return database;
  }

  /** For a store: {@code postgresql://user:password@host:port/database}. */
  public String uri() {
    return address.uri();
  }

  public PostgresAddress address() {
    return address;
  }

  /** A new JDBC connection, for looking at the rows past the store. */
  public Connection connect() throws SQLException {
    return address.connect();
  }

  /** Ends whatever is connected and drops the database; nothing happens if its server is down. */
  @Override
  public void close() {
    LEFT.remove(this);
    drop();
  }

  private void drop() {
    try {
      tell("DROP DATABASE IF EXISTS " + address.database() + " WITH (FORCE)");
    } catch (SQLException e) {
      System.err.println("Left behind: " + address.database() + ", because " + e.getMessage());
    }
  }

  private void tell(String sql) throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
