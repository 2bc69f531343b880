package dev.orgate.server.config;

import dev.orgate.store.Quota;
import dev.orgate.store.Resource;
import java.util.Map;

/**
 * Everything a gateway is started with.
 *
 * @param http the socket and its limits
 * @param auth which tokens are believed
 * @param store name of the store provider, e.g. {@code memory}
 * @param storeProperties the settings below the store's name; values may be secret
 * @param defaultLimits the limit of each resource for tenants without one of their own
 */
public record GatewaySettings(
    HttpSettings http,
    AuthSettings auth,
    String store,
    Map<String, String> storeProperties,
    Map<Resource, Integer> defaultLimits) {
  public GatewaySettings {
    storeProperties = Map.copyOf(storeProperties);
    defaultLimits = Map.copyOf(defaultLimits);
  }

  static GatewaySettings of(Values values) {
    String store = values.text(Setting.STORE);
    int namespaces = values.number(Setting.QUOTA_NAMESPACES, Quota.UNLIMITED, Integer.MAX_VALUE);
    return new GatewaySettings(
        HttpSettings.of(values),
        AuthSettings.of(values),
        store,
        values.below(store),
        Map.of(Resource.NAMESPACE, namespaces));
  }

  @Override
  public String toString() {
    return "GatewaySettings[http=%s, auth=%s, store=%s, storeProperties=%s, defaultLimits=%s]"
        .formatted(http, auth, store, storeProperties.keySet(), defaultLimits);
  }
}
