package dev.orgate.server.config;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of settings as the README shows it. */
final class SettingsTable {
  private static final String HEAD =
      """
      | environment | in the YAML file | default | meaning |
      |---|---|---|---|
      """;

  private SettingsTable() {}

  /** One row per setting, in the table's order, as markdown that ends with a line break. */
  static String markdown() {
    return Stream.of(Setting.values())
        .map(SettingsTable::row)
        .collect(Collectors.joining("", HEAD, ""));
  }

  private static String row(Setting setting) {
    return "| %s | %s | %s | %s |\n"
        .formatted(
            code(setting.environmentName()),
            setting == Setting.CONFIG ? "–" : code(setting.key()),
            setting.defaultText().isEmpty() ? "–" : code(setting.defaultText()),
            setting.description());
  }

  private static String code(String text) {
    return "`" + text + "`";
  }
}
