package dev.orgate.store;

/**
 * A namespace as one actor sees it.
 *
 * @param id positive, unique for ever, ascending in order of creation within a tenant
 * @param name unique across all tenants while the namespace lives
 * @param creatorName user name of the creator at the time of creation
 * @param level the asking actor's level; {@link Level#MANAGE} for a tenant admin without a grant
 * @param grants how many users hold a grant
 */
public record Namespace(int id, String name, String creatorName, Level level, int grants) {}
