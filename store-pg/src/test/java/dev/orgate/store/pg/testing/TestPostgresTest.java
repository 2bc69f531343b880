package dev.orgate.store.pg.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** The Postgres that the tests of the store rely on. */
class TestPostgresTest {

  @Test
  void newDatabase_isEmptyAndTheTestsOwn() throws SQLException {
    try (TestDatabase one = TestPostgres.newDatabase();
        TestDatabase other = TestPostgres.newDatabase()) {
      assertThat(one.uri()).startsWith("postgresql://").isNotEqualTo(other.uri());
      ask(one, "CREATE TABLE mark (n int)");
      assertThat(answer(one, "SELECT count(*) FROM pg_tables WHERE tablename = 'mark'"))
          .isEqualTo("1");
      assertThat(answer(other, "SELECT count(*) FROM pg_tables WHERE tablename = 'mark'"))
          .isEqualTo("0");
    }
  }

  @Test
  void close_dropsTheDatabaseWithWhateverIsConnected() throws SQLException {
    TestDatabase kept = TestPostgres.newDatabase();
    TestDatabase closed = TestPostgres.newDatabase();
    try (Connection still = closed.connect()) {
      assertThat(still.isValid(5)).isTrue();
      closed.close();
      assertThat(
              answer(
                  kept,
                  "SELECT count(*) FROM pg_database WHERE datname = '"
                      + closed.address().database()
                      + "'"))
          .isEqualTo("0");
    } finally {
      kept.close();
    }
  }

  @Test
  void server_writesDurably() throws SQLException {
    try (TestDatabase database = TestPostgres.newDatabase()) {
      for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
        assertThat(answer(database, "SHOW " + setting)).as(setting).isEqualTo("on");
      }
    }
  }

  private static void ask(TestDatabase database, String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String answer(TestDatabase database, String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
