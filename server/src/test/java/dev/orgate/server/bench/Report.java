package dev.orgate.server.bench;

import dev.orgate.server.bench.Row.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The results as Markdown. */
final class Report {
  private static final int CLIENTS = 64;
  private static final double GENERATOR_LIMIT = 0.9;

  private final List<Row> rows;

  Report(List<Row> rows) {
    this.rows = rows;
  }

  /** A line per load; of loads that only differ in how they were tuned, the best. */
  String table() {
    StringBuilder table =
        new StringBuilder(
            """
            | work | by | clients | per second | least to most | gateway CPU | Postgres CPU | generator |
            |---|---|--:|--:|--:|--:|--:|--:|
            """);
    for (Kind kind : Kind.values()) {
      List<Row> all = of(kind);
      List<Row> shown = tuned(kind) ? best(kind).stream().toList() : all;
      shown.forEach(row -> table.append(line(row, tuned(kind) ? all : List.of())));
    }
    return table.toString();
  }

  private static boolean tuned(Kind kind) {
    return kind.name().contains("_") && kind != Kind.GRANT_ARRAY;
  }

  private static String line(Row row, List<Row> choice) {
    String tried =
        choice.stream()
            .map(other -> String.valueOf(other.load().clients()))
            .distinct()
            .collect(Collectors.joining(", ", " (best of ", ")"));
    return text(
        "| %s | %s | %s | %,.0f | %,.0f–%,.0f | %s | %s | %.0f %% |\n",
        row.work(),
        row.by(),
        row.load().clients() + (choice.size() > 1 && tried.contains(",") ? tried : ""),
        row.perSecond(),
        row.least(),
        row.most(),
        micros(row.median(Measured::gatewayMicros)),
        micros(row.median(Measured::postgresMicros)),
        100 * row.median(Measured::generator));
  }

  static String micros(double micros) {
    return Double.isNaN(micros) ? "–" : text(micros < 10 ? "%.1f µs" : "%.0f µs", micros);
  }

  /** A line per load that may have been limited by what made it; mostly nothing. */
  String generatorsAtTheirLimit() {
    return rows.stream()
        .filter(row -> row.median(Measured::generator) > GENERATOR_LIMIT)
        .map(row -> "The generator was at its limit: " + row.name() + "\n")
        .collect(Collectors.joining());
  }

  /** A line per goal whose loads were run. */
  String goals() {
    List<String> lines = new ArrayList<>();
    lines.add("| goal | measured | met |");
    lines.add("|---|---|---|");
    goal(lines, "hot tenant ≥ 20 × uncoalesced", 20, at(Kind.HOT, CLIENTS), best(Kind.HOT_ALONE));
    goal(
        lines,
        "hot tenant ≥ 10 × the classic transaction",
        10,
        at(Kind.HOT, CLIENTS),
        best(Kind.HOT_CLASSIC));
    goal(
        lines,
        "hot tenant ≥ 0.9 × many tenants",
        0.9,
        at(Kind.HOT, CLIENTS),
        at(Kind.MANY, CLIENTS));
    goal(
        lines,
        "many tenants ≥ 3 × pgbench, the same statement",
        3,
        at(Kind.MANY, CLIENTS),
        best(Kind.MANY_PGBENCH));
    goal(
        lines,
        "get ≥ 1.2 × pgbench at 64 clients",
        1.2,
        at(Kind.GET, CLIENTS),
        at(Kind.GET_PGBENCH, CLIENTS));
    goal(
        lines,
        "get ≥ 1.2 × pgbench at its best",
        1.2,
        at(Kind.GET, CLIENTS),
        best(Kind.GET_PGBENCH));
    for (int clients : List.of(1, CLIENTS)) {
      goal(
          lines,
          "users granted in arrays ≥ 30 × one by one, at " + clients,
          30,
          at(Kind.GRANT_ARRAY, clients),
          at(Kind.GRANT, clients));
    }
    return String.join("\n", lines);
  }

  private static void goal(
      List<String> lines, String goal, double least, Optional<Row> ours, Optional<Row> theirs) {
    if (ours.isEmpty() || theirs.isEmpty()) {
      return;
    }
    double mine = perSecond(ours.get());
    double other = perSecond(theirs.get());
    lines.add(
        text(
            "| %s | %,.0f / %,.0f = %.2f | %s |",
            goal, mine, other, mine / other, mine >= least * other ? "yes" : "**no**"));
  }

  private static double perSecond(Row row) {
    return row.kind() == Kind.GRANT_ARRAY ? row.grantsPerSecond() : row.perSecond();
  }

  private List<Row> of(Kind kind) {
    return rows.stream().filter(row -> row.kind() == kind).toList();
  }

  private Optional<Row> best(Kind kind) {
    return of(kind).stream().max(Comparator.comparingDouble(Row::perSecond));
  }

  private Optional<Row> at(Kind kind, int clients) {
    return of(kind).stream().filter(row -> row.load().clients() == clients).findFirst();
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
