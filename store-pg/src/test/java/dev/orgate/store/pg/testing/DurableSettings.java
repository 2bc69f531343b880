package dev.orgate.store.pg.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a test server is told, because embedded and containered ones are set up to lose data. */
final class DurableSettings {
  static final Map<String, String> ALL =
      Map.of(
          "fsync", "on",
          "synchronous_commit", "on",
          "full_page_writes", "on",
          "max_connections", "200");

  private DurableSettings() {}

  /** The command line of a server with them. */
  static String[] command() {
    List<String> command = new ArrayList<>(List.of("postgres"));
    new TreeMap<>(ALL).forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    return command.toArray(String[]::new);
  }
}
