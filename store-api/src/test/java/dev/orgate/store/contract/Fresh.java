package dev.orgate.store.contract;

import dev.orgate.store.NamespaceName;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Texts no other test, run or process uses: tests isolate by these and never clean up. */
final class Fresh {
  private static final String PROCESS = UUID.randomUUID().toString().substring(0, 8);
  private static final AtomicInteger COUNT = new AtomicInteger();

  private Fresh() {}

  static String text(String hint) {
    return hint + "-" + PROCESS + "-" + COUNT.incrementAndGet();
  }

  static NamespaceName name(String hint) {
    return new NamespaceName(text(hint));
  }
}
