package dev.orgate.store;

/** Whether what is below an organization may change; see {@link OrganizationRules}. */
public enum OrganizationState {
  ENABLED,
  /** Nothing below it changes. */
  DISABLED,
  /** It came from a directory that no longer has it: nothing changes but its state. */
  STALED
}
