package dev.orgate.server.testing;

/** Makes tenants on the shared gateway, for tests that need many. */
public interface Tenants {
  TestTenant next();
}
