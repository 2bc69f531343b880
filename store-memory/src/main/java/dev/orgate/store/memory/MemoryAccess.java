package dev.orgate.store.memory;

import dev.orgate.store.AccessRules;
import dev.orgate.store.AccessStore;
import dev.orgate.store.Actor;
import dev.orgate.store.Attempt;
import dev.orgate.store.Grant;
import dev.orgate.store.Level;
import dev.orgate.store.NamespaceAccess;
import dev.orgate.store.NamespaceName;
import dev.orgate.store.Refusal;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

final class MemoryAccess implements AccessStore {
  private final MemoryStore store;
  private final @Nullable Attempt attempt;

  MemoryAccess(MemoryStore store, @Nullable Attempt attempt) {
    this.store = store;
    this.attempt = attempt;
  }

  @Override
  public AccessStore under(Attempt next) {
    return new MemoryAccess(store, next);
  }

  @Override
  public Future<NamespaceAccess> show(Actor actor, NamespaceName name) {
    return store.atomically(
        actor.tenant(),
        tenant -> {
          NamespaceEntry namespace = tenant.namespace(name);
          GrantEntry own = tenant.grant(namespace, actor.userId());
          Level level = AccessRules.level(actor, own == null ? null : own.level);
          if (level == null) {
            throw new Refusal.Forbidden();
          }
          Grant self =
              own == null
                  ? new Grant(actor.userId(), actor.userName(), level)
                  : new Grant(own.user.id, own.userName, own.level);
          return new NamespaceAccess(
              namespace.id, namespace.name, namespace.creatorName, self, namespace.grants());
        });
  }

  @Override
  public Future<Void> grant(Actor actor, NamespaceName name, List<Grant> grants) {
    return store.manage(
        attempt,
        actor,
        name,
        namespace -> {
          Tenant tenant = namespace.tenant;
          for (Grant grant : grants) {
            if (tenant.grant(namespace, grant.userId()) != null) {
              throw new Refusal.AlreadyExists(Refusal.Subject.GRANT, grant.userId());
            }
          }
          for (Grant grant : grants) {
            tenant.add(namespace, grant.userId(), grant.userName(), grant.level());
          }
        });
  }

  @Override
  public Future<Void> change(Actor actor, NamespaceName name, List<Grant> grants) {
    return store.manage(
        attempt,
        actor,
        name,
        namespace -> {
          List<GrantEntry> existing = new ArrayList<>(grants.size());
          for (Grant grant : grants) {
            GrantEntry entry = namespace.tenant.grant(namespace, grant.userId());
            if (entry == null) {
              throw new Refusal.NotFound(Refusal.Subject.GRANT, grant.userId());
            }
            existing.add(entry);
          }
          for (int i = 0; i < existing.size(); i++) {
            existing.get(i).userName = grants.get(i).userName();
            existing.get(i).level = grants.get(i).level();
          }
        });
  }

  @Override
  public Future<Void> revoke(Actor actor, NamespaceName name, List<String> userIds) {
    return store.manage(
        attempt,
        actor,
        name,
        namespace -> {
          Set<GrantEntry> gone = new HashSet<>();
          for (String userId : userIds) {
            GrantEntry entry = namespace.tenant.grant(namespace, userId);
            if (entry != null) {
              namespace.tenant.unlink(entry);
              gone.add(entry);
            }
          }
          namespace.removeAll(gone);
        });
  }
}
