package dev.orgate.server.bench;

import dev.orgate.server.bench.Row.Growth;
import dev.orgate.server.bench.Row.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The loads of the benchmark. */
final class Plan {
  private static final List<Integer> WRK_CLIENTS = List.of(64, 256);
  private static final int WRK_CLIENTS_ALONE = 64;
  private static final List<Integer> PGBENCH_CLIENTS = List.of(8, 16, 32, 64);
  private static final int GRANTS_AT_ONCE = 100;

  private static final String CLASSIC =
      """
      \\set n :n + 1
      BEGIN;
      SELECT max_used, used FROM tenant_quota
        WHERE tenant = 'hot' AND resource = 'namespace' FOR UPDATE;
      INSERT INTO namespace (id, tenant, name, creator_name)
        VALUES (nextval('namespace_id'), 'hot', 'FRESH-' || :client_id || '-' || :n, 'hot-admin')
        RETURNING id \\gset
      INSERT INTO namespace_grant (namespace_id, user_id, tenant, user_name, level)
        VALUES (:id, 'hot-admin', 'hot', 'hot-admin', 7);
      UPDATE tenant_quota SET used = used + 1 WHERE tenant = 'hot' AND resource = 'namespace';
      COMMIT;
      """;

  private final Site site;
  private final Path script;
  private final List<Row> rows = new ArrayList<>();

  private Plan(Site site, Path script) {
    this.site = site;
    this.script = script;
  }

  static List<Row> rows(Site site, Statements statements, Path allTokens) throws IOException {
    Plan plan = new Plan(site, WrkLoad.script(site.directory()));
    TokenFiles tokens = site.tokens();
    String hot = "create, one tenant";
    plan.gateway(Kind.HOT, hot, "create", tokens.of(Stock.HOT), Growth.CREATE);
    plan.pgbench(Kind.HOT_CLASSIC, hot, "the classic transaction", CLASSIC, Growth.CREATE);
    String many = "create, %,d tenants".formatted(Stock.MANY);
    plan.gateway(Kind.MANY, many, "create", allTokens, Growth.CREATE);
    plan.pgbench(Kind.MANY_PGBENCH, many, "the same statement", create(statements), Growth.CREATE);
    String get = "get one of %,d".formatted(Stock.MANY);
    plan.gateway(Kind.GET, get, "get", tokens.of(Stock.READER), Growth.NONE);
    plan.pgbench(Kind.GET_PGBENCH, get, "the same statement", get(statements), Growth.NONE);
    plan.grants(tokens.of(Stock.GRANTER));
    return plan.rows;
  }

  /** A run that has all of a gateway's tokens verified. */
  static List<Load> acquaintances(Site site, Path allTokens) throws IOException {
    Plan plan = new Plan(site, WrkLoad.script(site.directory()));
    List<GatewayProcess> gateways = new ArrayList<>(site.alone().values());
    gateways.add(site.coalescing());
    return gateways.stream()
        .map(gateway -> plan.load(gateway, "token", allTokens, 0, WRK_CLIENTS_ALONE))
        .toList();
  }

  private static String create(Statements statements) {
    String tenant = "'" + Stock.TENANT + "' || :i";
    String user = tenant + " || '-admin'";
    return """
        \\set n :n + 1
        \\set i random(1, %d)
        %s;
        """
        .formatted(
            Stock.MANY,
            Statements.with(
                statements.create(),
                Statements.array(tenant),
                Statements.array(user),
                Statements.array(user),
                Statements.array("'FRESH-' || :client_id || '-' || :n"),
                "" + Stock.LIMIT));
  }

  private static String get(Statements statements) {
    return """
        \\set i random(1, %d)
        %s;
        """
        .formatted(
            Stock.MANY,
            Statements.with(
                statements.get(),
                Statements.array("'" + Stock.READER + "'"),
                Statements.array("'" + Stock.READER + "-admin'"),
                Statements.array("'read-' || :i")));
  }

  /** A work of the gateway, with coalescing and without. */
  private void gateway(Kind kind, String work, String verb, Path tokens, Growth growth) {
    for (int clients : WRK_CLIENTS) {
      Load load = load(site.coalescing(), verb, tokens, 0, clients);
      rows.add(Row.of(kind, work, "gateway", load, growth));
    }
    Kind alone = Kind.valueOf(kind + "_ALONE");
    site.alone()
        .forEach(
            (connections, gateway) -> {
              Load load = load(gateway, verb, tokens, 0, WRK_CLIENTS_ALONE);
              String by = "gateway, coalescing off, pg.connections " + connections;
              rows.add(Row.of(alone, work, by, load, growth));
            });
  }

  private void grants(Path tokens) {
    for (int clients : List.of(1, WRK_CLIENTS_ALONE)) {
      Load single = load(site.coalescing(), "grant", tokens, 1, clients);
      rows.add(Row.of(Kind.GRANT, "grant to one user", "gateway", single, Growth.grants(1)));
      Load array = load(site.coalescing(), "grant", tokens, GRANTS_AT_ONCE, clients);
      rows.add(
          Row.of(
              Kind.GRANT_ARRAY,
              "grant to " + GRANTS_AT_ONCE + " users",
              "gateway",
              array,
              Growth.grants(GRANTS_AT_ONCE)));
    }
  }

  private Load load(GatewayProcess gateway, String verb, Path tokens, int many, int clients) {
    return new WrkLoad(script, gateway, site.postgres(), verb, tokens, many, clients);
  }

  private void pgbench(Kind kind, String work, String what, String transaction, Growth growth) {
    for (int clients : PGBENCH_CLIENTS) {
      Load load =
          new PgbenchLoad(
              site.binaries().path("pgbench"),
              site.database(),
              site.postgres(),
              site.directory(),
              transaction,
              clients);
      rows.add(Row.of(kind, work, "pgbench, " + what, load, growth));
    }
  }
}
