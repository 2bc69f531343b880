package dev.orgate.store.memory;

import dev.orgate.store.Actor;
import dev.orgate.store.NamespaceName;
import dev.orgate.store.Quota;
import dev.orgate.store.Resource;
import dev.orgate.store.StoreOptions;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * After {@code ./mvnw -DskipTests package}: {@code java -cp
 * server/target/orgate.jar:store-memory/target/test-classes
 * dev.orgate.store.memory.MemoryFootprint}
 */
public final class MemoryFootprint {
  private MemoryFootprint() {}

  /** Prints bytes of heap per namespace, each with its creator's grant, beyond the empty store. */
  public static void main(String[] args) {
    for (int tenants : new int[] {1, 10_000}) {
      for (int namespaces : new int[] {100_000, 1_000_000}) {
        System.out.printf(
            "%,9d namespaces in %,6d tenants: %.0f bytes each; %.0f with texts of its own each%n",
            namespaces,
            tenants,
            bytesEach(namespaces, tenants, true),
            bytesEach(namespaces, tenants, false));
      }
    }
  }

  /** {@code cached}: an admin's requests share the texts of one actor, that of a cached token. */
  private static double bytesEach(int namespaces, int tenants, boolean cached) {
    Map<Resource, Integer> noLimit = Map.of(Resource.NAMESPACE, Quota.UNLIMITED);
    MemoryStore store = new MemoryStore(new StoreOptions(null, noLimit, Map.of()));
    store.start();
    Actor[] admins =
        IntStream.range(0, tenants).mapToObj(MemoryFootprint::admin).toArray(Actor[]::new);
    long before = usedHeap();
    for (int i = 0; i < namespaces; i++) {
      Actor admin = cached ? admins[i % tenants] : admin(i % tenants);
      NamespaceName name = new NamespaceName("team-%06d".formatted(i));
      store.namespaces().create(admin, name).await();
    }
    long after = usedHeap();
    int used = store.quotas().get(admins[0], admins[0].tenant()).await().get(0).used();
    if (used != namespaces / tenants) {
      throw new IllegalStateException("only " + used + " were created in the first tenant");
    }
    return (double) (after - before) / namespaces;
  }

  private static Actor admin(int tenant) {
    return new Actor("tenant-" + tenant, "user-" + tenant, "User " + tenant, null, true, false);
  }

  private static long usedHeap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
