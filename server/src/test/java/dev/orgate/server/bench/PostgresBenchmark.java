package dev.orgate.server.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/**
 * The benchmark of the store in Postgres: the gateway by HTTP, with coalescing and without, beside
 * pgbench on the same database, all loads in turn and that again in every round. Prints Markdown to
 * its output and its progress to the error output.
 */
public final class PostgresBenchmark {
  private static final int LEAST_SECONDS = 3;
  private static final int ACQUAINTANCE_SECONDS = 5;
  private static final int ACQUAINTANCE_TRIES = 20;

  /** Far more than a request with a known token takes, far less than a signature. */
  private static final double KNOWN_MICROS = 30;

  private final Options options;
  private final PrintStream progress = new PrintStream(System.err, true, StandardCharsets.UTF_8);
  private final List<Double> flushMillis = new ArrayList<>();
  private int run;

  private PostgresBenchmark(Options options) {
    this.options = options;
  }

  public static void main(String[] arguments) throws Exception {
    Options options = new Options();
    CommandLine line = new CommandLine(new Described(), CommandLine.defaultFactory());
    line.addMixin("options", options);
    try {
      line.parseArgs(arguments);
      if (options.rounds < 1 || options.seconds < LEAST_SECONDS) {
        throw new ParameterException(line, "Too short");
      }
    } catch (ParameterException e) {
      System.err.println(e.getMessage());
      line.usage(System.err);
      System.exit(2);
    }
    if (options.help) {
      line.usage(System.err);
    } else {
      new PostgresBenchmark(options).run();
    }
  }

  @Command(name = "store-pg/bench", description = "Measures the store in Postgres.")
  private static final class Described {}

  private void run() throws Exception {
    try (Started started = new Started()) {
      progress.println("Starting Postgres and the gateways");
      Site site = Site.start(options, started);
      String machine = Machine.describe(site.database());
      Path hot = site.tokens().of(Stock.HOT);
      Path all = site.tokens().ofAll(Stock.TENANT, 1, Stock.MANY);
      Statements statements = Statements.observe(site.coalescing(), hot, site.database());
      Stock.fill(site.database(), statements);
      Pattern wanted = Pattern.compile(options.rows);
      List<Row> rows =
          Plan.rows(site, statements, all).stream()
              .filter(row -> wanted.matcher(row.name()).find())
              .toList();
      Ledger ledger = new Ledger(site.database());
      warmUp(rows, ledger, Plan.acquaintances(site, all));
      for (int round = 1; round <= options.rounds; round++) {
        flush(site);
        progress.println("Round " + round + " of " + options.rounds);
        measure(rows, round, ledger);
      }
      print(rows, ledger, machine);
    }
  }

  private void warmUp(List<Row> rows, Ledger ledger, List<Load> acquaintances) throws Exception {
    progress.println("Warming up");
    for (Load load : acquaintances) {
      acquaint(load);
    }
    for (Row row : rows) {
      if (row.load() instanceof WrkLoad) {
        enter(row, row.load().run(options.seconds, fresh()), ledger);
      }
    }
  }

  private void acquaint(Load load) throws Exception {
    for (int i = 0; i < ACQUAINTANCE_TRIES; i++) {
      Measured measured = load.run(ACQUAINTANCE_SECONDS, fresh());
      double perSecond = (double) measured.others() / ACQUAINTANCE_SECONDS;
      if (measured.gateway() * 1e6 / perSecond < KNOWN_MICROS) {
        return;
      }
    }
    progress.println("Not all tokens are known; the loads with many tenants verify signatures");
  }

  private String fresh() {
    return "run" + (++run) + "x";
  }

  private void flush(Site site) throws Exception {
    site.database().tell("CHECKPOINT");
    Path data = Machine.dataDirectory(site.database());
    if (data != null) {
      flushMillis.add(Flush.medianMillis(data));
    }
  }

  /** Each round begins with another load, so that none always follows the same one. */
  private void measure(List<Row> rows, int round, Ledger ledger) throws Exception {
    List<Row> order = new ArrayList<>(rows);
    Collections.rotate(order, -(round - 1) * rows.size() / options.rounds);
    for (Row row : order) {
      Measured measured = row.load().run(options.seconds, fresh());
      row.runs().add(measured);
      enter(row, measured, ledger);
    }
  }

  private void enter(Row row, Measured measured, Ledger ledger) throws SQLException {
    progress.printf(
        "%-75s %9.0f/s, CPU %9s and %9s, generator %3.0f %% %s%n",
        row.name(),
        measured.perSecond(),
        Report.micros(measured.gatewayMicros()),
        Report.micros(measured.postgresMicros()),
        100 * measured.generator(),
        ledger.enter(measured, row.growth()));
  }

  private void print(List<Row> rows, Ledger ledger, String machine) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Report report = new Report(rows);
    out.println(machine);
    Collections.sort(flushMillis);
    if (!flushMillis.isEmpty()) {
      out.printf(
          "fdatasync of a written page takes %.2f ms (%.2f–%.2f).%n",
          flushMillis.get(flushMillis.size() / 2),
          flushMillis.get(0),
          flushMillis.get(flushMillis.size() - 1));
    }
    out.printf(
        "Medians of %d rounds, each of %d s for every load in turn. CPU is user and system time per"
            + " request; the generator's, of one core.%n%n",
        options.rounds, options.seconds);
    out.println(report.table());
    out.print(report.generatorsAtTheirLimit());
    out.println(report.goals());
    out.println();
    out.println(ledger.summary());
  }
}
