package dev.orgate.store.memory;

import dev.orgate.store.Grant;
import dev.orgate.store.Level;
import dev.orgate.store.Namespace;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A live namespace. Its name, id and tenant never change; its grants are guarded by the tenant and
 * chained in the order given, because a list object each is too much for a million namespaces.
 */
final class NamespaceEntry {
  final int id;
  final String name;
  final Tenant tenant;
  final String creatorName;
  private @Nullable GrantEntry first;
  private @Nullable GrantEntry last;
  private int grants;

  NamespaceEntry(int id, String name, Tenant tenant, String creatorName) {
    this.id = id;
    this.name = name;
    this.tenant = tenant;
    this.creatorName = creatorName;
  }

  Namespace seenAt(Level level) {
    return new Namespace(id, name, creatorName, level, grants);
  }

  /** The grant given first, of those that are left. */
  @Nullable GrantEntry first() {
    return first;
  }

  List<Grant> grants() {
    List<Grant> all = new ArrayList<>(grants);
    for (GrantEntry entry = first; entry != null; entry = entry.next) {
      all.add(new Grant(entry.user.id, entry.userName, entry.level));
    }
    return all;
  }

  void append(GrantEntry grant) {
    if (last == null) {
      first = grant;
    } else {
      last.next = grant;
    }
    last = grant;
    grants++;
  }

  void removeAll(Set<GrantEntry> gone) {
    GrantEntry entry = first;
    first = null;
    last = null;
    grants = 0;
    while (entry != null) {
      GrantEntry following = entry.next;
      entry.next = null;
      if (!gone.contains(entry)) {
        append(entry);
      }
      entry = following;
    }
  }

  /** Forgets every grant, on the users' side too. */
  void unlinkAll() {
    for (GrantEntry entry = first; entry != null; entry = entry.next) {
      tenant.unlink(entry);
    }
  }
}
