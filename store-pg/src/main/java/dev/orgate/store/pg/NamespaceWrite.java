package dev.orgate.store.pg;

import dev.orgate.store.NamespaceName;
import dev.orgate.store.Refusal;
import dev.orgate.store.Resource;
import org.jspecify.annotations.Nullable;

/**
 * A write about one namespace; refused about that or, if there is a detail, a user's grant on it.
 */
interface NamespaceWrite extends Keyed {
  NamespaceName name();

  @Override
  default Resource resource() {
    return Resource.NAMESPACE;
  }

  @Override
  default Topic topic(@Nullable String detail) {
    return detail == null
        ? new Topic(Refusal.Subject.NAMESPACE, name().value())
        : new Topic(Refusal.Subject.GRANT, detail);
  }
}
