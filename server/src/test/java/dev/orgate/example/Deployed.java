package dev.orgate.example;

import dev.orgate.server.Gateway;
import dev.orgate.server.config.GatewaySettings;
import io.vertx.core.Vertx;
import java.util.Map;

/** An application that runs a gateway beside whatever else it does. */
final class Deployed {
  private Deployed() {}

  // README: deployed
  static Gateway start(Vertx vertx) {
    GatewaySettings settings =
        GatewaySettings.of(Map.of("http.port", 0, "quota.namespaces", 20, "store", "memory"));
    return Gateway.start(vertx, settings, 2).await(); // two event loops; close() undeploys them
  }
  // README: end
}
