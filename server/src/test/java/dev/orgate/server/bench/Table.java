package dev.orgate.server.bench;

import java.util.List;
import java.util.Locale;

/** The goals as Markdown. */
final class Table {
  private Table() {}

  static String of(List<Goal> goals) {
    StringBuilder table =
        new StringBuilder(
            """
            | work | goal | measured | reference | ratio | CPU µs/request | verdict |
            |---|---|--:|--:|--:|--:|---|
            """);
    for (Goal goal : goals) {
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %s | %s | %.2f | %s | %s |%n",
              goal.work(),
              goal.goal(),
              goal.figure().text(goal.measured().getAsDouble()),
              goal.figure().text(goal.reference().getAsDouble()),
              goal.ratio(),
              goal.cpu(),
              goal.verdict()));
    }
    return table.toString();
  }

  static String micros(double micros) {
    return Double.isNaN(micros)
        ? "–"
        : String.format(Locale.ROOT, micros < 10 ? "%.1f µs" : "%.0f µs", micros);
  }
}
