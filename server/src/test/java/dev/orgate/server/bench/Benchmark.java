package dev.orgate.server.bench;

import dev.orgate.server.bench.Options.Part;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/**
 * Measures what the gateway is to achieve, always beside something else in the same run: a bare
 * Vert.x server, pgbench on the same database, or the gateway itself otherwise set. Prints Markdown
 * to its output and its progress to the error output. Ends with 1 if answers were wrong or the
 * database is not as acknowledged; never for a time.
 */
public final class Benchmark {
  private static final int CORES = 2;

  private Benchmark() {}

  @Command(name = "server/benchmark", description = "Measures the gateway against its goals.")
  private static final class Described {}

  public static void main(String[] arguments) throws Exception {
    Options options = new Options();
    CommandLine line = new CommandLine(new Described(), CommandLine.defaultFactory());
    line.addMixin("options", options);
    try {
      line.parseArgs(arguments);
      if (options.rounds < 1 || options.seconds < 1) {
        throw new ParameterException(line, "Too short");
      }
    } catch (ParameterException e) {
      System.err.println(e.getMessage());
      line.usage(System.err);
      System.exit(2);
    }
    if (options.help) {
      line.usage(System.err);
    } else {
      System.exit(run(options) ? 0 : 1);
    }
  }

  private static boolean run(Options options) throws Exception {
    if (Runtime.getRuntime().availableProcessors() < CORES) {
      throw new IllegalStateException("A server and its generator need a core each");
    }
    String machine = Machine.describe();
    List<Goal> goals = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    boolean exact = true;
    if (options.only.contains(Part.memory)) {
      goals.addAll(MemoryWork.measure(options));
    }
    if (options.only.contains(Part.million)) {
      goals.addAll(MillionWork.measure(options));
    }
    if (options.only.contains(Part.pg)) {
      exact = PostgresWork.measure(options, goals, notes);
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println(machine);
    out.printf(
        """
        Medians of %d rounds, each of %d s for every load in turn, 64 connections unless it says \
        otherwise. CPU is user and system time of the gateway (+ Postgres) / of the reference. On \
        memory, server and generator have a core each; on Postgres, all share the cores.%n%n\
        """,
        options.rounds(), options.seconds());
    out.println(Table.of(goals));
    notes.forEach(out::println);
    return exact;
  }
}
