package dev.orgate.server.bench;

import dev.orgate.store.pg.testing.PostgresAddress;
import dev.orgate.store.pg.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Everything that is measured, running: one database, a gateway with coalescing and some without.
 *
 * @param alone the gateways without coalescing, by how many connections they hold
 * @param directory for the files of the run
 */
record PostgresSite(
    Binaries binaries,
    Database database,
    CpuClock postgres,
    ServerProcess coalescing,
    Map<Integer, ServerProcess> alone,
    TokenFiles tokens,
    Path directory) {
  private static final List<Integer> CONNECTIONS_ALONE = List.of(16, 64);

  static PostgresSite start(Options options, Started started)
      throws IOException, InterruptedException, SQLException {
    Binaries binaries = Binaries.find();
    Path directory = TokenFiles.newDirectory(started);
    String named = System.getProperty(TestPostgres.URI_PROPERTY, "").strip();
    PostgresAddress server =
        named.isEmpty()
            ? started.add(OwnServer.start(binaries, options.directory)).address()
            : PostgresAddress.of(named);
    Database database = newDatabase(server, started);
    TokenFiles tokens = new TokenFiles(directory);
    Path log = directory.resolve("gateways.log");
    Map<Integer, ServerProcess> alone = new TreeMap<>();
    ServerProcess coalescing =
        started.add(
            ServerProcess.gateway(
                Cores.ANY, options.jar, variables(database, tokens, Map.of()), log));
    for (int connections : CONNECTIONS_ALONE) {
      Map<String, String> more =
          Map.of("ORGATE_PG_COALESCE", "false", "ORGATE_PG_CONNECTIONS", "" + connections);
      alone.put(
          connections,
          started.add(
              ServerProcess.gateway(
                  Cores.ANY, options.jar, variables(database, tokens, more), log)));
    }
    return new PostgresSite(
        binaries, database, clock(database), coalescing, alone, tokens, directory);
  }

  private static Database newDatabase(PostgresAddress server, Started started) throws SQLException {
    Database maintenance = started.add(new Database(server));
    String name = "orgate_bench_" + UUID.randomUUID().toString().replace("-", "");
    maintenance.tell("CREATE DATABASE " + name + " TEMPLATE template0");
    started.add(() -> maintenance.tell("DROP DATABASE " + name + " WITH (FORCE)"));
    return started.add(new Database(server.withDatabase(name)));
  }

  static Map<String, String> variables(
      Database database, TokenFiles tokens, Map<String, String> more) {
    Map<String, String> variables = new HashMap<>(more);
    variables.put("ORGATE_HTTP_PORT", "0");
    variables.put("ORGATE_STORE", "pg");
    variables.put("ORGATE_PG_URI", database.address().uri());
    variables.putAll(tokens.settings());
    variables.put("ORGATE_QUOTA_NAMESPACES", "" + Stock.LIMIT);
    return variables;
  }

  /** Of the server's processes, if they are on this machine. */
  private static CpuClock clock(Database database) throws SQLException {
    long session = Long.parseLong(database.ask("SELECT pg_backend_pid()"));
    long server = CpuClock.parentOf(session, "postgres");
    return server == 0 ? CpuClock.unknown() : CpuClock.ofFamily(server);
  }
}
