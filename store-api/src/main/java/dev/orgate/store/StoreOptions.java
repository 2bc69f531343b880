package dev.orgate.store;

import io.vertx.core.Vertx;
import java.util.Map;

/**
 * What a store is built from.
 *
 * @param vertx the instance whose contexts will call
 * @param defaultLimits the limit of each {@link Resource} for tenants without one of their own
 * @param properties the settings below the store's own name, e.g. {@code uri} for {@code pg.uri};
 *     values may be secret; times are in milliseconds
 */
public record StoreOptions(
    Vertx vertx, Map<Resource, Integer> defaultLimits, Map<String, String> properties) {
  /** The default limit of a resource. */
  public int defaultLimit(Resource resource) {
    return defaultLimits.getOrDefault(resource, Quota.UNLIMITED);
  }

  @Override
  public String toString() {
    return "StoreOptions[defaultLimits="
        + defaultLimits
        + ", properties="
        + properties.keySet()
        + "]";
  }
}
