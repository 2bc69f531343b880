package dev.orgate.store.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.orgate.store.Store;
import dev.orgate.store.pg.testing.FaultProxy;
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
