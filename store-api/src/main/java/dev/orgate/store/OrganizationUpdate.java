package dev.orgate.store;

import org.jspecify.annotations.Nullable;

/**
 * What of an organization changes; null leaves a thing as it is.
 *
 * @param parent uuid of the new parent; nothing becomes a root by an update
 */
public record OrganizationUpdate(
    @Nullable String name,
    @Nullable String description,
    @Nullable OrganizationType type,
    @Nullable String parent) {}
