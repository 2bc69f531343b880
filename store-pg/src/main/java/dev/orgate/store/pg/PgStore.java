package dev.orgate.store.pg;

import dev.orgate.store.AccessStore;
import dev.orgate.store.Attempt;
import dev.orgate.store.Health;
import dev.orgate.store.NamespaceStore;
import dev.orgate.store.OrganizationAttributeStore;
import dev.orgate.store.OrganizationMemberStore;
import dev.orgate.store.OrganizationQuotaStore;
import dev.orgate.store.OrganizationStore;
import dev.orgate.store.QuotaStore;
import dev.orgate.store.Refusal;
import dev.orgate.store.Statistic;
import dev.orgate.store.Store;
import dev.orgate.store.StoreOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A store in Postgres, linearizable for all the gateways that share the database.
 *
 * <p>Each write is one call of a function of the schema, which is one transaction: it locks,
 * applies the rules, writes and answers. Calls that meet share a function call and so a flush of
 * the log (see {@link Coalescer}). Reads are one statement each, or share one.
 */
public final class PgStore implements Store {
  private static final long CHECK_SECONDS = 2;
  private static final long UPKEEP_MILLIS = 60_000;
  private static final int FORGOTTEN_AT_ONCE = 10_000;

  /** A piece of what is too old; locked rows are another gateway's piece. */
  private static final String FORGET =
      """
      DELETE FROM kept_outcome WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM kept_outcome WHERE kept_at < now() - make_interval(hours => $1::int)
        LIMIT $2::int FOR UPDATE SKIP LOCKED))
      """;

  private final Vertx vertx;
  private final PgSettings settings;
  private final Links links;
  private final Batches batches;
  private final NamespaceStore namespaces;
  private final AccessStore access;
  private final QuotaStore quotas;
  private final OrganizationStore organizations;
  private final OrganizationAttributeStore organizationAttributes;
  private final OrganizationMemberStore organizationMembers;
  private final OrganizationQuotaStore organizationQuotas;
  private volatile long upkeep = -1;
  private volatile boolean closed;

  /**
   * Builds the store.
   *
   * @throws IllegalArgumentException when a property is missing or wrong
   */
  public PgStore(StoreOptions options) {
    vertx = options.vertx();
    settings = PgSettings.of(options.properties());
    links = new Links(vertx, settings);
    batches = new Batches(links, settings, options);
    namespaces = new PgNamespaces(batches, null);
    access = new PgAccess(batches, null);
    quotas = new PgQuotas(batches, options);
    organizations = new PgOrganizations(batches, null);
    organizationAttributes = new PgOrganizationAttributes(batches, null);
    organizationMembers = new PgOrganizationMembers(batches, null);
    organizationQuotas = new PgOrganizationQuotas(batches, null);
  }

  @Override
  public Future<Void> start() {
    return OnCaller.of(
        migrate(vertx, settings, settings.migrate())
            .compose(migrated -> links.start())
            .map(
                connected -> {
                  if (closed) {
                    throw new Refusal.Unavailable("the store was closed meanwhile");
                  }
                  batches.open(true);
                  upkeep = vertx.setPeriodic(UPKEEP_MILLIS, timer -> forget());
                  return null;
                }));
  }

  /** Brings the schema up to date, or only looks whether it is. */
  static Future<Void> migrate(Vertx vertx, PgSettings settings, boolean forReal) {
    return vertx.executeBlocking(
        () -> {
          Migrations migrations = new Migrations(settings.uri());
          if (forReal) {
            migrations.migrate();
          } else {
            migrations.verify();
          }
          return null;
        });
  }

  private void forget() {
    // If it fails, the next time does more.
    batches
        .write(FORGET, Tuple.of(Attempt.KEPT_HOURS, FORGOTTEN_AT_ONCE))
        .onSuccess(
            rows -> {
              if (rows.rowCount() == FORGOTTEN_AT_ONCE) {
                forget();
              }
            })
        .onFailure(failure -> {});
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
    return organizationAttributes;
  }

  @Override
  public OrganizationMemberStore organizationMembers() {
    return organizationMembers;
  }

  @Override
  public OrganizationQuotaStore organizationQuotas() {
    return organizationQuotas;
  }

  @Override
  public Future<Health> check() {
    return OnCaller.of(
        batches
            .allowed(true)
            .compose(open -> links.execute("SELECT 1", Tuple.tuple()))
            .timeout(CHECK_SECONDS, TimeUnit.SECONDS)
            .map(Health.OK)
            .otherwise(failure -> new Health(false, "Postgres: " + failure.getMessage())));
  }

  @Override
  public List<Statistic> statistics() {
    return Stream.concat(batches.statistics(), links.statistics()).toList();
  }

  @Override
  public Future<Void> close() {
    closed = true;
    batches.open(false);
    vertx.cancelTimer(upkeep);
    return OnCaller.of(links.close());
  }
}
