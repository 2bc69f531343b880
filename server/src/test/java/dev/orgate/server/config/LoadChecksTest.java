package dev.orgate.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which gateways may not be targets of load tests. */
class LoadChecksTest {
  private static final String PASSWORD = "dev.password";

  private static void assertRefused(Map<String, ?> settings, String reason) {
    assertThatThrownBy(() -> GatewaySettings.of(settings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void seed_needsAPassword() {
    assertRefused(Map.of("load.seed", 1), "needs ORGATE_DEV_PASSWORD");
    assertThat(GatewaySettings.of(Map.of("load.seed", 1, PASSWORD, "a")).load().seed())
        .isEqualTo(1);
  }

  @Test
  void seed_andAnyKeys_areRefused(@TempDir Path directory) throws Exception {
    Path file = Files.createFile(directory.resolve("keys"));
    for (String keys : new String[] {"jwt.public-keys", "jwt.jwks", "access-keys"}) {
      assertRefused(
          Map.of("load.seed", 1, PASSWORD, "a", keys, file), "works with the development users");
    }
  }

  @Test
  void faults_withKeys_areRefused(@TempDir Path directory) throws Exception {
    Path file = Files.createFile(directory.resolve("keys"));
    assertRefused(
        Map.of("load.faults", true, "jwt.jwks", file), "works with the development users only");
  }

  @Test
  void anAddressOfTheNetwork_isRefused() {
    for (String load : new String[] {"load.faults", "load.seed"}) {
      Map<String, Object> settings = new HashMap<>(Map.of(PASSWORD, "a", "http.host", "0.0.0.0"));
      settings.put(load, load.equals("load.seed") ? 1 : true);
      assertRefused(settings, "is not a loopback address");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "load.tokens-file, out, needs ORGATE_LOAD_SEED",
    "load.fault-rate, 1, needs ORGATE_LOAD_FAULTS",
    "load.fault-rate, 1, needs ORGATE_LOAD_SEED",
    "load.fault-rate, 1001, is not a whole number from 0 to 1000",
    "load.fault, status=200, is no fault",
    "load.tenants, 0, is not a whole number",
    "load.grants, 101, is not a whole number from 0 to 100",
    "load.faults, yes, is none of"
  })
  void whatIsOfNoUseAlone_isRefused(String setting, String value, String reason) {
    assertRefused(Map.of(setting, value), reason);
  }

  @Test
  void tokens_ofMoreUsersThanThereAre_areRefused() {
    Map<String, Object> settings =
        new HashMap<>(Map.of("load.seed", 1, PASSWORD, "a", "load.tenants", 2));
    settings.put("load.tokens", 202);
    GatewaySettings.of(settings);
    settings.put("load.tokens", 203);
    assertRefused(settings, "'203' is more than the 202 users there are");
  }
}
