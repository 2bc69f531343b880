package dev.orgate.server.bench;

import dev.orgate.server.testing.TestKeys;
import dev.orgate.store.pg.testing.PostgresAddress;
import dev.orgate.store.pg.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
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
record Site(
    Binaries binaries,
    Database database,
    CpuClock postgres,
    GatewayProcess coalescing,
    Map<Integer, GatewayProcess> alone,
    TokenFiles tokens,
    Path directory) {
  private static final List<Integer> CONNECTIONS_ALONE = List.of(16, 64);

  static Site start(Options options, Started started)
      throws IOException, InterruptedException, SQLException {
    Binaries binaries = Binaries.find();
    Path directory = Files.createTempDirectory("orgate-bench");
    started.add(() -> delete(directory));
    String named = System.getProperty(TestPostgres.URI_PROPERTY, "").strip();
    PostgresAddress server =
        named.isEmpty()
            ? started.add(OwnServer.start(binaries, options.directory)).address()
            : PostgresAddress.of(named);
    Database database = newDatabase(server, started);
    TestKeys keys = started.add(new TestKeys());
    Path log = directory.resolve("gateways.log");
    Map<Integer, GatewayProcess> alone = new TreeMap<>();
    GatewayProcess coalescing =
        started.add(GatewayProcess.start(options.jar, variables(database, keys, Map.of()), log));
    for (int connections : CONNECTIONS_ALONE) {
      Map<String, String> more =
          Map.of("ORGATE_PG_COALESCE", "false", "ORGATE_PG_CONNECTIONS", "" + connections);
      alone.put(
          connections,
          started.add(GatewayProcess.start(options.jar, variables(database, keys, more), log)));
    }
    return new Site(
        binaries,
        database,
        clock(database),
        coalescing,
        alone,
        new TokenFiles(keys.tokens(), directory),
        directory);
  }

  private static Database newDatabase(PostgresAddress server, Started started) throws SQLException {
    Database maintenance = started.add(new Database(server));
    String name = "orgate_bench_" + UUID.randomUUID().toString().replace("-", "");
    maintenance.tell("CREATE DATABASE " + name + " TEMPLATE template0");
    started.add(() -> maintenance.tell("DROP DATABASE " + name + " WITH (FORCE)"));
    return started.add(new Database(server.withDatabase(name)));
  }

  private static Map<String, String> variables(
      Database database, TestKeys keys, Map<String, String> more) {
    Map<String, String> variables = new HashMap<>(more);
    variables.put("ORGATE_HTTP_PORT", "0");
    variables.put("ORGATE_STORE", "pg");
    variables.put("ORGATE_PG_URI", database.address().uri());
    variables.put("ORGATE_JWT_PUBLIC_KEYS", keys.publicKey().toString());
    // All tenants' tokens fit, so that no run is about the verification of signatures.
    variables.put("ORGATE_JWT_CACHE_SIZE", "" + 2 * Stock.MANY);
    variables.put("ORGATE_QUOTA_NAMESPACES", "" + Stock.LIMIT);
    return variables;
  }

  /** Of the server's processes, if they are on this machine. */
  private static CpuClock clock(Database database) throws SQLException {
    long session = Long.parseLong(database.ask("SELECT pg_backend_pid()"));
    long server = CpuClock.parentOf(session, "postgres");
    return server == 0 ? CpuClock.unknown() : CpuClock.ofFamily(server);
  }

  static void delete(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }
}
