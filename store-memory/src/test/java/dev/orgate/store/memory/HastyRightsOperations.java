package dev.orgate.store.memory;

import static dev.orgate.store.memory.SmallWorld.ADMIN;
import static dev.orgate.store.memory.SmallWorld.LIMIT;
import static dev.orgate.store.memory.SmallWorld.MEMBER;

import dev.orgate.store.Level;
import dev.orgate.store.Namespace;
import dev.orgate.store.contract.Command;
import dev.orgate.store.contract.Outcome;
import io.vertx.core.Future;

/** Broken on purpose: sees that the actor may in one step, deletes in the next. */
public class HastyRightsOperations extends StoreOperations {
  private final MemoryStore store = MemoryOperations.started(LIMIT);

  @Override
  Outcome run(Command command) {
    if (command instanceof Command.Delete delete && delete.actor().equals(MEMBER)) {
      Future<Namespace> seen = store.namespaces().get(MEMBER, delete.name());
      if (seen.succeeded() && seen.result().level() == Level.MANAGE) {
        return Outcome.of(store.namespaces().delete(ADMIN, delete.name()));
      }
    }
    return command.outcome(store);
  }
}
