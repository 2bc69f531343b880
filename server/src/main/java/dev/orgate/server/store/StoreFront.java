package dev.orgate.server.store;

import dev.orgate.store.AccessStore;
import dev.orgate.store.Health;
import dev.orgate.store.NamespaceStore;
import dev.orgate.store.OrganizationAttributeStore;
import dev.orgate.store.OrganizationMemberStore;
import dev.orgate.store.OrganizationQuotaStore;
import dev.orgate.store.OrganizationStore;
import dev.orgate.store.QuotaStore;
import dev.orgate.store.Statistic;
import dev.orgate.store.Store;
import io.vertx.core.Future;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A store in front of another one, asked anew at each call which one that is. Every call of a part
 * of it goes through one place, also of a part under an attempt.
 */
public abstract class StoreFront implements Store {
  private final NamespaceStore namespaces = part(NamespaceStore.class, Store::namespaces);
  private final AccessStore access = part(AccessStore.class, Store::access);
  private final QuotaStore quotas = part(QuotaStore.class, Store::quotas);
  private final OrganizationStore organizations =
      part(OrganizationStore.class, Store::organizations);
  private final OrganizationAttributeStore attributes =
      part(OrganizationAttributeStore.class, Store::organizationAttributes);
  private final OrganizationMemberStore members =
      part(OrganizationMemberStore.class, Store::organizationMembers);
  private final OrganizationQuotaStore organizationQuotas =
      part(OrganizationQuotaStore.class, Store::organizationQuotas);

  /** The store that calls are for now. */
  protected abstract Store behind();

  /**
   * Calls a method of a part of the store behind.
   *
   * @throws Throwable what the method throws
   */
  protected Object call(Object part, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(part, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private <S> S part(Class<S> type, Function<Store, S> part) {
    return front(type, () -> part.apply(behind()));
  }

  private <S> S front(Class<S> type, Supplier<S> part) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Object answer = call(part.get(), method, arguments);
              if (type.isInstance(answer)) {
                S underAttempt = type.cast(answer);
                return front(type, () -> underAttempt);
              }
              return answer;
            }));
  }

  @Override
  public Future<Void> start() {
    return behind().start();
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
    return behind().check();
  }

  @Override
  public List<Statistic> statistics() {
    return behind().statistics();
  }

  @Override
  public Future<Void> close() {
    return behind().close();
  }
}
