package dev.orgate.store.memory;

import dev.orgate.store.AccessRules;
import dev.orgate.store.AccessStore;
import dev.orgate.store.Actor;
import dev.orgate.store.Attempt;
import dev.orgate.store.Health;
import dev.orgate.store.NamespaceName;
import dev.orgate.store.NamespaceStore;
import dev.orgate.store.OrganizationAttributeStore;
import dev.orgate.store.OrganizationMemberStore;
import dev.orgate.store.OrganizationQuotaStore;
import dev.orgate.store.OrganizationStore;
import dev.orgate.store.QuotaStore;
import dev.orgate.store.Refusal;
import dev.orgate.store.Store;
import dev.orgate.store.StoreOptions;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A linearizable store in this process's memory.
 *
 * <p>Each tenant is one lock and everything it guards: its namespaces, grants, organizations and
 * limits. Every operation is one short critical section of one tenant. What tenants share is the
 * map of taken names, and a create enters it as the single step that both claims the name and
 * publishes the namespace. Use is not counted but is the size of the tenant's map, so the two
 * cannot differ.
 */
public final class MemoryStore implements Store {
  private final ConcurrentHashMap<String, Tenant> tenants = new ConcurrentHashMap<>();
  private final Names names = new Names();
  private final KeptOutcomes keptOutcomes;
  private final StoreOptions options;
  private final InstantSource clock;
  private final NamespaceStore namespaces = new MemoryNamespaces(this, null);
  private final AccessStore access = new MemoryAccess(this, null);
  private final QuotaStore quotas = new MemoryQuotas(this);
  private final OrganizationStore organizations = new MemoryOrganizations(this, null);
  private final OrganizationAttributeStore attributes =
      new MemoryOrganizationAttributes(this, null);
  private final OrganizationMemberStore members = new MemoryOrganizationMembers(this, null);
  private final OrganizationQuotaStore organizationQuotas =
      new MemoryOrganizationQuotas(this, null);
  private volatile boolean open;

  public MemoryStore(StoreOptions options) {
    this(options, InstantSource.system());
  }

  MemoryStore(StoreOptions options, InstantSource clock) {
    this.options = options;
    this.clock = clock;
    this.keptOutcomes = new KeptOutcomes(clock);
  }

  @Override
  public Future<Void> start() {
    open = true;
    return Future.succeededFuture();
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
    return Future.succeededFuture(open ? Health.OK : new Health(false, "the store is closed"));
  }

  @Override
  public Future<Void> close() {
    open = false;
    return Future.succeededFuture();
  }

  /** Runs one atomic step on a tenant; what it throws as {@link Refusal} is the outcome. */
  <R> Future<R> atomically(String tenantId, Function<Tenant, R> step) {
    return atomically(null, true, tenantId, step);
  }

  /**
   * The same for an actor whom the rules allow it. The rules come before the step, so that a tenant
   * named by somebody who may not is never remembered, and its keys are not used up.
   *
   * @param attempt the step is taken once for all attempts at it, or each time if null
   */
  <R> Future<R> atomically(
      @Nullable Attempt attempt, boolean allowed, String tenantId, Function<Tenant, R> step) {
    if (!open) {
      return Future.failedFuture(new Refusal.Unavailable("the store is closed"));
    }
    if (!allowed) {
      return Future.failedFuture(new Refusal.Forbidden());
    }
    Tenant tenant = tenants.get(tenantId);
    if (tenant == null) {
      tenant = tenants.computeIfAbsent(tenantId, id -> new Tenant(id, names, options, clock));
    }
    synchronized (tenant) {
      return attempt == null ? outcome(tenant, step) : once(attempt, tenant, step);
    }
  }

  private <R> Future<R> once(Attempt attempt, Tenant tenant, Function<Tenant, R> step) {
    Future<R> earlier = keptOutcomes.find(tenant.id, attempt);
    if (earlier != null) {
      return earlier;
    }
    Future<R> outcome = outcome(tenant, step);
    if (!(outcome.cause() instanceof Refusal.Unavailable)) {
      keptOutcomes.keep(tenant.id, attempt, outcome);
    }
    return outcome;
  }

  private static <R> Future<R> outcome(Tenant tenant, Function<Tenant, R> step) {
    try {
      return Future.succeededFuture(step.apply(tenant));
    } catch (Refusal refusal) {
      return Future.failedFuture(refusal);
    }
  }

  /** Changes a namespace that the actor may manage, in one atomic step. */
  Future<Void> manage(
      @Nullable Attempt attempt, Actor actor, NamespaceName name, Consumer<NamespaceEntry> change) {
    return atomically(
        attempt,
        true,
        actor.tenant(),
        tenant -> {
          NamespaceEntry namespace = tenant.namespace(name);
          if (!AccessRules.mayManage(actor, tenant.held(actor, namespace))) {
            throw new Refusal.Forbidden();
          }
          change.accept(namespace);
          return null;
        });
  }
}
