package dev.orgate.store.memory;

import dev.orgate.store.Level;
import org.jspecify.annotations.Nullable;

/** A grant, reachable from its namespace and from its user; guarded by the tenant. */
final class GrantEntry {
  final NamespaceEntry namespace;
  final User user;
  String userName;
  Level level;

  /** The grant given next on the same namespace. */
  @Nullable GrantEntry next;

  GrantEntry(NamespaceEntry namespace, User user, String userName, Level level) {
    this.namespace = namespace;
    this.user = user;
    this.userName = userName;
    this.level = level;
  }
}
