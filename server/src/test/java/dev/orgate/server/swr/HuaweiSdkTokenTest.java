package dev.orgate.server.swr;

import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.Login;
import dev.orgate.server.testing.TestGateway;
import org.junit.jupiter.api.Test;

/** With tokens, on a gateway as it starts without any setting but a password. */
class HuaweiSdkTokenTest extends HuaweiSdkContract {
  private static final String PASSWORD = "for the SDK";

  @Override
  TestGateway startGateway() {
    return TestGateway.start(GatewayExtension.developmentSettings(PASSWORD));
  }

  @Override
  Sdk sdk(TestGateway gateway, String user) {
    String token = new Login(gateway.url(), PASSWORD).token(user);
    return Sdk.of(gateway.url(), token, "demo-project");
  }

  @Test
  void list_badToken_isUnauthenticated() {
    assertUnauthenticated(Sdk.of(gateway.url(), "gAAAAABh", "demo-project"), "decrypt token fail");
  }

  @Test
  void quotas_foreignProject_areForbidden() {
    String token = new Login(gateway.url(), PASSWORD).token("bob");
    assertRefused(
        () -> Sdk.of(gateway.url(), token, "other").quotas(),
        403,
        "SVCSTG.SWR.4039002",
        "No permission for this operation");
  }
}
