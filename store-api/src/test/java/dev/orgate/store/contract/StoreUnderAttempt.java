package dev.orgate.store.contract;

import dev.orgate.store.AccessStore;
import dev.orgate.store.Attempt;
import dev.orgate.store.Health;
import dev.orgate.store.NamespaceStore;
import dev.orgate.store.OrganizationAttributeStore;
import dev.orgate.store.OrganizationMemberStore;
import dev.orgate.store.OrganizationQuotaStore;
import dev.orgate.store.OrganizationStore;
import dev.orgate.store.QuotaStore;
import dev.orgate.store.Store;
import io.vertx.core.Future;

/** A store each of whose calls is made under one attempt. */
record StoreUnderAttempt(Store store, Attempt attempt) implements Store {
  @Override
  public NamespaceStore namespaces() {
    return store.namespaces().under(attempt);
  }

  @Override
  public AccessStore access() {
    return store.access().under(attempt);
  }

  @Override
  public QuotaStore quotas() {
    return store.quotas();
  }

  @Override
  public OrganizationStore organizations() {
    return store.organizations().under(attempt);
  }

  @Override
  public OrganizationAttributeStore organizationAttributes() {
    return store.organizationAttributes().under(attempt);
  }

  @Override
  public OrganizationMemberStore organizationMembers() {
    return store.organizationMembers().under(attempt);
  }

  @Override
  public OrganizationQuotaStore organizationQuotas() {
    return store.organizationQuotas().under(attempt);
  }

  @Override
  public Future<Void> start() {
    return store.start();
  }

  @Override
  public Future<Health> check() {
    return store.check();
  }

  @Override
  public Future<Void> close() {
    return store.close();
  }
}
