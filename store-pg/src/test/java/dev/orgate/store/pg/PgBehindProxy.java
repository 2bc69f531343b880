package dev.orgate.store.pg;

import static org.awaitility.Awaitility.await;

import dev.orgate.store.Actor;
import dev.orgate.store.Namespace;
import dev.orgate.store.NamespaceName;
import dev.orgate.store.Store;
import dev.orgate.store.StoreOptions;
import dev.orgate.store.contract.Account;
import dev.orgate.store.pg.testing.FaultProxy;
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
import org.junit.jupiter.api.AfterEach;

/** A store behind a proxy that can fail it, with a database of its own. */
abstract class PgBehindProxy {
  static final Actor ADMIN = new Account("here").admin();
  static final Actor NEIGHBOUR = new Account("there").admin();
  // Far less than the time a statement has, which is what would be waited for.
  static final Duration AT_ONCE = Duration.ofSeconds(2);

  final Vertx vertx = Vertx.vertx();
  final TestDatabase database = TestPostgres.newDatabase();
  final FaultProxy proxy = FaultProxy.start(database.uri());
  final RivalSession rival = new RivalSession(database);
  final List<Store> stores = new ArrayList<>();
  int names;

  @AfterEach
  void close() throws SQLException {
    proxy.heal();
    stores.forEach(store -> store.close().await());
    vertx.close().await();
    rival.close();
    proxy.close();
    database.close();
  }

  Store started(String... properties) {
    return startedAt(proxy.uri(database.uri()), properties);
  }

  Store startedAt(String uri, String... more) {
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

  NamespaceName name() {
    return new NamespaceName("team" + ++names);
  }

  Future<Namespace> create(Store store) {
    return store.namespaces().create(ADMIN, name());
  }

  static Throwable failure(Future<?> call) {
    await().atMost(Duration.ofSeconds(20)).until(call::isComplete);
    return call.cause();
  }
}
