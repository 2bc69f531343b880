package dev.orgate.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A name and a value that an organization has; names repeat, but those of {@link
 * OrganizationRole}s.
 *
 * @param uuid unique in the tenant
 * @param organization uuid of the organization that has it
 * @param created when, to the millisecond
 * @param changed when the value last changed
 */
public record OrganizationAttribute(
    String uuid,
    String organization,
    String name,
    @Nullable String value,
    Instant created,
    Instant changed) {
  /** The longest name and the longest value, in characters. */
  public static final int MAX_LENGTH = 2048;
}
