package dev.orgate.server.config;

import dev.orgate.store.Quota;
import dev.orgate.store.Resource;
import java.util.Map;

/**
 * Everything a gateway is started with.
 *
 * @param http the socket and its limits
 * @param auth which tokens are believed
 * @param zstack what the ZStack dialect is told
 * @param operations how it shows what it does
 * @param load what it is as a target of load tests
 * @param store name of the store provider, e.g. {@code memory}
 * @param storeProperties the settings below the store's name; values may be secret
 * @param defaultLimits the limit of each resource for tenants without one of their own
 */
public record GatewaySettings(
    HttpSettings http,
    AuthSettings auth,
    ZstackSettings zstack,
    OperationsSettings operations,
    LoadSettings load,
    String store,
    Map<String, String> storeProperties,
    Map<Resource, Integer> defaultLimits) {
  public GatewaySettings {
    storeProperties = Map.copyOf(storeProperties);
    defaultLimits = Map.copyOf(defaultLimits);
  }

  /**
   * The settings of an application that embeds a gateway, by their names in the YAML file, e.g.
   * {@code Map.of("http.port", 0, "quota.namespaces", 20)}; the others have their defaults. Neither
   * the environment nor a file is read.
   *
   * @throws IllegalArgumentException with a line for each thing that is wrong
   */
  public static GatewaySettings of(Map<String, ?> values) {
    return SettingsReader.of(values);
  }

  static GatewaySettings of(Values values) {
    String store = values.text(Setting.STORE);
    return new GatewaySettings(
        HttpSettings.of(values),
        AuthSettings.of(values),
        ZstackSettings.of(values),
        OperationsSettings.of(values),
        LoadSettings.of(values),
        store,
        values.below(store),
        Map.of(
            Resource.NAMESPACE, limit(values, Setting.QUOTA_NAMESPACES),
            Resource.ORGANIZATION, limit(values, Setting.QUOTA_ORGANIZATIONS)));
  }

  private static int limit(Values values, Setting setting) {
    return values.number(setting, Quota.UNLIMITED, Integer.MAX_VALUE);
  }

  @Override
  public String toString() {
    return "GatewaySettings[http=%s, auth=%s, zstack=%s, operations=%s, load=%s, store=%s, storeProperties=%s, defaultLimits=%s]"
        .formatted(
            http, auth, zstack, operations, load, store, storeProperties.keySet(), defaultLimits);
  }
}
