package dev.orgate.store.memory;

import static dev.orgate.store.Refusal.Subject.NAMESPACE;
import static dev.orgate.store.memory.SmallWorld.ADMIN;
import static dev.orgate.store.memory.SmallWorld.FOREIGNER;
import static dev.orgate.store.memory.SmallWorld.LIMIT;

import dev.orgate.store.contract.Command;
import dev.orgate.store.contract.Outcome;

/**
 * Broken on purpose: sees that the other tenant has no such name in one step, creates in the next.
 */
public class HastyNameOperations extends StoreOperations {
  private final MemoryStore here = MemoryOperations.started(LIMIT);
  private final MemoryStore there = MemoryOperations.started(LIMIT);

  @Override
  Outcome run(Command command) {
    boolean foreign = command.actor().equals(FOREIGNER);
    if (command instanceof Command.Create create && create.actor().tenantAdmin()) {
      boolean taken =
          foreign
              ? here.namespaces().get(ADMIN, create.name()).succeeded()
              : there.namespaces().get(FOREIGNER, create.name()).succeeded();
      if (taken) {
        return Outcome.alreadyExists(NAMESPACE, create.name());
      }
    }
    return command.outcome(foreign ? there : here);
  }
}
