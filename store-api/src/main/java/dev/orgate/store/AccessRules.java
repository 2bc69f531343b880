package dev.orgate.store;

import org.jspecify.annotations.Nullable;

/**
 * The authorization decisions, as pure functions of the actor and the grant it holds. Every store
 * applies these and no others, inside the atomic step that acts on them.
 */
public final class AccessRules {
  private AccessRules() {}

  /** Creating a namespace takes the tenant admin role; managing another namespace is no help. */
  public static boolean mayCreate(Actor actor) {
    return actor.tenantAdmin();
  }

  /**
   * The actor's level on a namespace of its own tenant, or null when it may not even see it.
   *
   * @param held the level of the actor's grant, or null without one
   */
  public static @Nullable Level level(Actor actor, @Nullable Level held) {
    return held == null && actor.tenantAdmin() ? Level.MANAGE : held;
  }

  /** Deleting a namespace and changing its grants: level manage, or any tenant admin. */
  public static boolean mayManage(Actor actor, @Nullable Level held) {
    return held == Level.MANAGE || actor.tenantAdmin();
  }

  /** Any change of organizations, their attributes, members and quota entries: tenant admins. */
  public static boolean mayChangeOrganizations(Actor actor) {
    return actor.tenantAdmin();
  }

  /** Reading quotas: those of the actor's own tenant; an operator those of any. */
  public static boolean mayReadQuotas(Actor actor, String tenant) {
    return actor.operator() || actor.tenant().equals(tenant);
  }

  /** Setting limits is the operator's alone: a tenant never raises its own. */
  public static boolean maySetLimits(Actor actor) {
    return actor.operator();
  }
}
