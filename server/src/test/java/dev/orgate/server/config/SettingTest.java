package dev.orgate.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.config.AuthSettings.ClaimNames;
import dev.orgate.store.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The names and defaults that people and tools rely on. */
class SettingTest {
  @ParameterizedTest
  @CsvSource({
    "CONFIG, ORGATE_CONFIG, --config, ''",
    "HTTP_HOST, ORGATE_HTTP_HOST, --http-host, 127.0.0.1",
    "HTTP_PORT, ORGATE_HTTP_PORT, --http-port, 8080",
    "HTTP_TLS_CERTIFICATE, ORGATE_HTTP_TLS_CERTIFICATE, --http-tls-certificate, ''",
    "HTTP_TLS_KEY, ORGATE_HTTP_TLS_KEY, --http-tls-key, ''",
    "STORE, ORGATE_STORE, --store, memory",
    "PG_URI, ORGATE_PG_URI, --pg-uri, ''",
    "PG_COALESCE, ORGATE_PG_COALESCE, --pg-coalesce, true",
    "JWT_PUBLIC_KEYS, ORGATE_JWT_PUBLIC_KEYS, --jwt-public-keys, ''",
    "JWT_JWKS, ORGATE_JWT_JWKS, --jwt-jwks, ''",
    "JWT_ISSUER, ORGATE_JWT_ISSUER, --jwt-issuer, ''",
    "JWT_AUDIENCE, ORGATE_JWT_AUDIENCE, --jwt-audience, ''",
    "QUOTA_NAMESPACES, ORGATE_QUOTA_NAMESPACES, --quota-namespaces, 5",
    "DEV_PASSWORD, ORGATE_DEV_PASSWORD, --dev-password, ''",
  })
  void contract_isKeptToTheLetter(
      Setting setting, String variable, String flag, String defaultText) {
    assertThat(setting.environmentName()).isEqualTo(variable);
    assertThat(setting.flag()).isEqualTo(flag);
    assertThat(setting.defaultText()).isEqualTo(defaultText);
  }

  @Test
  void nothingGiven_isTheDocumentedGateway() {
    assertThat(Reading.of().run())
        .isEqualTo(
            new Startup.Run(
                new GatewaySettings(
                    new HttpSettings(
                        "127.0.0.1",
                        8080,
                        null,
                        65536,
                        32768,
                        20000,
                        4000,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(30),
                        Duration.ZERO),
                    new AuthSettings(
                        AuthSettings.KeySources.NONE,
                        null,
                        null,
                        null,
                        null,
                        Duration.ofSeconds(86400),
                        10_000,
                        null,
                        ClaimNames.DEFAULT,
                        true),
                    ZstackSettings.DEFAULT,
                    OperationsSettings.DEFAULT,
                    LoadSettings.NONE,
                    "memory",
                    Map.of(),
                    Map.of(Resource.NAMESPACE, 5, Resource.ORGANIZATION, 100)),
                List.of()));
  }

  @ParameterizedTest
  @EnumSource
  void everySetting_isNamedAlikeEverywhere(Setting setting) {
    assertThat(setting.key()).matches("[a-z]+([.-][a-z]+)*");
    assertThat(setting.environmentName()).isEqualTo("ORGATE_" + setting.name());
    assertThat(setting.flag())
        .isEqualTo("--" + setting.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  @Test
  void keys_areNoSectionsOfOthers() {
    List<String> keys = Stream.of(Setting.values()).map(Setting::key).toList();
    for (String key : keys) {
      assertThat(keys).noneMatch(other -> other.startsWith(key + "."));
    }
  }

  @Test
  void onlyWhatHoldsAPassword_isSecret() {
    assertThat(Setting.values())
        .filteredOn(setting -> setting.form() == Form.SECRET)
        .containsExactly(Setting.PG_URI, Setting.ZSTACK_JOB_KEY, Setting.DEV_PASSWORD);
  }
}
