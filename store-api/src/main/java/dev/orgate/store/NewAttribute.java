package dev.orgate.store;

import org.jspecify.annotations.Nullable;

/**
 * An attribute to be added.
 *
 * @param uuid drawn by the caller
 */
public record NewAttribute(String uuid, String name, @Nullable String value) {}
