package dev.orgate.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line refuses, and what it takes as it is. */
class FlagsTest {
  @Test
  void unknownFlags_areNamed_eachWithoutItsValue() {
    assertThat(Reading.of("--http-prot=8080", "--colour", "red", "-x").problems())
        .containsExactly(
            "--http-prot is not a flag (did you mean --http-port?)",
            "--colour is not a flag",
            "-x is not a flag");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--http-por", "--HTTP-PORT", "-http-port", "--http.port", "--no-config"})
  void nearlyAFlag_isNone(String flag) {
    assertThat(Reading.of(flag, "1").problems())
        .hasSize(1)
        .first()
        .asString()
        .contains("not a flag");
  }

  @ParameterizedTest
  @ValueSource(strings = {"8080", "@file", "--", "-", "=", "serve"})
  void argumentWithoutFlag_isRefused(String argument) {
    assertThat(Reading.of("--http-port=1", argument).problems())
        .containsExactly("an argument belongs to no flag; flags are written --http-port=8080");
  }

  @Test
  void flagWithoutValue_isNamed() {
    assertThat(Reading.of("--store", "--http-port", "1", "--config").problems())
        .containsExactly("--store: has no value", "--config: has no value");
  }

  @Test
  void flagGivenTwice_isRefused() {
    assertThat(Reading.of("--http-port=1", "--http-port", "2").problems())
        .containsExactly("--http-port: given more than once");
  }

  @Test
  void mistypedFlag_isNotTheValueOfTheOneBefore() {
    assertThat(Reading.of("--dev-password", "--http-prot=1").problems())
        .containsExactly(
            "--dev-password: has no value;"
                + " one that begins with -- is written --dev-password=--…");
  }

  @ParameterizedTest
  @ValueSource(strings = {"@file", "${x}", "a,b", "\"quoted\"", " a ", "-1", "%n", "a=b", "ä🔑"})
  void values_areTakenAsTheyAre(String value) {
    assertThat(Reading.of("--dev-password", value).settings().auth().developmentPassword())
        .isEqualTo(new Secret(value));
    assertThat(Reading.of("--dev-password=" + value).settings().auth().developmentPassword())
        .isEqualTo(new Secret(value));
  }

  @Test
  void fileNamedByAtSign_isNotReadForFlags(@TempDir Path directory) throws IOException {
    String at = "@" + Files.writeString(directory.resolve("flags"), "--http-port=1");

    assertThat(Reading.of("--dev-password", at).settings().auth().developmentPassword())
        .isEqualTo(new Secret(at));
    assertThat(Reading.of(at).problems()).hasSize(1);
  }

  @Test
  void valueThatBeginsWithDashes_isPossible() {
    assertThat(Reading.of("--dev-password=--x").settings().auth().developmentPassword())
        .isEqualTo(new Secret("--x"));
    assertThat(Reading.of("--quota-namespaces", "-1").settings().defaultLimits()).containsValue(-1);
  }
}
