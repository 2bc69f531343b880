package dev.orgate.store;

import java.time.Instant;

/**
 * A limit noted on a root organization. It is noted, shown and changed here; what it limits is held
 * to it elsewhere, or nowhere.
 *
 * @param uuid unique in the tenant
 * @param organization uuid of the root
 * @param name what is limited; one entry of a name per root
 * @param value the most, or {@link Quota#UNLIMITED}
 */
public record OrganizationQuota(
    String uuid, String organization, String name, long value, Instant created, Instant changed) {
  /** Name of the entry whose use is the number of organizations in the root's tree. */
  public static final String ORGANIZATIONS = "organization.num";

  /** Name of the entry whose use is the number of namespaces of the tenant. */
  public static final String NAMESPACES = "namespace.num";
}
