package dev.orgate.store;

/**
 * How many users an organization has.
 *
 * @param total users who are members of it or of anything below it, each once
 * @param direct members of it
 */
public record MemberCount(int total, int direct) {}
