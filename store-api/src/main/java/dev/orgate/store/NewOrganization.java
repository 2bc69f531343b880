package dev.orgate.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An organization to be created, enabled.
 *
 * @param uuid drawn by the caller or given by its client; a {@link Uuid}
 * @param parent uuid of the organization to be below, or null to be a root
 * @param attributes whose uuids are new; none may keep a role, because nobody is a member yet
 * @param quotas entries of a root; none of a name twice
 */
public record NewOrganization(
    String uuid,
    String name,
    @Nullable String description,
    OrganizationType type,
    @Nullable String parent,
    List<NewAttribute> attributes,
    List<NewQuotaEntry> quotas) {
  public NewOrganization {
    attributes = List.copyOf(attributes);
    quotas = List.copyOf(quotas);
  }
}
