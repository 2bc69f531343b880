package dev.orgate.store;

/** What the tree of organizations demands, as the reason of {@link Refusal.RuleBroken}. */
public enum OrganizationRule {
  /** A company is not put under a parent later; only one created there stays there. */
  COMPANY_HAS_NO_PARENT,
  /** Nobody becomes a descendant of their own. */
  NO_CYCLE,
  /** Deleted alone, an organization has no children. */
  NO_CHILDREN,
  /** Below an organization that is not enabled nothing changes. */
  ENABLED_ABOVE,
  /** A staled organization does not change until it is enabled. */
  NOT_STALED,
  /** Only roots have quota entries. */
  ROOT_HAS_QUOTA
}
