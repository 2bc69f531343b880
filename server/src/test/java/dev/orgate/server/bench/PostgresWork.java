package dev.orgate.server.bench;

import dev.orgate.server.bench.Goal.Figure;
import dev.orgate.server.bench.Row.Growth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The gateway on Postgres, with coalescing and without, beside pgbench on the same database. */
final class PostgresWork {
  private static final int CLIENTS = 64;
  private static final List<Integer> PGBENCH_CLIENTS = List.of(8, 16, 32, 64);
  private static final int AT_ONCE = 100;

  /** So many requests with any of the tokens leave hardly one that an event loop has not seen. */
  private static final int ACQUAINTANCE_REQUESTS = 10 * Stock.MANY;

  private static final int ACQUAINTANCE_SECONDS = 2;

  private final PostgresSite site;
  private final Path script;
  private final Ledger ledger;
  private final Rounds rounds;
  private final Statements statements;
  private final Path hotToken;
  private final List<String> manyTokens;
  private final Path manyTokensFile;
  private final List<Double> flushMillis = new ArrayList<>();

  private PostgresWork(Options options, Started started) throws Exception {
    site = PostgresSite.start(options, started);
    script = WrkLoad.script(site.directory());
    hotToken = site.tokens().of(Stock.HOT);
    manyTokensFile = site.tokens().ofAll(Stock.TENANT, Stock.MANY);
    manyTokens = Files.readAllLines(manyTokensFile);
    statements = Statements.observe(site.coalescing(), hotToken, site.database());
    Stock.fill(site.database(), statements);
    ledger = new Ledger(site.database());
    rounds = new Rounds(options, (row, run) -> ledger.enter(run, row.growth()));
  }

  /**
   * Measures.
   *
   * @return whether the database held exactly what was acknowledged
   */
  static boolean measure(Options options, List<Goal> goals, List<String> notes) throws Exception {
    try (Started started = new Started()) {
      PostgresWork work = new PostgresWork(options, started);
      goals.addAll(work.run());
      notes.add(Machine.describe(work.site.database()));
      notes.add(work.flushes());
      notes.add(work.ledger.summary());
      return work.ledger.isExact();
    }
  }

  private List<Goal> run() throws Exception {
    acquaint(wrk(site.coalescing(), "token", manyTokensFile, 0, CLIENTS));
    String hotWork = "POST create, Postgres, one tenant";
    String manyWork = "POST create, Postgres, %,d tenants".formatted(Stock.MANY);
    String getWork = "GET one of %,d, Postgres".formatted(Stock.MANY);
    Row hot =
        new Row(hotWork, wrk(site.coalescing(), "create", hotToken, 0, CLIENTS), Growth.CREATE);
    Row many =
        new Row(
            manyWork, wrk(site.coalescing(), "create", manyTokensFile, 0, CLIENTS), Growth.CREATE);
    Path reader = site.tokens().of(Stock.READER);
    Row get = new Row(getWork, wrk(site.coalescing(), "get", reader, 0, CLIENTS), Growth.NONE);
    Row single = grants(1, CLIENTS);
    Row array = grants(AT_ONCE, CLIENTS);
    Row oneSingle = grants(1, 1);
    Row oneArray = grants(AT_ONCE, 1);
    List<Row> rows = new ArrayList<>(List.of(hot, many, get, single, array, oneSingle, oneArray));
    rounds.warmUp(rows);
    Row alone = rounds.best(alone(hotWork));
    Row classic = rounds.best(pgbench(hotWork + ", classic", Transactions.CLASSIC, Growth.CREATE));
    Row same =
        rounds.best(pgbench(manyWork + ", same", Transactions.create(statements), Growth.CREATE));
    Row select =
        rounds.best(pgbench(getWork + ", same", Transactions.get(statements), Growth.NONE));
    double half = many.most() / 2;
    Row late = scheduled(manyWork + " at half the rate", half);
    rounds.warmUp(List.of(late));
    // Next to each load goes what it is held against.
    List<Row> inTurn =
        List.of(
            hot, alone, many, classic, same, get, select, single, array, late, oneSingle, oneArray);
    rounds.measure(inTurn, this::flush);
    String pgbench = "pgbench, the same statement, ";
    String granting = "grants in arrays of %d, Postgres, ".formatted(AT_ONCE);
    return List.of(
        Goal.atLeast(1.2, pgbench + clients(select), Figure.RATE, getWork, get, select),
        Goal.atLeast(3, pgbench + clients(same), Figure.RATE, manyWork, many, same),
        Goal.atLeast(20, "coalescing off" + connections(alone), Figure.RATE, hotWork, hot, alone),
        Goal.atLeast(
            10,
            "pgbench, the classic transaction, " + clients(classic),
            Figure.RATE,
            hotWork,
            hot,
            classic),
        Goal.atLeast(0.9, "many tenants", Figure.RATE, hotWork, hot, many),
        Goal.atLeast(
            30, "single grants", Figure.GRANTS, granting + "64 connections", array, single),
        Goal.atLeast(
            30, "single grants", Figure.GRANTS, granting + "1 connection", oneArray, oneSingle),
        Goal.within(
            "≤ 3 fdatasync + 3 ms",
            Figure.P99,
            manyWork + ", p99 at %,.0f/s".formatted(half),
            late::p99Millis,
            () -> 3 * flushMillis() + 3,
            late));
  }

