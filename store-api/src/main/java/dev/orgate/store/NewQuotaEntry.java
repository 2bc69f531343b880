package dev.orgate.store;

/**
 * A quota entry to be set.
 *
 * @param uuid what the entry is called unless the root has one of that name already
 * @param value -1 (no limit) or more
 */
public record NewQuotaEntry(String uuid, String name, long value) {}
