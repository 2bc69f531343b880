package dev.orgate.store;

import org.jspecify.annotations.Nullable;

/**
 * Who asks: the verified subject of one request. Every field comes from the credential, never from
 * a body or a path.
 *
 * @param tenant the account the subject belongs to; the wall around everything it can see
 * @param userId stable id of the user, the key of its grants
 * @param userName name shown as creator
 * @param project id of the project the credential is scoped to, or null when it names none
 * @param tenantAdmin administers every namespace of its own tenant
 * @param operator administers the platform: sets the limits of any tenant, sees no namespace by it
 */
public record Actor(
    String tenant,
    String userId,
    String userName,
    @Nullable String project,
    boolean tenantAdmin,
    boolean operator) {}
