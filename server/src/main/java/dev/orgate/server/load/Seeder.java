package dev.orgate.server.load;

import dev.orgate.server.config.LoadSettings;
import dev.orgate.store.Actor;
import dev.orgate.store.NewOrganization;
import dev.orgate.store.OrganizationStore;
import dev.orgate.store.Quota;
import dev.orgate.store.Refusal;
import dev.orgate.store.Resource;
import dev.orgate.store.Store;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Fills a store by its calls, as clients would. What is there already is left as it is, so that
 * several gateways may seed one database, one after the other or at once.
 */
final class Seeder {
  private static final Actor OPERATOR = new Actor("demo", "admin", "admin", null, true, true);
  private static final Map<Resource, Integer> ANY_NUMBER =
      Map.of(Resource.NAMESPACE, Quota.UNLIMITED, Resource.ORGANIZATION, Quota.UNLIMITED);

  private final Vertx vertx;
  private final LoadSettings settings;
  private final Scheme scheme;

  Seeder(Vertx vertx, int seed, LoadSettings settings) {
    this.vertx = vertx;
    this.settings = settings;
    this.scheme = new Scheme(seed, settings);
  }

  /** Fills the store; fails as the first call that is refused for anything but being there. */
  Future<Void> fill(Store store) {
    Context context = vertx.getOrCreateContext();
    OrganizationStore organizations = store.organizations();
    int many = settings.organizations();
    return Parallel.each(context, settings.tenants(), tenant -> lift(store, tenant))
        .compose(done -> each(context, settings.namespaces(), n -> namespace(store, n)))
        .compose(done -> each(context, many, n -> organization(organizations, n, true)))
        .compose(done -> each(context, many, n -> organization(organizations, n, false)));
  }

  /** Tenant by tenant, which is faster than in turn: what a store looks at next is near. */
  private Future<Void> each(Context context, int count, IntFunction<Future<Void>> call) {
    int tenants = settings.tenants();
    int ofOne = (count + tenants - 1) / tenants;
    return Parallel.each(
        context,
        ofOne * tenants,
        step -> {
          int n = step % ofOne * tenants + step / ofOne;
          return n < count ? call.apply(n) : Future.succeededFuture();
        });
  }

  /** Lifts the limits of a tenant, or a test of creating would soon be one of being refused. */
  private static Future<Void> lift(Store store, int tenant) {
    return store.quotas().setLimits(OPERATOR, Scheme.tenant(tenant), ANY_NUMBER).mapEmpty();
  }

  private Future<Void> namespace(Store store, int n) {
    Actor creator = Scheme.actor(scheme.tenantOf(n));
    Future<Void> created =
        store.namespaces().create(creator, scheme.namespace(n)).transform(Seeder::orThere);
    return settings.grants() == 0
        ? created
        : created.compose(
            done ->
                store
                    .access()
                    .grant(creator, scheme.namespace(n), scheme.grants(n))
                    .transform(Seeder::orThere));
  }

  private Future<Void> organization(OrganizationStore store, int n, boolean companies) {
    if (scheme.isCompany(n) != companies) {
      return Future.succeededFuture();
    }
    NewOrganization organization = scheme.organization(n);
    return store.create(Scheme.actor(scheme.tenantOf(n)), organization).transform(Seeder::orThere);
  }

  private static Future<Void> orThere(Object ignored, Throwable failure) {
    return failure == null || failure instanceof Refusal.AlreadyExists
        ? Future.succeededFuture()
        : Future.failedFuture(failure);
  }
}
