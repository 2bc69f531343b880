package dev.orgate.server.swr;

import dev.orgate.store.AccessStore;
import dev.orgate.store.Actor;
import dev.orgate.store.Attempt;
import dev.orgate.store.Health;
import dev.orgate.store.Namespace;
import dev.orgate.store.NamespaceName;
import dev.orgate.store.NamespacePage;
import dev.orgate.store.NamespaceQuery;
import dev.orgate.store.NamespaceStore;
import dev.orgate.store.OrganizationAttributeStore;
import dev.orgate.store.OrganizationMemberStore;
import dev.orgate.store.OrganizationQuotaStore;
import dev.orgate.store.OrganizationStore;
import dev.orgate.store.QuotaStore;
import dev.orgate.store.Refusal;
import dev.orgate.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A store that takes its time over a create, and can be told to have bad moments. */
record TroubledStore(Vertx vertx, Store healthy, Queue<Trouble> troubles) implements Store {

  TroubledStore(Vertx vertx, Store healthy) {
    this(vertx, healthy, new ConcurrentLinkedQueue<>());
  }

  /**
   * What becomes of one create.
   *
   * @param happens whether it is done all the same
   */
  record Trouble(boolean happens, Refusal answer) {}

  @Override
  public NamespaceStore namespaces() {
    return new Namespaces(healthy.namespaces());
  }

  @Override
  public AccessStore access() {
    return healthy.access();
  }

  @Override
  public QuotaStore quotas() {
    return healthy.quotas();
  }

  @Override
  public OrganizationStore organizations() {
    return healthy.organizations();
  }

  @Override
  public OrganizationAttributeStore organizationAttributes() {
    return healthy.organizationAttributes();
  }

  @Override
  public OrganizationMemberStore organizationMembers() {
    return healthy.organizationMembers();
  }

  @Override
  public OrganizationQuotaStore organizationQuotas() {
    return healthy.organizationQuotas();
  }

  @Override
  public Future<Void> start() {
    return healthy.start();
  }

  @Override
  public Future<Health> check() {
    return healthy.check();
  }

  @Override
  public Future<Void> close() {
    return healthy.close();
  }

  private final class Namespaces implements NamespaceStore {
    private final NamespaceStore store;

    Namespaces(NamespaceStore store) {
      this.store = store;
    }

    @Override
    public NamespaceStore under(Attempt attempt) {
      return new Namespaces(store.under(attempt));
    }

    @Override
    public Future<Namespace> create(Actor actor, NamespaceName name) {
      return vertx.timer(1).compose(later -> createNow(actor, name));
    }

    private Future<Namespace> createNow(Actor actor, NamespaceName name) {
      Trouble trouble = troubles.poll();
      if (trouble == null) {
        return store.create(actor, name);
      }
      Future<?> hidden = trouble.happens() ? store.create(actor, name) : Future.succeededFuture();
      return hidden.transform(done -> Future.failedFuture(trouble.answer()));
    }

    @Override
    public Future<Namespace> get(Actor actor, NamespaceName name) {
      return store.get(actor, name);
    }

    @Override
    public Future<NamespacePage> list(Actor actor, NamespaceQuery query) {
      return store.list(actor, query);
    }

    @Override
    public Future<Void> delete(Actor actor, NamespaceName name) {
      return store.delete(actor, name);
    }
  }
}
