package dev.orgate.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The README tells of every setting, and of no other. */
class SettingsTableTest {
  @Test
  void readme_holdsExactlyThisTable() throws IOException {
    Path module = Path.of(System.getProperty("basedir", ""));
    String readme = Files.readString(module.resolve("../README.md"));

    assertThat(readme)
        .as("paste this into README.md:%n%s", SettingsTable.markdown())
        .contains("\n\n" + SettingsTable.markdown() + "\n");
  }

  @Test
  void row_namesTheSettingEverywhere() {
    assertThat(SettingsTable.markdown().lines())
        .hasSize(2 + Setting.values().length)
        .contains(
            "| `ORGATE_CONFIG` | – | – | YAML file with any of the settings below |",
            "| `ORGATE_STORE` | `store` | `memory` |"
                + " where the organizations are kept: memory or pg |")
        .allMatch(line -> line.chars().filter(c -> c == '|').count() == 5);
  }
}
