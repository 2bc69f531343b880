package dev.orgate.server.bench;

/** What pgbench repeats; {@code FRESH} stands for what fresh names begin with. */
final class Transactions {
  /** A create as it is usually written: lock, look, insert, count. */
  static final String CLASSIC =
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

  private Transactions() {}

  /** The gateway's own statement, for one create of any tenant. */
  static String create(Statements statements) {
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

  /** The gateway's own statement, for one namespace. */
  static String get(Statements statements) {
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
}
