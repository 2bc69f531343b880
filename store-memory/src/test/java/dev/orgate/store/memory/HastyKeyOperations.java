package dev.orgate.store.memory;

import static dev.orgate.store.memory.SmallWorld.LIMIT;

import dev.orgate.store.contract.Command;
import dev.orgate.store.contract.Outcome;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Broken on purpose: sees that the key is new in one step, writes in the next, then keeps. */
public class HastyKeyOperations extends StoreOperations {
  private final MemoryStore store = MemoryOperations.started(LIMIT);
  private final Map<Command, Outcome> kept = new ConcurrentHashMap<>();

  @Override
  Outcome run(Command command) {
    if (!(command instanceof Command.Keyed attempt)) {
      return command.outcome(store);
    }
    Outcome first = kept.get(attempt);
    if (first != null) {
      return first.replayed();
    }
    Outcome outcome = attempt.write().outcome(store);
    kept.put(attempt, outcome);
    return outcome;
  }
}