  /** The same service without coalescing, with as many connections as are best for it. */
  private List<Row> alone(String work) {
    return site.alone().entrySet().stream()
        .map(
            entry ->
                new Row(
                    work + ", coalescing off, " + entry.getKey(),
                    wrk(entry.getValue(), "create", hotToken, 0, CLIENTS),
                    Growth.CREATE))
        .toList();
  }

  private String connections(Row alone) {
    int connections =
        site.alone().entrySet().stream()
            .filter(entry -> entry.getValue().equals(((WrkLoad) alone.load()).server()))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow();
    return ", pg.connections " + connections;
  }

  private static String clients(Row row) {
    return row.load().clients() + " clients";
  }

  private List<Row> pgbench(String name, String transaction, Growth growth) {
    return PGBENCH_CLIENTS.stream()
        .map(
            clients ->
                new Row(
                    name + ", pgbench, " + clients,
                    new PgbenchLoad(
                        site.binaries().path("pgbench"),
                        site.database(),
                        site.postgres(),
                        site.directory(),
                        transaction,
                        clients),
                    growth))
        .toList();
  }

  private Row grants(int many, int clients) throws IOException {
    Path granter = site.tokens().of(Stock.GRANTER);
    return new Row(
        "grants, %d at once, Postgres, %d clients".formatted(many, clients),
        wrk(site.coalescing(), "grant", granter, many, clients),
        Growth.grants(many));
  }

  private Load wrk(ServerProcess gateway, String verb, Path tokens, int many, int clients) {
    return new WrkLoad(
        Cores.ANY, script, gateway, site.postgres(), true, verb, tokens, many, clients);
  }

  private Row scheduled(String name, double perSecond) throws IOException {
    List<String> creates =
        manyTokens.stream()
            .map(token -> Calls.create("scheduled-" + OpenLoop.NUMBER, token))
            .toList();
    Path calls = Files.write(site.directory().resolve("creates"), creates);
    Load load =
        new OpenLoopLoad(
            site.coalescing(), site.postgres(), false, calls, perSecond, new AtomicInteger());
    return new Row(name, load, Growth.CREATE);
  }

  /** Has all tokens verified by all event loops, so that no run is about signatures. */
  private void acquaint(Load load) throws IOException, InterruptedException {
    rounds.say("Showing the tokens");
    // No namespace is asked for that there is, so all answers are others.
    for (long shown = 0; shown < ACQUAINTANCE_REQUESTS; ) {
      shown += load.run(ACQUAINTANCE_SECONDS, rounds.fresh()).others();
    }
  }

  private void flush() throws IOException, SQLException {
    site.database().tell("CHECKPOINT");
    Path data = Machine.dataDirectory(site.database());
    if (data != null) {
      flushMillis.add(Flush.medianMillis(data));
    }
  }

  /** The median; NaN when the disk is another machine's. */
  private double flushMillis() {
    return flushMillis.isEmpty()
        ? Double.NaN
        : flushMillis.stream().sorted().skip(flushMillis.size() / 2).findFirst().orElseThrow();
  }

  private String flushes() {
    return flushMillis.isEmpty()
        ? "fdatasync was not measured: the database is not on this machine."
        : String.format(
            Locale.ROOT,
            "fdatasync of a written page takes %.2f ms (%.2f–%.2f).",
            flushMillis(),
            Collections.min(flushMillis),
            Collections.max(flushMillis));
  }
}
