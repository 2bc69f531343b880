package dev.orgate.store.memory;

import dev.orgate.store.AccessRules;
import dev.orgate.store.Actor;
import dev.orgate.store.Attempt;
import dev.orgate.store.Level;
import dev.orgate.store.Namespace;
import dev.orgate.store.NamespaceName;
import dev.orgate.store.NamespacePage;
import dev.orgate.store.NamespaceQuery;
import dev.orgate.store.NamespaceStore;
import dev.orgate.store.Quota;
import dev.orgate.store.Refusal;
import dev.orgate.store.Resource;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

final class MemoryNamespaces implements NamespaceStore {
  private final MemoryStore store;
  private final @Nullable Attempt attempt;

  MemoryNamespaces(MemoryStore store, @Nullable Attempt attempt) {
    this.store = store;
    this.attempt = attempt;
  }

  @Override
  public NamespaceStore under(Attempt next) {
    return new MemoryNamespaces(store, next);
  }

  @Override
  public Future<Namespace> create(Actor actor, NamespaceName name) {
    return store.atomically(
        attempt,
        AccessRules.mayCreate(actor),
        actor.tenant(),
        tenant -> create(tenant, actor, name.value()));
  }

  private static Namespace create(Tenant tenant, Actor actor, String name) {
    if (tenant.names.get(name) != null) {
      throw new Refusal.AlreadyExists(Refusal.Subject.NAMESPACE, name);
    }
    Quota quota = tenant.quota(Resource.NAMESPACE);
    if (!quota.hasRoom()) {
      throw new Refusal.QuotaExceeded(quota);
    }
    NamespaceEntry created =
        tenant.names.claim(name, id -> new NamespaceEntry(id, name, tenant, actor.userName()));
    if (created == null) {
      throw new Refusal.AlreadyExists(Refusal.Subject.NAMESPACE, name);
    }
    tenant.namespaces.add(created.id, created);
    tenant.add(created, actor.userId(), actor.userName(), Level.MANAGE);
    return created.seenAt(Level.MANAGE);
  }

  @Override
  public Future<Namespace> get(Actor actor, NamespaceName name) {
    return store.atomically(
        actor.tenant(),
        tenant -> {
          NamespaceEntry namespace = tenant.namespace(name);
          Level level = AccessRules.level(actor, tenant.held(actor, namespace));
          if (level == null) {
            throw new Refusal.Forbidden();
          }
          return namespace.seenAt(level);
        });
  }

  @Override
  public Future<NamespacePage> list(Actor actor, NamespaceQuery query) {
    return store.atomically(actor.tenant(), tenant -> list(tenant, actor, query));
  }

  private static NamespacePage list(Tenant tenant, Actor actor, NamespaceQuery query) {
    NamespaceName name = query.name();
    if (name != null) {
      NamespaceEntry entry = tenant.names.get(name.value());
      Level level =
          entry == null || entry.tenant != tenant || entry.id <= query.afterId()
              ? null
              : AccessRules.level(actor, tenant.held(actor, entry));
      return new NamespacePage(
          level == null || entry == null ? List.of() : List.of(entry.seenAt(level)), false);
    }
    User user = tenant.user(actor.userId());
    if (actor.tenantAdmin()) {
      return page(
          tenant.namespaces,
          query,
          entry -> {
            GrantEntry grant = user == null ? null : user.grants.get(entry.id);
            return entry.seenAt(grant == null ? Level.MANAGE : grant.level);
          });
    }
    return user == null
        ? new NamespacePage(List.of(), false)
        : page(user.grants, query, grant -> grant.namespace.seenAt(grant.level));
  }

  private static <E> NamespacePage page(
      Ascending<E> byId, NamespaceQuery query, Function<E, Namespace> view) {
    List<Namespace> items = new ArrayList<>(Math.min(query.limit(), byId.size()));
    Iterator<E> next = byId.after(query.afterId());
    while (next.hasNext() && items.size() < query.limit()) {
      items.add(view.apply(next.next()));
    }
    return new NamespacePage(items, next.hasNext());
  }

  @Override
  public Future<Void> delete(Actor actor, NamespaceName name) {
    return store.manage(
        attempt,
        actor,
        name,
        namespace -> {
          namespace.tenant.namespaces.remove(namespace.id);
          namespace.unlinkAll();
          namespace.tenant.names.release(namespace.name);
        });
  }
}
