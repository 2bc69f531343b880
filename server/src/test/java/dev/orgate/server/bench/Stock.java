package dev.orgate.server.bench;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** What is in the database before the first run. */
final class Stock {
  /** How many tenants there are beside the hot one, and namespaces to read and to grant on. */
  static final int MANY = 10_000;

  static final String TENANT = "tenant-";
  static final String HOT = "hot";
  static final String READER = "reader";
  static final String GRANTER = "granter";

  /** More than anybody ever creates, so that quotas are counted and never full. */
  static final int LIMIT = 2_000_000_000;

  private static final int AT_ONCE = 100;

  private Stock() {}

  static void fill(Database database, Statements statements) throws SQLException {
    database.tell(
        "INSERT INTO tenant_quota (tenant, resource) SELECT '%s' || i, 'namespace'"
                .formatted(TENANT)
            + " FROM generate_series(1, %d) i ON CONFLICT DO NOTHING".formatted(MANY));
    namespaces(database, statements, READER, "read-");
    namespaces(database, statements, GRANTER, "grant-");
    database.tell("VACUUM ANALYZE");
    database.tell("CHECKPOINT");
  }

  private static void namespaces(
      Database database, Statements statements, String tenant, String prefix) throws SQLException {
    String sql = Statements.withQuestionMarks(statements.create());
    try (PreparedStatement create = database.connection().prepareStatement(sql)) {
      for (int first = 1; first <= MANY; first += AT_ONCE) {
        int from = first;
        texts(create, 1, i -> tenant);
        texts(create, 2, i -> tenant + "-admin");
        texts(create, 3, i -> tenant + "-admin");
        texts(create, 4, i -> prefix + (from + i));
        create.setInt(5, LIMIT);
        create.execute();
      }
    }
  }

  private static void texts(PreparedStatement statement, int parameter, IntFunction<String> text)
      throws SQLException {
    String[] texts = IntStream.range(0, AT_ONCE).mapToObj(text).toArray(String[]::new);
    statement.setArray(parameter, statement.getConnection().createArrayOf("text", texts));
  }
}
