package dev.orgate.store.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orgate.store.Namespace;
import dev.orgate.store.Statistic;
import dev.orgate.store.Store;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the store says of its connections and its batches. */
class PgStatisticsTest extends PgBehindProxy {
  private static double value(Store store, String name, Map<String, String> labels) {
    for (Statistic statistic : store.statistics()) {
      if (statistic.name().equals(name) && statistic.labels().equals(labels)) {
        if (statistic instanceof Statistic.Gauge gauge) {
          return gauge.now();
        }
        if (statistic instanceof Statistic.Counter counter) {
          return counter.total();
        }
      }
    }
    throw new AssertionError("There is no " + name + labels);
  }

  private static double connections(Store store, String state) {
    return value(store, "orgate_pg_connections", Map.of("state", state));
  }

  private static double creates(Store store, String name) {
    return value(store, name, Map.of("kind", "create"));
  }

  @Test
  void connectionsThatAreCut_areAwayAndLost_andThereAgain() {
    Store store = started("connections", "3");
    assertThat(connections(store, "idle") + connections(store, "busy")).isEqualTo(3);
    assertThat(value(store, "orgate_pg_connections_lost", Map.of())).isZero();

    proxy.refuse();
    proxy.cutAll();
    await().until(() -> connections(store, "away") == 3);
    assertThat(value(store, "orgate_pg_connections_lost", Map.of())).isEqualTo(3);

    proxy.heal();
    await().atMost(Duration.ofSeconds(10)).until(() -> connections(store, "away") == 0);
    assertThat(value(store, "orgate_pg_connections_lost", Map.of())).isEqualTo(3);
  }

  @Test
  void callsBehindALock_waitAndKeepAConnectionBusy() {
    Store store = started("connections", "3");
    rival.hold("here");
    Future<Namespace> first = create(store);
    rival.awaitSomebodyWaiting();
    Future<Namespace> second = create(store);
    Future<Namespace> third = create(store);

    assertThat(creates(store, "orgate_pg_under_way")).isEqualTo(1);
    assertThat(creates(store, "orgate_pg_waiting")).isEqualTo(2);
    assertThat(connections(store, "busy")).isPositive();
    rival.run("ROLLBACK");
    Future.all(first, second, third).await();
    await().until(() -> creates(store, "orgate_pg_under_way") == 0);
    assertThat(creates(store, "orgate_pg_waiting")).isZero();
    assertThat(creates(store, "orgate_pg_waited_seconds")).isPositive();
  }
}
