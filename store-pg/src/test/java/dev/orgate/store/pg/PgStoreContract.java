package dev.orgate.store.pg;

import dev.orgate.store.Store;
import dev.orgate.store.StoreOptions;
import dev.orgate.store.contract.AttemptUnderWay;
import dev.orgate.store.contract.Capability;
import dev.orgate.store.contract.StoreContract;
import dev.orgate.store.pg.testing.Cut;
import dev.orgate.store.pg.testing.FaultProxy;
import dev.orgate.store.pg.testing.Message;
import dev.orgate.store.pg.testing.TestDatabase;
import dev.orgate.store.pg.testing.TestPostgres;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;

/** The contract, on real Postgres. */
abstract class PgStoreContract extends StoreContract {
  private final TestDatabase database = TestPostgres.newDatabase();
  private final Vertx vertx = Vertx.vertx();
  private final Deque<AutoCloseable> leftOver = new ArrayDeque<>();
  private final String coalesce;

  PgStoreContract(boolean coalesce) {
    this.coalesce = String.valueOf(coalesce);
  }

  @Override
  protected Store create(StoreOptions options) {
    return new PgStore(
        new StoreOptions(options.vertx(), options.defaultLimits(), properties(database.uri())));
  }

  private Map<String, String> properties(String uri) {
    Map<String, String> properties = new HashMap<>();
    properties.put("uri", uri);
    properties.put("coalesce", coalesce);
    properties.put("connections", "3");
    return properties;
  }

  private Store started(String uri) {
    Store store = new PgStore(new StoreOptions(vertx, Map.of(), properties(uri)));
    store.start().await();
    leftOver.push(() -> store.close().await());
    return store;
  }

  @Override
  protected Capability<Store> losingAnswers() {
    FaultProxy proxy = FaultProxy.start(database.uri());
    leftOver.push(proxy);
    Store store = started(proxy.uri(database.uri()));
    proxy.arm(Cut.before(Message.DATA_ROW));
    return Capability.of(store);
  }

  @Override
  protected Capability<Supplier<Future<?>>> conflictingChange() {
    RivalSession rival = new RivalSession(database);
    leftOver.push(rival);
    Store store = started(database.uri());
    return Capability.of(() -> rival.crossing(store));
  }

  @Override
  protected Capability<AttemptUnderWay> attemptUnderWay() {
    RivalSession rival = new RivalSession(database);
    leftOver.push(rival);
    return Capability.of(rival.holdingBack(started(database.uri())));
  }

  @AfterEach
  void closeLeftOver() throws Exception {
    while (!leftOver.isEmpty()) {
      leftOver.pop().close();
    }
  }

  @AfterAll
  void dropDatabase() {
    vertx.close().await();
    database.close();
  }
}
