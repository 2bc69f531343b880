package dev.orgate.store;

import io.vertx.core.Future;
import java.util.List;

/**
 * The quota entries of root organizations. They are not the tenant's own limit, which is in {@link
 * QuotaStore}. Changes are refused as {@link OrganizationStore} says first.
 */
public interface OrganizationQuotaStore extends Repeatable<OrganizationQuotaStore> {
  /**
   * Sets the entry of a name, or adds it, and answers it. Refused with {@link Refusal.RuleBroken}
   * {@code ROOT_HAS_QUOTA} unless the organization is a root; {@link Refusal.AlreadyExists} of a
   * new entry's uuid when that is taken.
   */
  Future<OrganizationQuota> set(Actor actor, String organization, NewQuotaEntry entry);

  /**
   * Answers the use of each entry of an organization, by age. Refused with {@link Refusal.NotFound}
   * only.
   */
  Future<List<OrganizationQuotaUse>> usage(Actor actor, String organization);

  /** Answers what matches; all of a page is of one instant. Without an order by age. */
  Future<Page<OrganizationQuota>> query(Actor actor, Query<QuotaField> query);
}
