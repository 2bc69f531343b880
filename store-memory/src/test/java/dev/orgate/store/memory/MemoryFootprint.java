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
            "%,9d namespaces in %,6d tenants: %.1f bytes each%n",
            namespaces, tenants, bytesEach(namespaces, tenants));
      }
    }
  }

  private static double bytesEach(int namespaces, int tenants) {
    Map<Resource, Integer> noLimit = Map.of(Resource.NAMESPACE, Quota.UNLIMITED);
    MemoryStore store = new MemoryStore(new StoreOptions(null, noLimit, Map.of()));
    store.start();
    // One actor per tenant: that of a cached token. Its texts are counted, once.
    long before = usedHeap();
    Actor[] admins =
        IntStream.range(0, tenants).mapToObj(MemoryFootprint::admin).toArray(Actor[]::new);
    for (int i = 0; i < namespaces; i++) {
      String name = "team-%06d".formatted(i);
      store.namespaces().create(admins[i % tenants], new NamespaceName(name)).await();
    }
    long after = usedHeap();
    int last = store.quotas().get(admins[0], admins[0].tenant()).await().get(0).used();
    if (last != namespaces / tenants) {
      throw new IllegalStateException("only " + last + " were created in the first tenant");
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
