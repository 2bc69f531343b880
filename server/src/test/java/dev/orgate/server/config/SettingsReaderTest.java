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
import org.junit.jupiter.params.provider.ValueSource;

/** Which source wins, and what becomes of the whole. */
class SettingsReaderTest {
  @TempDir Path directory;

  private Path file(String yaml) throws IOException {
    return Files.writeString(directory.resolve("orgate.yaml"), yaml);
  }

  @Test
  void layers_laterWins() throws IOException {
    Path file = file("http: {port: 1, max-body-bytes: 1, max-connections: 1}");

    HttpSettings http =
        Reading.of("--http-port=3")
            .with("ORGATE_CONFIG", file)
            .with("ORGATE_HTTP_PORT", 2)
            .with("ORGATE_HTTP_MAX_BODY_BYTES", 2)
            .settings()
            .http();

    assertThat(http.port()).isEqualTo(3);
    assertThat(http.maxBodyBytes()).isEqualTo(2);
    assertThat(http.maxConnections()).isEqualTo(1);
    assertThat(http.maxHeaderBytes()).isEqualTo(32768);
  }

  @Test
  void emptyValues_leaveTheLayerBelow() throws IOException {
    Path file = file("http: {port: 1, host: '', max-connections: null}");

    HttpSettings http =
        Reading.of("--http-port=", "--http-host", "")
            .with("ORGATE_CONFIG", file)
            .with("ORGATE_HTTP_PORT", "")
            .with("ORGATE_HTTP_HOST", "")
            .settings()
            .http();

    assertThat(http.port()).isEqualTo(1);
    assertThat(http.host()).isEqualTo("127.0.0.1");
    assertThat(http.maxConnections()).isEqualTo(20000);
  }

  @ParameterizedTest
  @EnumSource
  void emptyVariable_isAsIfNotSet(Setting setting) {
    assertThat(Reading.of().with(setting.environmentName(), "").run())
        .isEqualTo(Reading.of().run());
  }

  @ParameterizedTest
  @EnumSource
  void emptyFlag_isAsIfNotSet(Setting setting) {
    assertThat(Reading.of(setting.flag() + "=").run()).isEqualTo(Reading.of().run());
  }

  @Test
  void config_flagWinsOverEnvironment() throws IOException {
    Path file = file("http: {port: 1}");

    assertThat(
            Reading.of("--config", file.toString())
                .with("ORGATE_CONFIG", "/missing.yaml")
                .settings()
                .http()
                .port())
        .isEqualTo(1);
  }

  @Test
  void config_missing_isNamed() {
    assertThat(Reading.of().with("ORGATE_CONFIG", "/missing.yaml").problems())
        .containsExactly("ORGATE_CONFIG: '/missing.yaml' does not exist");
    assertThat(Reading.of("--config=" + directory).problems())
        .containsExactly("--config: '" + directory + "' is a directory, not a file");
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "CONFIG")
  void everySetting_reachesTheGatewayFromEverySource(Setting setting) throws IOException {
    String value = changed(setting);
    Path file = file(setting.key() + ": '" + value + "'");

    Startup.Run run = reading(setting).with(setting.environmentName(), value).run();

    assertThat(run.settings()).isNotEqualTo(reading(setting).settings());
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

  @Test
  void storeProperties_areWhatIsBelowTheStoresName() {
    GatewaySettings settings = Reading.of("--store=quota", "--quota-namespaces=7").settings();

    assertThat(settings.store()).isEqualTo("quota");
    assertThat(settings.storeProperties())
        .isEqualTo(Map.of("namespaces", "7", "organizations", "100"));
    assertThat(Reading.of("--store=quot").settings().storeProperties()).isEmpty();
  }

  @Test
  void problems_ofAllSources_areReportedTogether() throws IOException {
    Path file = file("htp: {port: 1}\nhttp: {max-connections: many}");

    assertThat(
            Reading.of("--http-idle-timeout=soon", "--storr", "x")
                .with("ORGATE_CONFIG", file)
                .with("ORGATE_HTTP_PORT", "65536")
                .problems())
        .containsExactlyInAnyOrder(
            "--storr is not a flag (did you mean --store?)",
            file + ": htp is not a setting (did you mean http?)",
            file + ": http.max-connections: 'many' is not a whole number from 1 to 2147483647",
            "ORGATE_HTTP_PORT: '65536' is not a whole number from 0 to 65535",
            "--http-idle-timeout: 'soon' is not a time from 1ms to 24h");
  }

  @Test
  void badValue_underAGoodOne_isNoProblem() {
    assertThat(Reading.of("--http-port=1").with("ORGATE_HTTP_PORT", "x").settings().http().port())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-h", "--help"})
  void help_isPrinted_whateverElseIsThere(String flag) {
    Reading reading = Reading.of(flag, "--unknown", "--http-port=x").with("ORGATE_STORE", " ");

    assertThat(reading.exit()).isEqualTo(new Startup.Exit(0, List.of()));
    for (Setting setting : Setting.values()) {
      assertThat(reading.printed())
          .contains(setting.flag() + "=" + setting.form())
          .contains(setting.description().split(" ", 2)[0]);
      if (!setting.defaultText().isEmpty()) {
        assertThat(reading.printed().replaceAll("\\s+", " "))
            .contains(setting.description() + " (default: " + setting.defaultText() + ")");
      }
    }
    assertThat(reading.printed()).endsWith("\n").doesNotContain("\u001b");
    assertThat(reading.printed().lines()).allMatch(line -> line.length() <= 110);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-V", "--version"})
  void version_isPrinted(String flag) {
    Reading reading = Reading.of(flag);

    assertThat(reading.exit()).isEqualTo(new Startup.Exit(0, List.of()));
    assertThat(reading.printed().lines()).hasSize(1).allMatch(line -> line.startsWith("Orgate "));
  }

  @Test
  void nothing_isPrinted_unlessAskedFor() {
    Reading good = Reading.of();
    good.run();
    Reading bad = Reading.of("--http-port=x");
    bad.problems();

    assertThat(good.printed() + bad.printed()).isEmpty();
  }

  @Test
  void unknownVariables_areWarnedAbout() {
    Startup.Run run =
        Reading.of()
            .with("ORGATE_HTTP_PROT", "1")
            .with("ORGATE_FAVOURITE_COLOUR", "keys.yaml")
            .with("ORGATE_EMPTY", "")
            .with("ORGATE", "x")
            .with("orgate_http_port", "1")
            .with("PATH", "/bin")
            .run();

    assertThat(run.warnings())
        .containsExactly(
            "ORGATE_FAVOURITE_COLOUR is ignored: no setting has that name",
            "ORGATE_HTTP_PROT is ignored: no setting has that name"
                + " (did you mean ORGATE_HTTP_PORT?)");
    assertThat(run.settings()).isEqualTo(Reading.of().settings());
  }
}
