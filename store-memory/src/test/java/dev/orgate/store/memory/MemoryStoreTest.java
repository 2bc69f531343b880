package dev.orgate.store.memory;

import dev.orgate.store.Store;
import dev.orgate.store.StoreOptions;
import dev.orgate.store.contract.AttemptUnderWay;
import dev.orgate.store.contract.Capability;
import dev.orgate.store.contract.StoreContract;
import io.vertx.core.Future;
import java.util.function.Supplier;

class MemoryStoreTest extends StoreContract {
  @Override
  protected Store create(StoreOptions options) {
    return new MemoryStore(options);
  }

  @Override
  protected Capability<Store> losingAnswers() {
    return Capability.absent("an answer has no wire to get lost on");
  }

  @Override
  protected Capability<Supplier<Future<?>>> conflictingChange() {
    return Capability.absent("a change is one critical section and has no version");
  }

  @Override
  protected Capability<AttemptUnderWay> attemptUnderWay() {
    return Capability.absent("an attempt is one critical section, and the next one waits for it");
  }

  @Override
  protected int modelRuns() {
    return 10 * super.modelRuns(); // It is quick.
  }
}
