package dev.orgate.store.memory;

import dev.orgate.store.Actor;
import dev.orgate.store.Level;
import dev.orgate.store.NamespaceName;
import dev.orgate.store.Quota;
import dev.orgate.store.Refusal;
import dev.orgate.store.Resource;
import dev.orgate.store.StoreOptions;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything of one tenant; its monitor guards it all. */
final class Tenant {
  final String id;
  final Names names;
  final Ascending<NamespaceEntry> namespaces = new Ascending<>();
  private final Map<String, User> users = new HashMap<>();
  final Forest forest;
  private int namespaceLimit;
  private int organizationLimit;

  Tenant(String id, Names names, StoreOptions options, InstantSource clock) {
    this.id = id;
    this.names = names;
    this.forest = new Forest(clock);
    this.namespaceLimit = options.defaultLimit(Resource.NAMESPACE);
    this.organizationLimit = options.defaultLimit(Resource.ORGANIZATION);
  }

  Quota quota(Resource resource) {
    return switch (resource) {
      case NAMESPACE -> new Quota(resource, namespaceLimit, namespaces.size());
      case ORGANIZATION -> new Quota(resource, organizationLimit, forest.organizations.size());
    };
  }

  void limit(Resource resource, int limit) {
    switch (resource) {
      case NAMESPACE -> namespaceLimit = limit;
      case ORGANIZATION -> organizationLimit = limit;
    }
  }

  /** The tenant's own namespace of that name; those of others are not found. */
  NamespaceEntry namespace(NamespaceName name) {
    NamespaceEntry entry = names.get(name.value());
    if (entry == null || entry.tenant != this) {
      throw new Refusal.NotFound(Refusal.Subject.NAMESPACE, name.value());
    }
    return entry;
  }

  @Nullable User user(String userId) {
    return users.get(userId);
  }

  @Nullable GrantEntry grant(NamespaceEntry namespace, String userId) {
    GrantEntry first = namespace.first();
    if (first != null && first.user.id.equals(userId)) {
      return first; // most often the asker has made it, and it is at hand
    }
    User user = users.get(userId);
    return user == null ? null : user.grants.get(namespace.id);
  }

  @Nullable Level held(Actor actor, NamespaceEntry namespace) {
    GrantEntry grant = grant(namespace, actor.userId());
    return grant == null ? null : grant.level;
  }

  void add(NamespaceEntry namespace, String userId, String userName, Level level) {
    User user = users.computeIfAbsent(userId, User::new);
    GrantEntry grant = new GrantEntry(namespace, user, userName, level);
    user.grants.add(namespace.id, grant);
    namespace.append(grant);
  }

  /** Forgets the grant on its user's side; the caller takes it off the namespace's. */
  void unlink(GrantEntry grant) {
    User user = grant.user;
    user.grants.remove(grant.namespace.id);
    if (user.grants.size() == 0) {
      users.remove(user.id);
    }
  }
}
