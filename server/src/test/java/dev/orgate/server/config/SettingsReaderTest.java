package dev.orgate.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
