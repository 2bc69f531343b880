package dev.orgate.store.pg.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server that dies on demand and comes back with all it had acknowledged. */
class OwnPostgresTest {
  // No wait in which it could notice that the server is gone.
  private static final String BUSY = "SELECT count(*) FROM generate_series(1, 100000000000)";

  private static OwnPostgres postgres;

  @BeforeAll
  static void start() {
    postgres = OwnPostgres.start();
  }

  @AfterAll
  static void close() {
    postgres.close();
  }

  @Test
  void killedAndRestarted_servesAtTheSameAddressWhatItAcknowledged() throws SQLException {
    TestDatabase database = postgres.newDatabase();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE mark (n int)");
      statement.execute("INSERT INTO mark VALUES (1)");
      postgres.kill();
      assertThatThrownBy(() -> statement.execute("SELECT 1")).isInstanceOf(SQLException.class);
      assertThatThrownBy(database::connect).isInstanceOf(SQLException.class);
    }
    postgres.restart();
    assertThat(rows(database)).isEqualTo(1);
  }

  @Test
  void killedWithAllItsProcesses_losesOnlyWhatWasNotCommitted() throws SQLException {
    TestDatabase database = postgres.newDatabase();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE mark (n int)");
      statement.execute("INSERT INTO mark VALUES (1)");
      connection.setAutoCommit(false);
      statement.execute("INSERT INTO mark VALUES (2)");
      postgres.killAll();
    }
    postgres.restart();
    assertThat(rows(database)).isEqualTo(1);
  }

  @Test
  void killedWhileOneOfItsProcessesIsBusy_restarts() throws SQLException {
    TestDatabase database = postgres.newDatabase();
    try (Connection busy = database.connect();
        Statement statement = busy.createStatement()) {
      CompletableFuture<Boolean> endless =
          CompletableFuture.supplyAsync(() -> run(statement), busily -> new Thread(busily).start());
      await().until(() -> busyProcesses() == 1);
      postgres.kill();
      assertThatThrownBy(endless::join).isInstanceOf(CompletionException.class);
    }
    postgres.restart();
    assertThat(busyProcesses()).isZero();
  }

  @Test
  void stopped_restartsWithoutRecovery() throws SQLException {
    TestDatabase database = postgres.newDatabase();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE mark (n int)");
    }
    postgres.stop();
    assertThatThrownBy(database::connect).isInstanceOf(SQLException.class);
    postgres.restart();
    assertThat(rows(database)).isZero();
  }

  private static boolean run(Statement statement) {
    try {
      return statement.execute(BUSY);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int busyProcesses() throws SQLException {
    String sql = "SELECT count(*) FROM pg_stat_activity WHERE query = '" + BUSY + "'";
    try (Connection connection = postgres.address().connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getInt(1);
    }
  }

  private static int rows(TestDatabase database) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM mark")) {
      assertThat(rows.next()).isTrue();
      return rows.getInt(1);
    }
  }
}
