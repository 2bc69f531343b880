package dev.orgate.server.bench;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Option;

/** What the program is told on its command line. */
final class Options {
  /** What can be measured by itself. */
  enum Part {
    memory,
    million,
    pg
  }

  private static final int QUICK_MILLION = 50_000;

  @Option(
      names = "--rounds",
      description = "how often each load is run; the table shows medians (${DEFAULT-VALUE})")
  int rounds = 5;

  @Option(names = "--seconds", description = "how long each run of a load is (${DEFAULT-VALUE})")
  int seconds = 2;

  @Option(names = "--quick", description = "one round of one second, to see that all works")
  boolean quick;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "<part>",
      description = "only these parts: ${COMPLETION-CANDIDATES}")
  Set<Part> only = EnumSet.allOf(Part.class);

  @Option(names = "--jar", description = "the gateway to run (${DEFAULT-VALUE})")
  Path jar = Path.of("server/target/orgate.jar");

  @Option(
      names = "--directory",
      description = "where its own Postgres keeps its data (${DEFAULT-VALUE})")
  Path directory = Path.of("store-pg/target");

  @Option(names = "--help", usageHelp = true, description = "print this and do nothing")
  boolean help;

  int rounds() {
    return quick ? 1 : rounds;
  }

  int seconds() {
    return quick ? 1 : seconds;
  }

  /** How many namespaces many are. */
  int million() {
    return quick ? QUICK_MILLION : 1_000_000;
  }
}
