package dev.orgate.store.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orgate.store.Attempt;
import dev.orgate.store.Health;
import dev.orgate.store.Namespace;
import dev.orgate.store.NamespaceName;
import dev.orgate.store.Refusal;
import dev.orgate.store.Store;
import dev.orgate.store.pg.testing.Cut;
import dev.orgate.store.pg.testing.Message;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes wrong between the store and its database. */
class PgFaultTest extends PgBehindProxy {
  @Test
  void databaseAway_refusedAtOnceAndServedAgainSoonAfter() {
    Store store = started();
    proxy.refuse();
    proxy.cutAll();
    await().until(() -> !store.check().await().ready());

    long began = System.nanoTime();
    assertThat(failure(create(store))).isInstanceOf(Refusal.Unavailable.class);
    assertThat(failure(store.namespaces().get(ADMIN, name())))
        .isInstanceOf(Refusal.Unavailable.class);
    assertThat(failure(store.quotas().get(ADMIN, "here"))).isInstanceOf(Refusal.Unavailable.class);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(AT_ONCE);
    Health health = store.check().await();
    assertThat(health.ready()).isFalse();
    assertThat(health.reason()).startsWith("Postgres: ");

    proxy.heal();
    await().atMost(Duration.ofSeconds(10)).until(() -> store.check().await().ready());
    create(store).await();
  }

  @Test
  void blackHole_everyCallEndsInItsTimeAndServesAgainAfterwards() {
    Store store = started("timeout", "1000");
    create(store).await();
    proxy.blackHole();

    Future<Namespace> write = create(store);
    Future<Namespace> read = store.namespaces().get(ADMIN, name());
    Future<Namespace> behind = create(store);
    await().atMost(Duration.ofSeconds(4)).until(Future.join(write, read, behind)::isComplete);
    assertThat(write.cause()).isInstanceOf(Refusal.OutcomeUnknown.class);
    assertThat(read.cause()).isInstanceOf(Refusal.Unavailable.class);
    // It was sent by the connection that was still believed in, or not at all.
    assertThat(behind.cause())
        .isInstanceOfAny(Refusal.OutcomeUnknown.class, Refusal.Unavailable.class);

    proxy.heal();
    await().atMost(Duration.ofSeconds(10)).until(() -> store.check().await().ready());
    create(store).await();
  }

  // Dead in silence while nobody asked: the gateway finds out by itself.
  @Test
  void blackHole_whileIdle_isNoticedBeforeAnybodyAsks() {
    Store store = started("timeout", "500");
    proxy.blackHole();
    await()
        .atMost(Duration.ofSeconds(15))
        .until(() -> failure(create(store)) instanceof Refusal.Unavailable);
  }

  @ParameterizedTest
  @EnumSource(
      value = Message.class,
      names = {
        "BIND",
        "EXECUTE",
        "SYNC",
        "BIND_COMPLETE",
        "DATA_ROW",
        "COMMAND_COMPLETE",
        "READY_FOR_QUERY"
      })
  void cutAnywhereInAWrite_isUnknownAndTheSameKeySettlesIt(Message message) {
    Store store = started("connections", "1");
    create(store).await();
    for (Cut cut : List.of(Cut.before(message), Cut.after(message))) {
      NamespaceName name = name();
      Attempt first = new Attempt(name.value(), "request");
      proxy.arm(cut);
      Future<Namespace> lost = store.namespaces().under(first).create(ADMIN, name);
      Throwable failure = failure(lost);
      if (failure == null) {
        assertThat(cut.when()).isEqualTo(Cut.When.AFTER);
        assertThat(message).isEqualTo(Message.READY_FOR_QUERY);
      } else {
        assertThat(failure).isInstanceOf(Refusal.OutcomeUnknown.class);
      }
      Namespace settled = settle(store, name);

      assertThat(store.namespaces().get(ADMIN, name).await()).isEqualTo(settled);
      assertThat(store.quotas().get(ADMIN, "here").await().get(0).used()).isEqualTo(names);
    }
  }

  /** Tries under the key until it is answered. */
  private Namespace settle(Store store, NamespaceName name) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              Attempt again = new Attempt(name.value(), "request");
              Future<Namespace> tried = store.namespaces().under(again).create(ADMIN, name);
              return failure(tried) == null ? tried.result() : null;
            },
            settled -> settled != null);
  }

  @Test
  void close_whileCallsWait_endsEachOfThem() throws Exception {
    Store store = started();
    rival.hold("here");
    List<Future<Namespace>> calls = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      calls.add(create(store));
    }
    rival.awaitSomebodyWaiting();
    store.close().await(10, TimeUnit.SECONDS);

    assertThat(failure(calls.get(0))).isInstanceOf(Refusal.OutcomeUnknown.class);
    assertThat(calls.subList(1, 10)).allMatch(call -> failure(call) instanceof Refusal.Unavailable);
  }
}
