package dev.orgate.store;

import org.jspecify.annotations.Nullable;

/**
 * Which changes the tree of organizations allows, as pure functions of what is stored. Every store
 * applies these and no others, inside the atomic step that acts on them.
 */
public final class OrganizationRules {
  private OrganizationRules() {}

  /** Whether anything below an organization in that state may change, enabling it apart. */
  public static boolean mayChangeBelow(OrganizationState above) {
    return above == OrganizationState.ENABLED;
  }

  /** Whether an organization in that state may change itself, its state apart. */
  public static boolean mayChange(OrganizationState own) {
    return own != OrganizationState.STALED;
  }

  /** Whether a state may be set below an organization that is not enabled. */
  public static boolean maySetBelowAnything(OrganizationState next) {
    return next == OrganizationState.ENABLED;
  }

  /**
   * Whether an update breaks {@link OrganizationRule#COMPANY_HAS_NO_PARENT}: it moves what is or
   * becomes a company, or makes a company of what has a parent.
   *
   * @param type the type so far
   * @param parent the parent so far, or null for a root
   */
  public static boolean putsCompanyUnderParent(
      OrganizationType type, @Nullable String parent, OrganizationUpdate update) {
    OrganizationType next = update.type() == null ? type : update.type();
    boolean moves = update.parent() != null;
    boolean wasOrIs = type == OrganizationType.COMPANY || next == OrganizationType.COMPANY;
    return moves && wasOrIs || next == OrganizationType.COMPANY && next != type && parent != null;
  }
}
