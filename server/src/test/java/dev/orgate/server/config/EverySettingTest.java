package dev.orgate.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Each line of the table of settings reaches a field of its own, whichever source it is from. */
class EverySettingTest {
  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "CONFIG")
  void everySetting_reachesTheGatewayFromEverySource(Setting setting) throws IOException {
    String value = changed(setting);
    Path file =
        Files.writeString(directory.resolve("orgate.yaml"), setting.key() + ": '" + value + "'");

    Startup.Run run = reading(setting).with(setting.environmentName(), value).run();

    boolean halfOfAPair = setting.key().startsWith("http.tls.");
    Reading without = halfOfAPair ? Reading.of() : reading(setting);
    assertThat(run.settings()).isNotEqualTo(without.settings());
    assertThat(run.warnings()).isEmpty();
    assertThat(reading(setting, setting.flag() + "=" + value).run()).isEqualTo(run);
    assertThat(reading(setting, setting.flag(), value).run()).isEqualTo(run);
    assertThat(reading(setting, "--config=" + file).run()).isEqualTo(run);
  }

  /** A store's settings reach the gateway when the store is chosen; what it then lacks is here. */
  private Reading reading(Setting setting, String... arguments) {
    Reading reading = Reading.of(arguments);
    if (setting == Setting.JWT_DISCOVERY) {
      return reading.with("ORGATE_JWT_ISSUER", "https://issuer.test");
    }
    if (setting == Setting.HTTP_TLS_CERTIFICATE) {
      return reading.with(Setting.HTTP_TLS_KEY.environmentName(), directory.resolve("17"));
    }
    if (setting == Setting.HTTP_TLS_KEY) {
      return reading.with(Setting.HTTP_TLS_CERTIFICATE.environmentName(), directory.resolve("17"));
    }
    if (setting == Setting.DEV_IDENTITY) {
      return reading.with("ORGATE_JWT_JWKS", "https://issuer.test/jwks");
    }
    if (setting == Setting.KEYSTONE_URL) {
      return reading.with("ORGATE_JWT_PUBLIC_KEYS", directory);
    }
    if (setting.key().startsWith("load.")) {
      return loadReading(setting, reading);
    }
    return setting.key().startsWith("pg.")
        ? reading.with("ORGATE_STORE", "pg").with("ORGATE_ZSTACK_JOB_KEY", "0123456789abcdef")
        : reading;
  }

  /** Of a load target with all that its settings need, but the one in question. */
  private static Reading loadReading(Setting setting, Reading reading) {
    reading.with("ORGATE_DEV_PASSWORD", "seventeen");
    if (setting != Setting.LOAD_SEED) {
      reading.with("ORGATE_LOAD_SEED", 1);
    }
    return setting == Setting.LOAD_FAULTS ? reading : reading.with("ORGATE_LOAD_FAULTS", true);
  }

  private String changed(Setting setting) throws IOException {
    return switch (setting.form()) {
      case NUMBER -> "17";
      case TIME -> "17s";
      case TEXT ->
          switch (setting) {
            case HTTP_HOST -> "127.0.0.17";
            case ZSTACK_DATES -> "zstack";
            case DEV_IDENTITY -> "false";
            case JWT_DISCOVERY, LOAD_FAULTS -> "true";
            case LOAD_FAULT -> "drop";
            case KEYSTONE_URL -> "https://keystone.test/identity";
            default -> "seventeen";
          };
      case FILE, FILES -> Files.writeString(directory.resolve("17"), "17").toString();
      case SECRET -> "@seven=teen=seventeen";
    };
  }

  @Test
  void everySetting_becomesItsOwnField() {
    Map<Object, Setting> reached = new LinkedHashMap<>();
    for (Setting setting : Setting.values()) {
      if (setting.form() == Form.NUMBER) {
        var settings = reading(setting).with(setting.environmentName(), 17).settings();
        assertThat(reached.put(settings, setting)).isNull();
      }
    }
    assertThat(Reading.of("--http-header-timeout=17s").settings().http().headerTimeout())
        .hasSeconds(17);
    assertThat(Reading.of("--http-request-timeout=17s").settings().http().requestTimeout())
        .hasSeconds(17);
    assertThat(Reading.of("--http-idle-timeout=17s").settings().http().idleTimeout())
        .hasSeconds(17);
    assertThat(Reading.of("--http-drain-timeout=17s").settings().http().drainTimeout())
        .hasSeconds(17);
    assertThat(Reading.of("--http-drain-delay=17s").settings().http().drainDelay()).hasSeconds(17);
    assertThat(Reading.of("--http-max-body-bytes=17").settings().http().maxBodyBytes())
        .isEqualTo(17);
    assertThat(Reading.of("--http-max-header-bytes=17").settings().http().maxHeaderBytes())
        .isEqualTo(17);
    assertThat(Reading.of("--http-max-connections=17").settings().http().maxConnections())
        .isEqualTo(17);
    assertThat(Reading.of("--http-max-requests=17").settings().http().maxRequests()).isEqualTo(17);
    assertThat(Reading.of("--http-queue-timeout=17s").settings().http().queueTimeout())
        .hasSeconds(17);
    assertThat(Reading.of("--jwt-cache-size=17").settings().auth().tokenCacheSize()).isEqualTo(17);
    assertThat(Reading.of("--jwt-max-life=17s").settings().auth().maxTokenLife()).hasSeconds(17);
    assertThat(Reading.of("--jwt-refresh=17s").settings().auth().keys().refresh()).hasSeconds(17);
    assertThat(Reading.of("--jwt-issuer=i").settings().auth().issuer()).isEqualTo("i");
    assertThat(Reading.of("--jwt-audience=a").settings().auth().audience()).isEqualTo("a");
    assertThat(Reading.of("--quota-namespaces=17").settings().defaultLimits())
        .containsOnly(Map.entry(Resource.NAMESPACE, 17), Map.entry(Resource.ORGANIZATION, 100));
    assertThat(Reading.of("--quota-organizations=17").settings().defaultLimits())
        .containsOnly(Map.entry(Resource.NAMESPACE, 5), Map.entry(Resource.ORGANIZATION, 17));
  }

  @Test
  void tlsFiles_becomeTheirOwnFields() throws IOException {
    Path certificate = Files.writeString(directory.resolve("certificate"), "");
    Path key = Files.writeString(directory.resolve("key"), "");

    HttpSettings http =
        Reading.of("--http-tls-certificate=" + certificate, "--http-tls-key=" + key)
            .settings()
            .http();

    assertThat(http.tls()).isEqualTo(new HttpSettings.Tls(certificate, key));
    assertThat(http.scheme()).isEqualTo("https");
    assertThat(Reading.of().settings().http().scheme()).isEqualTo("http");
  }

  @Test
  void claimNames_becomeTheirOwnFields() {
    var claims =
        Reading.of(
                "--jwt-claim-user=1",
                "--jwt-claim-user-name=2",
                "--jwt-claim-tenant=3",
                "--jwt-claim-project=4",
                "--jwt-claim-roles=5",
                "--jwt-role-admin=6",
                "--jwt-role-operator=7, 8")
            .settings()
            .auth()
            .claims();

    assertThat(claims)
        .isEqualTo(
            new AuthSettings.ClaimNames("1", "2", "3", "4", "5", List.of("6"), List.of("7", "8")));
  }
}
