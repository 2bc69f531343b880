package dev.orgate.store;

/**
 * How much of a quota entry is used.
 *
 * @param limit the entry's value
 * @param used how many exist; 0 for an entry whose name nothing here is counted by
 */
public record OrganizationQuotaUse(String name, long limit, long used) {}
