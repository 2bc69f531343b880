package dev.orgate.store.pg;

import dev.orgate.store.Store;
import dev.orgate.store.StoreOptions;
import dev.orgate.store.StoreProvider;
import io.vertx.core.Future;

/** Makes {@link PgStore}s. */
public final class PgStoreProvider implements StoreProvider {
  @Override
  public String name() {
    return "pg";
  }

  @Override
  public Store create(StoreOptions options) {
    return new PgStore(options);
  }

  @Override
  public Future<Void> migrate(StoreOptions options) {
    return PgStore.migrate(options.vertx(), PgSettings.of(options.properties()), true);
  }
}
