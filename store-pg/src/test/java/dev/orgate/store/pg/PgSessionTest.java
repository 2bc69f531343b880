package dev.orgate.store.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.orgate.store.Store;
import dev.orgate.store.pg.testing.FaultProxy;
import io.vertx.sqlclient.Tuple;
import java.lang.management.ManagementFactory;
import java.util.Map;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** What a session is made with, and what is left of one. */
class PgSessionTest extends PgBehindProxy {
  // Vert.x 5.0 would remember the client of each attempt for ever.
  @Test
  void attemptsToConnect_leaveNothingBehind() throws Exception {
    proxy.refuse();
    PgSettings settings = PgSettings.of(Map.of("uri", proxy.uri(database.uri())));
    for (int i = 0; i < 200; i++) {
      assertThat(failure(Session.open(vertx, settings))).isNotNull();
    }

    assertThat(alive("io.vertx.core.net.impl.NetClientImpl")).isLessThan(100);
  }

  /** How many objects of a class survive a collection. */
  private static int alive(String className) throws Exception {
    Object histogram =
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "gcClassHistogram",
                new Object[] {new String[0]},
                new String[] {String[].class.getName()});
    return histogram
        .toString()
        .lines()
        .map(line -> line.strip().split("\\s+"))
        .filter(columns -> columns.length > 3 && columns[3].equals(className))
        .mapToInt(columns -> Integer.parseInt(columns[1]))
        .sum();
  }

  // Where the server has no TLS, which is preferred by default.
  @Test
  void connections_ofAStore_areNoMoreThanItsSessions() {
    started("connections", "3");

    await().until(() -> proxy.connections() == 3);
  }

  // The database gives up before the gateway does, so that what it did is known.
  @Test
  void session_hasTheSettingsThatTheStoreReliesOn() {
    PgSettings settings = PgSettings.of(Map.of("uri", database.uri(), "timeout", "10000"));
    Session session = Session.open(vertx, settings).await();
    Map<String, String> expected =
        Map.of(
            "statement_timeout", "8s",
            "lock_timeout", "6s",
            "idle_in_transaction_session_timeout", "8s",
            "synchronous_commit", "on",
            "default_transaction_isolation", "read committed",
            "plan_cache_mode", "force_generic_plan",
            "jit", "off");
    expected.forEach(
        (name, value) ->
            assertThat(
                    session
                        .execute("SELECT current_setting($1::text)", Tuple.of(name))
                        .await()
                        .iterator()
                        .next()
                        .getString(0))
                .as(name)
                .isEqualTo(value));
    session.cut().await();
  }

  @Test
  void commitsNotDurable_refusesToStartUnlessTold() {
    rival.run("COMMIT");
    rival.run(
        "DO $$BEGIN EXECUTE 'ALTER DATABASE ' || current_database()"
            + " || ' SET synchronous_commit = off'; END$$");
    rival.run("COMMIT");

    assertThatThrownBy(this::started).hasMessageContaining("synchronous_commit or fsync is off");
    started("async-commit", "true");
  }

  @Test
  void hosts_severalGiven_theFirstThatServesIsTaken() {
    FaultProxy dead = FaultProxy.start(database.uri());
    dead.refuse();
    String uri =
        database
            .uri()
            .replaceFirst(
                "@[^/]*/", "@127.0.0.1:" + dead.port() + ",127.0.0.1:" + proxy.port() + "/");
    Store store = startedAt(uri);
    create(store).await();

    assertThat(proxy.connections()).isPositive();
    dead.close();
  }

  @Test
  void hosts_oneThatOnlyReads_isPassedOver() {
    rival.run(
        "DO $$BEGIN EXECUTE 'ALTER DATABASE ' || current_database()"
            + " || ' SET default_transaction_read_only = on'; END$$");
    rival.run("COMMIT");

    assertThatThrownBy(
            () -> Session.open(vertx, PgSettings.of(Map.of("uri", database.uri()))).await())
        .hasMessageContaining("only reads");
  }
}
