package dev.orgate.store.memory;

import dev.orgate.store.Refusal;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The taken names of all tenants, and the ids, which are handed out with them. */
final class Names {
  private final ConcurrentHashMap<String, NamespaceEntry> taken = new ConcurrentHashMap<>();
  private final AtomicInteger lastId = new AtomicInteger();

  @Nullable NamespaceEntry get(String name) {
    return taken.get(name);
  }

  /**
   * Claims a name and publishes its namespace, in one step. The id is drawn inside that step, so a
   * claim that loses burns none.
   *
   * @return the new entry, or null when the name is taken
   */
  @Nullable NamespaceEntry claim(String name, IntFunction<NamespaceEntry> entry) {
    NamespaceEntry[] claimed = new NamespaceEntry[1];
    taken.computeIfAbsent(name, key -> claimed[0] = entry.apply(nextId()));
    return claimed[0];
  }

  void release(String name) {
    taken.remove(name);
  }

  private int nextId() {
    int id = lastId.updateAndGet(last -> last == Integer.MAX_VALUE ? last : last + 1);
    if (id == Integer.MAX_VALUE) {
      throw new Refusal.Unavailable("all namespace ids are used");
    }
    return id;
  }
}
