package dev.orgate.server.bench;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What the program is told on its command line. */
final class Options {
  @Option(
      names = "--rounds",
      description = "how often each load is run; the table shows medians (${DEFAULT-VALUE})")
  int rounds = 5;

  @Option(
      names = "--seconds",
      description = "how long each run of a load is, at least 3 (${DEFAULT-VALUE})")
  int seconds = 5;

  @Option(
      names = "--rows",
      paramLabel = "<regex>",
      description = "only the loads in whose name this is found")
  String rows = "";

  @Option(names = "--jar", description = "the gateway to run (${DEFAULT-VALUE})")
  Path jar = Path.of("server/target/orgate.jar");

  @Option(
      names = "--directory",
      description = "where its own Postgres keeps its data (${DEFAULT-VALUE})")
  Path directory = Path.of("store-pg/target");

  @Option(names = "--help", usageHelp = true, description = "print this and do nothing")
  boolean help;
}
