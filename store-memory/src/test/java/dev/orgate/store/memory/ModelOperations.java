package dev.orgate.store.memory;

import dev.orgate.store.contract.Command;
import dev.orgate.store.contract.ModelStore;
import dev.orgate.store.contract.Outcome;

/** What commands come to one after the other, by the model. */
public class ModelOperations extends StoreOperations {
  private final ModelStore model = new ModelStore(SmallWorld.LIMIT, 0);

  @Override
  Outcome run(Command command) {
    return command.on(model);
  }
}
