package dev.orgate.store.memory;

import static dev.orgate.store.Resource.NAMESPACE;
import static dev.orgate.store.memory.SmallWorld.ADMIN;
import static dev.orgate.store.memory.SmallWorld.FOREIGNER;
import static dev.orgate.store.memory.SmallWorld.LIMIT;

import dev.orgate.store.NamespaceName;
import dev.orgate.store.NamespaceQuery;
import dev.orgate.store.Quota;
import dev.orgate.store.contract.Command;
import dev.orgate.store.contract.Outcome;

/** Broken on purpose: counts in one step, creates in the next. */
public class HastyQuotaOperations extends StoreOperations {
  private final MemoryStore store = MemoryOperations.started(Quota.UNLIMITED);

  @Override
  Outcome run(Command command) {
    if (command instanceof Command.Create create && create.actor().tenantAdmin()) {
      int used =
          store.namespaces().list(create.actor(), NamespaceQuery.ALL).result().items().size();
      if (used >= LIMIT && !taken(create.name())) {
        return Outcome.quotaExceeded(new Quota(NAMESPACE, LIMIT, used));
      }
    }
    return command.outcome(store);
  }

  private boolean taken(NamespaceName name) {
    return store.namespaces().get(ADMIN, name).succeeded()
        || store.namespaces().get(FOREIGNER, name).succeeded();
  }
}
