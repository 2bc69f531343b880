package dev.orgate.store.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orgate.store.Actor;
import dev.orgate.store.Attempt;
import dev.orgate.store.Namespace;
import dev.orgate.store.NamespaceName;
import dev.orgate.store.Organization;
import dev.orgate.store.Quota;
import dev.orgate.store.Resource;
import dev.orgate.store.Store;
import dev.orgate.store.StoreOptions;
import dev.orgate.store.contract.Account;
import dev.orgate.store.pg.testing.TestDatabase;
import dev.orgate.store.pg.testing.TestPostgres;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MigrationsTest {
  private final Vertx vertx = Vertx.vertx();
  private final TestDatabase database = TestPostgres.newDatabase();

  @AfterEach
  void close() {
    vertx.close().await();
    database.close();
  }

  private StoreOptions options(String migrate) {
    return new StoreOptions(
        vertx, Map.of(), Map.of("uri", database.uri(), "connections", "1", "migrate", migrate));
  }

  private Store store(String migrate) {
    return new PgStore(options(migrate));
  }

  @Test
  void start_manyGatewaysAtOnce_oneMigratesAndAllServe() throws Exception {
    List<Store> stores = Stream.generate(() -> store("true")).limit(5).toList();
    Future.all(stores.stream().map(Store::start).toList()).await();

    for (Store store : stores) {
      assertThat(store.check().await().ready()).isTrue();
      store.close().await();
    }
    assertThat(count("SELECT count(*) FROM orgate_schema WHERE version = '1'")).isEqualTo(1);
  }

  @Test
  void start_schemaNewerThanTheProgram_refuses() throws Exception {
    new PgStoreProvider().migrate(options("true")).await();
    tell(
        "INSERT INTO orgate_schema (installed_rank, version, description, type, script, checksum,"
            + " installed_by, execution_time, success)"
            + " VALUES (99, '999', 'future', 'SQL', 'V999__future.sql', 1, 'x', 1, true)");

    for (String migrate : List.of("true", "false")) {
      assertThatThrownBy(() -> store(migrate).start().await())
          .hasMessageContaining("version 999")
          .hasMessageContaining("older than the database");
    }
  }

  @Test
  void start_notToMigrate_refusesUntilTheCommandDid() {
    assertThatThrownBy(() -> store("false").start().await())
        .hasMessageContaining("run the command 'migrate'");

    new PgStoreProvider().migrate(options("true")).await();
    Store store = store("false");
    store.start().await();
    store.close().await();
  }

  @Test
  void migrate_twice_changesNothing() throws Exception {
    new PgStoreProvider().migrate(options("true")).await();
    new PgStoreProvider().migrate(options("true")).await();

    assertThat(count("SELECT count(*) - count(DISTINCT version) FROM orgate_schema")).isZero();
  }

  // What was kept under a key before there were organizations is answered after, too.
  @Test
  void start_onADatabaseOfTheFirstVersion_keepsWhatIsThere() throws Exception {
    PgUri uri = PgUri.parse(database.uri());
    Flyway.configure()
        .dataSource(uri.jdbcUrl(), uri.user(), uri.password())
        .locations("classpath:dev/orgate/store/pg/migration")
        .table("orgate_schema")
        .target("1")
        .load()
        .migrate();
    Actor admin = new Account("here").admin();
    tell("INSERT INTO tenant_quota VALUES ('here', 'namespace', 7, 1)");
    tell("INSERT INTO namespace VALUES (nextval('namespace_id'), 'here', 'old', 'zoe')");
    tell("INSERT INTO kept_outcome VALUES ('here', 'key', 'request', now(), 0, NULL, 1, NULL)");

    Store store = store("true");
    store.start().await();
    Attempt attempt = new Attempt("key", "request");
    Namespace again =
        store.namespaces().under(attempt).create(admin, new NamespaceName("old")).await();
    Organization made = store.organizations().create(admin, Tree.department("a", null)).await();

    assertThat(again.id()).isEqualTo(1);
    assertThat(attempt.replayed()).isTrue();
    assertThat(made.root()).isEqualTo("a");
    assertThat(store.quotas().get(admin, "here").await())
        .containsExactly(
            new Quota(Resource.NAMESPACE, 7, 1),
            new Quota(Resource.ORGANIZATION, Quota.UNLIMITED, 1));
    store.close().await();
  }

  private void tell(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private int count(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
