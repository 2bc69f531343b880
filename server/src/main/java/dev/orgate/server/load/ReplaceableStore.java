package dev.orgate.server.load;

import dev.orgate.store.AccessStore;
import dev.orgate.store.Health;
import dev.orgate.store.NamespaceStore;
import dev.orgate.store.OrganizationAttributeStore;
import dev.orgate.store.OrganizationMemberStore;
import dev.orgate.store.OrganizationQuotaStore;
import dev.orgate.store.OrganizationStore;
import dev.orgate.store.QuotaStore;
import dev.orgate.store.Store;
import io.vertx.core.Future;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Function;

/**
 * A store behind which another one can be put while calls go on: each call is of the store that was
 * there when it began. Everything of the former one is gone with it, kept outcomes included.
 */
final class ReplaceableStore implements Store {
  private final NamespaceStore namespaces = follow(NamespaceStore.class, Store::namespaces);
  private final AccessStore access = follow(AccessStore.class, Store::access);
  private final QuotaStore quotas = follow(QuotaStore.class, Store::quotas);
  private final OrganizationStore organizations =
      follow(OrganizationStore.class, Store::organizations);
  private final OrganizationAttributeStore attributes =
      follow(OrganizationAttributeStore.class, Store::organizationAttributes);
  private final OrganizationMemberStore members =
      follow(OrganizationMemberStore.class, Store::organizationMembers);
  private final OrganizationQuotaStore organizationQuotas =
      follow(OrganizationQuotaStore.class, Store::organizationQuotas);
  private volatile Store current;

  ReplaceableStore(Store first) {
    current = first;
  }

  /** Puts another store, which was started, in the place of the present one and closes that. */
  Future<Void> replace(Store next) {
    Store former = current;
    current = next;
    return former.close();
  }

  private <S> S follow(Class<S> type, Function<Store, S> part) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              try {
                return method.invoke(part.apply(current), arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  @Override
  public Future<Void> start() {
    return current.start();
  }

  @Override
  public NamespaceStore namespaces() {
    return namespaces;
  }

  @Override
  public AccessStore access() {
    return access;
  }

  @Override
  public QuotaStore quotas() {
    return quotas;
  }

  @Override
  public OrganizationStore organizations() {
    return organizations;
  }

  @Override
  public OrganizationAttributeStore organizationAttributes() {
    return attributes;
  }

  @Override
  public OrganizationMemberStore organizationMembers() {
    return members;
  }

  @Override
  public OrganizationQuotaStore organizationQuotas() {
    return organizationQuotas;
  }

  @Override
  public Future<Health> check() {
    return current.check();
  }

  @Override
  public Future<Void> close() {
    return current.close();
  }
}
