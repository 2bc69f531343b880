package dev.orgate.store.contract;

import dev.orgate.store.Actor;

/** A tenant and the people in it. */
public record Account(String tenant) {
  /** Administers the platform; belongs to a tenant of its own and to none of a test's. */
  public static final Actor OPERATOR =
      new Actor("platform", "ops", "Ops by token", null, false, true);

  static Account fresh() {
    return new Account(Fresh.text("tenant"));
  }

  public Actor admin() {
    return admin("ada");
  }

  Actor admin(String userId) {
    return new Actor(tenant, userId, userId + " by token", null, true, false);
  }

  public Actor member(String userId) {
    return new Actor(tenant, userId, userId + " by token", "project", false, false);
  }
}
