package dev.orgate.server.bench;

import dev.orgate.server.bench.Row.Growth;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What becomes of creates on Postgres when ten and a hundred times as many clients come as are
 * needed for the peak, none of whom waits before it tries again: how many are done, how many are
 * sent away, how long answers take and how much memory the gateway has. Prints Markdown. Takes the
 * number of rounds and the seconds of each run.
 */
public final class OverloadBenchmark {
  private static final int ENOUGH = 64;
  private static final List<Integer> TIMES = List.of(1, 10, 100);

  private final int rounds;
  private final int seconds;
  private final PrintStream progress = new PrintStream(System.err, true, StandardCharsets.UTF_8);
  private final List<Line> lines = new ArrayList<>();

  /** A line of the table. */
  private record Line(
      String bound, int clients, ServerProcess gateway, Row row, List<Long> megabytes) {
    double goodput() {
      return row.perSecond();
    }

    double refused(int seconds) {
      return row.median(run -> (double) run.others() / seconds);
    }
  }

  private OverloadBenchmark(int rounds, int seconds) {
    this.rounds = rounds;
    this.seconds = seconds;
  }

  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
    new OverloadBenchmark(rounds, seconds).run();
  }

  private void run() throws Exception {
    Options options = new Options();
    try (Started started = new Started()) {
      PostgresSite site = PostgresSite.start(options, started);
      Map<String, String> tight =
          PostgresSite.variables(
              site.database(), site.tokens(), Map.of("ORGATE_HTTP_MAX_REQUESTS", "" + ENOUGH));
      ServerProcess bounded =
          started.add(
              ServerProcess.gateway(
                  Cores.ANY, options.jar, tight, site.directory().resolve("bounded.log")));
      plan(site, "the default", site.coalescing());
      plan(site, "`ORGATE_HTTP_MAX_REQUESTS=" + ENOUGH + "`", bounded);
      progress.println("Warming up");
      for (Line line : lines) {
        line.row.load().run(seconds, "warm" + lines.indexOf(line) + "x");
      }
      long before = namespaces(site);
      long acknowledged = measure();
      print(site, namespaces(site) - before, acknowledged);
    }
  }

  private void plan(PostgresSite site, String bound, ServerProcess gateway) throws IOException {
    Path script = WrkLoad.script(site.directory());
    Path tokens = site.tokens().of(Stock.HOT);
    for (int times : TIMES) {
      int clients = times * ENOUGH;
      Load load =
          new WrkLoad(
              Cores.ANY, script, gateway, site.postgres(), false, "create", tokens, 0, clients);
      Row row = new Row(bound + ", " + clients, load, Growth.CREATE);
      lines.add(new Line(bound, clients, gateway, row, new ArrayList<>()));
    }
  }

  private long measure() throws Exception {
    long acknowledged = 0;
    for (int round = 1; round <= rounds; round++) {
      progress.println("Round " + round + " of " + rounds);
      for (Line line : lines) {
        Measured measured =
            line.row.load().run(seconds, "run" + round + "x" + lines.indexOf(line) + "x");
        line.row.runs().add(measured);
        line.megabytes.add(residentMegabytes(line.gateway));
        acknowledged += measured.acknowledged();
        progress.printf(
            "%-50s %9.0f/s, %,d others, p99 %.0f ms%n",
            line.row.name(), measured.perSecond(), measured.others(), measured.p99Millis());
      }
    }
    return acknowledged;
  }

  private static long residentMegabytes(ServerProcess gateway) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + gateway.pid() + "/status"))) {
      String resident = lines.filter(line -> line.startsWith("VmRSS")).findFirst().orElseThrow();
      return Long.parseLong(resident.replaceAll("\\D", "")) / 1024;
    }
  }

  private static long namespaces(PostgresSite site) throws SQLException {
    return Long.parseLong(site.database().ask("SELECT count(*) FROM namespace"));
  }

  private void print(PostgresSite site, long made, long acknowledged) throws SQLException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println(Machine.describe());
    out.printf(
        "Medians of %d rounds of %d s; wrk, gateway and Postgres on the same cores.%n%n",
        rounds, seconds);
    out.println(
        "| bound | clients | created per second | beside 64 clients | answered 503 per second |"
            + " p99 of all answers | memory |");
    out.println("|---|--:|--:|--:|--:|--:|--:|");
    for (Line line : lines) {
      Line peak =
          lines.stream().filter(other -> other.bound.equals(line.bound)).findFirst().orElseThrow();
      out.printf(
          Locale.ROOT,
          "| %s | %,d | %,.0f | %.2f | %,.0f | %,.0f ms | %,d MB |%n",
          line.bound,
          line.clients,
          line.goodput(),
          line.goodput() / peak.goodput(),
          line.refused(seconds),
          line.row.p99Millis(),
          line.megabytes.stream().mapToLong(Long::longValue).max().orElseThrow());
    }
    out.printf(
        "%n%,d creates were acknowledged; the database holds %,d more than before, for wrk ends"
            + " without waiting for those under way; its quota counts %s of its namespaces.%n",
        acknowledged, made, counted(site) ? "exactly all" : "NOT ALL");
  }

  private static boolean counted(PostgresSite site) throws SQLException {
    return site.database()
        .ask(
            "SELECT (SELECT count(*) FROM namespace)"
                + " = (SELECT sum(used) FROM tenant_quota WHERE resource = 'namespace')")
        .equals("t");
  }
}
