package dev.orgate.server.swr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.TestGateway;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(GatewayExtension.class)
class SwrVersionsTest {
  private static Map<String, Object> version(TestGateway gateway) {
    return Map.of(
        "id", "v2",
        "links", Map.of("href", gateway.url() + "/v2", "rel", "self"),
        "min_version", "2.0",
        "status", "CURRENT",
        "updated", "2020-07-09T00:00:00Z",
        "version", "2.26");
  }

  @Test
  void versions_withoutCredential_areTold(TestGateway gateway) {
    Api anonymous = Api.anonymous(gateway.url());
    assertThat(anonymous.get("/").json()).isEqualTo(Map.of("versions", List.of(version(gateway))));
    assertThat(anonymous.get("/v2").json()).isEqualTo(Map.of("version", version(gateway)));
  }

  @Test
  void version_unknown_isNotFound(TestGateway gateway) {
    assertThat(Api.anonymous(gateway.url()).get("/v9").errorCode()).isEqualTo("SVCSTG.SWR.4040083");
  }
}
