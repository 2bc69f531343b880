package dev.orgate.server.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Runs loads in turn and that again, and says on the error output what they come to. */
final class Rounds {
  private static final int WARM_UPS = 3;

  /** With one core a JVM compiles in the time that the load leaves it. */
  private static final int WARM_UPS_ON_ONE_CORE = 6;

  private final Options options;
  private final Check check;
  private final PrintStream progress = new PrintStream(System.err, true, StandardCharsets.UTF_8);
  private int run;

  /** What looks at a run that has ended. */
  interface Check {
    /** Says what is wrong with it, or an empty text. */
    String enter(Row row, Measured measured) throws Exception;
  }

  /** What goes before a round. */
  interface Preparation {
    void run() throws Exception;
  }

  Rounds(Options options, Check check) {
    this.options = options;
    this.check = check;
  }

  void say(String text) {
    progress.println(text);
  }

  /** Until the JVMs have compiled what they run. */
  void warmUp(List<Row> rows) throws Exception {
    warmUp(rows, WARM_UPS);
  }

  /** The same for servers that have one core. */
  void warmUpOnOneCore(List<Row> rows) throws Exception {
    warmUp(rows, WARM_UPS_ON_ONE_CORE);
  }

  private void warmUp(List<Row> rows, int times) throws Exception {
    say("Warming up");
    for (int i = 0; i < (options.quick ? 1 : times); i++) {
      for (Row row : rows) {
        row.runs().clear();
        run(row);
      }
    }
  }

  /** The fastest of loads that differ in how they are tuned only. */
  Row best(List<Row> rows) throws Exception {
    for (Row row : rows) {
      run(row);
    }
    return Collections.max(rows, Comparator.comparingDouble(Row::perSecond));
  }

  /** Each round begins with another load, so that none always follows the same one. */
  void measure(List<Row> rows, Preparation preparation) throws Exception {
    rows.forEach(row -> row.runs().clear());
    int rounds = options.rounds();
    for (int round = 0; round < rounds; round++) {
      preparation.run();
      say("Round " + (round + 1) + " of " + rounds);
      List<Row> order = new ArrayList<>(rows);
      Collections.rotate(order, -round * rows.size() / rounds);
      for (Row row : order) {
        run(row);
      }
    }
  }

  private void run(Row row) throws Exception {
    Measured measured = row.load().run(options.seconds(), fresh());
    row.runs().add(measured);
    progress.printf(
        "%-62s %9.0f/s, CPU %8s and %8s, generator %3.0f %% %s %s%n",
        row.name(),
        measured.perSecond(),
        Table.micros(measured.serverMicros()),
        Table.micros(measured.postgresMicros()),
        100 * measured.generator(),
        Double.isNaN(measured.p99Millis()) ? "" : "p99 " + measured.p99Millis() + " ms",
        check.enter(row, measured));
  }

  /** What no name of another run begins with. */
  String fresh() {
    return "run" + (++run) + "x";
  }
}
