package dev.orgate.server.auth;

import dev.orgate.server.config.Secret;
import dev.orgate.store.Actor;
import org.jspecify.annotations.Nullable;

/**
 * A key that requests are signed with.
 *
 * @param access its public name
 * @param secret what signs
 * @param securityToken what goes along with a temporary key, or null for a lasting one
 * @param actor whose key it is
 * @param projectName what its actor's project is called, or null for the project's id
 */
record AccessKey(
    String access,
    Secret secret,
    @Nullable Secret securityToken,
    Actor actor,
    @Nullable String projectName) {}
