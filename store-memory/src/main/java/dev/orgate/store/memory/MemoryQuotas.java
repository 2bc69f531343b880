package dev.orgate.store.memory;

import dev.orgate.store.AccessRules;
import dev.orgate.store.Actor;
import dev.orgate.store.Quota;
import dev.orgate.store.QuotaStore;
import dev.orgate.store.Resource;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

final class MemoryQuotas implements QuotaStore {
  private final MemoryStore store;

  MemoryQuotas(MemoryStore store) {
    this.store = store;
  }

  @Override
  public Future<List<Quota>> get(Actor actor, String tenant) {
    return store.atomically(
        null, AccessRules.mayReadQuotas(actor, tenant), tenant, MemoryQuotas::quotas);
  }

  @Override
  public Future<List<Quota>> setLimits(Actor actor, String tenant, Map<Resource, Integer> limits) {
    return store.atomically(
        null,
        AccessRules.maySetLimits(actor),
        tenant,
        owner -> {
          limits.forEach(owner::limit);
          return quotas(owner);
        });
  }

  private static List<Quota> quotas(Tenant tenant) {
    return Stream.of(Resource.values()).map(tenant::quota).toList();
  }
}
