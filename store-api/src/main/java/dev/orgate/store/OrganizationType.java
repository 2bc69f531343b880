package dev.orgate.store;

/** What an organization is. Both may be roots; only a department may be put under another one. */
public enum OrganizationType {
  COMPANY,
  DEPARTMENT
}
