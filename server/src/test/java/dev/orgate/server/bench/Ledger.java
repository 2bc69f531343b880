package dev.orgate.server.bench;

import java.sql.SQLException;

/** Compares what was acknowledged with what the database holds. */
final class Ledger {
  private static final String COUNTS =
      """
      SELECT (SELECT count(*) FROM namespace) || ' '
        || (SELECT coalesce(sum(used), 0) FROM tenant_quota WHERE resource = 'namespace') || ' '
        || (SELECT count(*) FROM namespace_grant)
      """;

  private final Database database;
  private Counts counts;
  private long creates;
  private long grants;
  private long others;
  private int differences;

  private record Counts(long namespaces, long used, long grants) {}

  Ledger(Database database) throws SQLException {
    this.database = database;
    this.counts = read();
  }

  private Counts read() throws SQLException {
    String[] counts = database.ask(COUNTS).split(" ");
    return new Counts(
        Long.parseLong(counts[0]), Long.parseLong(counts[1]), Long.parseLong(counts[2]));
  }

  /** Enters a run that has ended; answers what is wrong with it, or an empty text. */
  String enter(Measured run, Row.Growth growth) throws SQLException {
    long namespaces = run.acknowledged() * growth.namespaces();
    long given = run.acknowledged() * growth.grants();
    Counts expected =
        new Counts(counts.namespaces + namespaces, counts.used + namespaces, counts.grants + given);
    counts = read();
    creates += namespaces;
    grants += given;
    others += run.others();
    if (counts.equals(expected) && run.others() == 0) {
      return "";
    }
    differences++;
    return "NOT AS ACKNOWLEDGED: %s instead of %s, %d answers were others"
        .formatted(counts, expected, run.others());
  }

  /** Whether every request was acknowledged, and the database held just that after each run. */
  boolean isExact() {
    return differences == 0;
  }

  /** The result of all runs, as a sentence. */
  String summary() {
    return """
        %,d creates and %,d grants were acknowledged and %d requests were not; after each run the \
        database held exactly the acknowledged ones (`namespace`, `tenant_quota.used`, \
        `namespace_grant`)%s."""
        .formatted(
            creates, grants, others, differences == 0 ? "" : ", EXCEPT AFTER " + differences);
  }
}
