package dev.orgate.store;

import io.vertx.core.Future;
import java.util.List;

/**
 * Where organizations live. One instance serves a whole process: every method of it and of the
 * stores it hands out may be called from any thread at any time between {@link #start} and {@link
 * #close}; calls are linearizable, and each is one atomic step.
 *
 * <p>Futures complete on the caller's Vert.x context (without one, on any thread). They fail with a
 * {@link Refusal} only; before start and after close with {@link Refusal.Unavailable}. Building a
 * store does no I/O.
 */
public interface Store {
  /** Connects and prepares; the store serves when the future succeeds. Called once. */
  Future<Void> start();

  /** Namespaces by name. */
  NamespaceStore namespaces();

  /** Grants on namespaces. */
  AccessStore access();

  /** Limits and use per tenant. */
  QuotaStore quotas();

  /** The tree of organizations. */
  OrganizationStore organizations();

  /** What organizations are described by. */
  OrganizationAttributeStore organizationAttributes();

  /** Who belongs to organizations, and who has a role there. */
  OrganizationMemberStore organizationMembers();

  /** Limits noted on root organizations. */
  OrganizationQuotaStore organizationQuotas();

  /** Asks whether the store can serve now; answers a value, never fails. */
  Future<Health> check();

  /** What it has counted of its own work up to now, for operators; there need not be anything. */
  default List<Statistic> statistics() {
    return List.of();
  }

  /**
   * Lets go of everything; operations under way finish or are refused. A second call is harmless.
   */
  Future<Void> close();
}
