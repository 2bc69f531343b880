package dev.orgate.server.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * A line of the table: what was measured over what it is held against.
 *
 * @param work what is done
 * @param goal the limit, in words
 * @param bound the limit of the ratio
 * @param atLeast whether the ratio must be that or more; else that or less
 * @param rows what was run, ours first; empty when time had nothing to do with it
 */
record Goal(
    String work,
    String goal,
    double bound,
    boolean atLeast,
    Figure figure,
    DoubleSupplier measured,
    DoubleSupplier reference,
    List<Row> rows) {
  private static final double GENERATOR_LIMIT = 0.95;

  /** What can be compared. */
  enum Figure {
    RATE("%,.0f/s", Row::perSecond),
    GRANTS("%,.0f/s", Row::grantsPerSecond),
    CPU("%.1f µs", Row::serverMicros),
    P99("%.2f ms", Row::p99Millis),
    BYTES("%,.0f bytes", row -> Double.NaN);

    private final String format;
    private final ToDoubleFunction<Row> of;

    Figure(String format, ToDoubleFunction<Row> of) {
      this.format = format;
      this.of = of;
    }

    String text(double value) {
      return String.format(Locale.ROOT, format, value);
    }
  }

  static Goal atLeast(double bound, String what, Figure figure, String work, Row ours, Row theirs) {
    return of("≥ " + bound + " × " + what, bound, true, figure, work, ours, theirs);
  }

  static Goal atMost(double bound, String what, Figure figure, String work, Row ours, Row theirs) {
    return of("≤ " + bound + " × " + what, bound, false, figure, work, ours, theirs);
  }

  private static Goal of(
      String goal,
      double bound,
      boolean atLeast,
      Figure figure,
      String work,
      Row ours,
      Row theirs) {
    return new Goal(
        work,
        goal.replace(".0 ×", " ×"),
        bound,
        atLeast,
        figure,
        () -> figure.of.applyAsDouble(ours),
        () -> figure.of.applyAsDouble(theirs),
        List.of(ours, theirs));
  }

  /** A limit that is no other load's. */
  static Goal within(
      String goal,
      Figure figure,
      String work,
      DoubleSupplier measured,
      DoubleSupplier limit,
      Row... ours) {
    return new Goal(work, goal, 1, false, figure, measured, limit, List.of(ours));
  }

  double ratio() {
    return measured.getAsDouble() / reference.getAsDouble();
  }

  /** Yes, no, or why neither can be said. */
  String verdict() {
    if (Double.isNaN(ratio())) {
      return "not measured";
    }
    if (figure != Figure.CPU) {
      for (Row row : rows) {
        if (row.median(Measured::generator) > GENERATOR_LIMIT
            && !(row.median(Measured::server) > GENERATOR_LIMIT)) {
          return "none, the generator was at its limit";
        }
      }
    }
    boolean met = atLeast ? ratio() >= bound : ratio() <= bound;
    return met ? "met" : "**missed**";
  }

  /** Of each load, that of the gateway or the bare server and, where there is one, of Postgres. */
  String cpu() {
    return rows.isEmpty() ? "–" : rows.stream().map(Goal::cpu).collect(Collectors.joining(" / "));
  }

  private static String cpu(Row row) {
    double postgres = row.median(Measured::postgresMicros);
    String server = Table.micros(row.serverMicros());
    if (Double.isNaN(postgres)) {
      return server;
    }
    return Double.isNaN(row.serverMicros())
        ? Table.micros(postgres)
        : server + " + " + Table.micros(postgres);
  }
}
