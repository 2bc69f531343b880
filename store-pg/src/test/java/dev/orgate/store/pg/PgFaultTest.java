package dev.orgate.store.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.orgate.store.Actor;
import dev.orgate.store.Attempt;
import dev.orgate.store.Health;
import dev.orgate.store.Namespace;
import dev.orgate.store.NamespaceName;
import dev.orgate.store.Refusal;
import dev.orgate.store.Store;
import dev.orgate.store.StoreOptions;
import dev.orgate.store.contract.Account;
import dev.orgate.store.pg.testing.Cut;
import dev.orgate.store.pg.testing.FaultProxy;
import dev.orgate.store.pg.testing.Message;
import dev.orgate.store.pg.testing.TestDatabase;
import dev.orgate.store.pg.testing.TestPostgres;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes wrong between the store and its database. */
class PgFaultTest {
  private static final Actor ADMIN = new Account("here").admin();
  private static final Actor NEIGHBOUR = new Account("there").admin();
  private static final Duration AT_ONCE = Duration.ofMillis(500);

  private final Vertx vertx = Vertx.vertx();
  private final TestDatabase database = TestPostgres.newDatabase();
  private final FaultProxy proxy = FaultProxy.start(database.uri());
  private final RivalSession rival = new RivalSession(database);
  private final List<Store> stores = new ArrayList<>();
  private int names;

  @AfterEach
  void close() throws SQLException {
    proxy.heal();
    stores.forEach(store -> store.close().await());
    vertx.close().await();
    rival.close();
    proxy.close();
    database.close();
  }

  private Store started(String... properties) {
    return startedAt(proxy.uri(database.uri()), properties);
  }

  private Store startedAt(String uri, String... more) {
    Map<String, String> properties = new HashMap<>();
    properties.put("uri", uri);
    properties.put("connections", "2");
    for (int i = 0; i < more.length; i += 2) {
      properties.put(more[i], more[i + 1]);
    }
    Store store = new PgStore(new StoreOptions(vertx, Map.of(), properties));
    stores.add(store);
    store.start().await();
    return store;
  }

  private NamespaceName name() {
    return new NamespaceName("team" + ++names);
  }

  private Future<Namespace> create(Store store) {
    return store.namespaces().create(ADMIN, name());
  }

  private static Throwable failure(Future<?> call) {
    await().atMost(Duration.ofSeconds(20)).until(call::isComplete);
    return call.cause();
  }

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
  void lockHeldElsewhere_isTheTenantsTroubleAndNoNeighbours() {
    Store store = started("timeout", "1000");
    rival.hold("here");
    Future<Namespace> first = create(store);
    List<Future<Namespace>> behind = List.of(create(store), create(store));
    Future<Namespace> neighbour = store.namespaces().create(NEIGHBOUR, name());

    assertThat(failure(first)).isInstanceOf(Refusal.Unavailable.class);
    assertThat(behind).allMatch(call -> failure(call) instanceof Refusal.Unavailable);
    assertThat(failure(neighbour)).isNull();
    rival.run("ROLLBACK");
    create(store).await();
  }

  @Test
  void attempt_whileAnotherOfThisGatewayIsUnderWay_isRefusedAtOnce() {
    Store store = started();
    NamespaceName name = name();
    rival.hold("here");
    Future<Namespace> first =
        store.namespaces().under(new Attempt("key", "request")).create(ADMIN, name);
    rival.awaitSomebodyWaiting();
    Future<Namespace> second =
        store.namespaces().under(new Attempt("key", "request")).create(ADMIN, name);

    assertThat(second.cause()).isInstanceOf(Refusal.KeyInProgress.class);
    rival.run("COMMIT");
    assertThat(failure(first)).isNull();
  }

  @Test
  void keptOutcome_outlivedItsTime_isForgottenAndTheKeyIsNew() {
    Store store = started();
    NamespaceName name = name();
    store.namespaces().under(new Attempt("key", "request")).create(ADMIN, name).await();
    age("23 hours 59 minutes");
    Attempt within = new Attempt("key", "request");
    store.namespaces().under(within).create(ADMIN, name).await();
    assertThat(within.replayed()).isTrue();

    age("2 minutes");
    Attempt later = new Attempt("key", "another request");
    assertThat(failure(store.namespaces().under(later).create(ADMIN, name)))
        .isInstanceOf(Refusal.AlreadyExists.class);
    assertThat(later.replayed()).isFalse();
  }

  private void age(String time) {
    rival.run("UPDATE kept_outcome SET kept_at = kept_at - interval '" + time + "'");
    rival.run("COMMIT");
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
  void hosts_readWriteDemandedOfAServerThatOnlyReads_isPassedOver() {
    rival.run(
        "DO $$BEGIN EXECUTE 'ALTER DATABASE ' || current_database()"
            + " || ' SET default_transaction_read_only = on'; END$$");
    rival.run("COMMIT");
    String uri = database.uri() + "?target_session_attrs=";

    Session.open(vertx, PgSettings.of(Map.of("uri", uri + "any"))).await().cut().await();
    assertThatThrownBy(
            () -> Session.open(vertx, PgSettings.of(Map.of("uri", uri + "read-write"))).await())
        .hasMessageContaining("only reads");
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
