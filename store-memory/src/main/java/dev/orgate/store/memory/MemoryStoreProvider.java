package dev.orgate.store.memory;

import dev.orgate.store.Store;
import dev.orgate.store.StoreOptions;
import dev.orgate.store.StoreProvider;

/** Makes {@link MemoryStore}s; has no settings of its own. */
public final class MemoryStoreProvider implements StoreProvider {
  @Override
  public String name() {
    return "memory";
  }

  @Override
  public Store create(StoreOptions options) {
    return new MemoryStore(options);
  }
}
