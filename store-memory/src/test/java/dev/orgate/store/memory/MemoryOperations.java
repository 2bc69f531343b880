package dev.orgate.store.memory;

import dev.orgate.store.Resource;
import dev.orgate.store.StoreOptions;
import dev.orgate.store.contract.Command;
import dev.orgate.store.contract.Outcome;
import java.util.Map;

/** The store under test. */
public class MemoryOperations extends StoreOperations {
  private final MemoryStore store = started(SmallWorld.LIMIT);

  @Override
  Outcome run(Command command) {
    return command.outcome(store);
  }

  /** A store that serves. It has no use for a Vert.x, and Lincheck would check that one too. */
  static MemoryStore started(int limit) {
    MemoryStore store =
        new MemoryStore(
            new StoreOptions(
                null, Map.of(Resource.NAMESPACE, limit, Resource.ORGANIZATION, limit), Map.of()));
    store.start();
    return store;
  }
}
