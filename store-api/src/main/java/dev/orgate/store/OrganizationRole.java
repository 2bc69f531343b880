package dev.orgate.store;

import org.jspecify.annotations.Nullable;

/**
 * What one member of an organization may be appointed to. A role is kept as an attribute whose
 * value is the member's user id: one per organization, and never of anybody who is no member.
 */
public enum OrganizationRole {
  SUPERVISOR("__OrganizationSupervisor__"),
  OPERATOR("__OrganizationOperation__");

  private final String attribute;

  OrganizationRole(String attribute) {
    this.attribute = attribute;
  }

  /** Name of the attribute that keeps it. */
  public String attribute() {
    return attribute;
  }

  /** The role that an attribute keeps, or null when it is an ordinary one. */
  public static @Nullable OrganizationRole ofAttribute(String name) {
    for (OrganizationRole role : values()) {
      if (role.attribute.equals(name)) {
        return role;
      }
    }
    return null;
  }
}
