package dev.orgate.server;

import dev.orgate.server.config.GatewaySettings;
import dev.orgate.store.api.ApiText;
import dev.orgate.store.api.CommittedApi;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an application that embeds a gateway compiles against changes on purpose only. */
class EmbeddingApiTest {
  private static final String PACKAGE = EmbeddingApiTest.class.getPackageName();

  @Test
  void api_isTheCommittedOne() throws IOException {
    CommittedApi.holds(
        ApiText.of(
            List.of(
                Gateway.class, GatewayRoutes.class, GatewayVerticle.class, GatewaySettings.class),
            type -> type.getName().startsWith(PACKAGE)));
  }
}
