package dev.orgate.store;

/** What a tenant's quota counts. */
public enum Resource {
  NAMESPACE,
  ORGANIZATION
}
