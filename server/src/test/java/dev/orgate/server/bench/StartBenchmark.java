package dev.orgate.server.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * How long the gateway takes from its start to its first 200, beside {@link BareStart} and with the
 * cache of classes that a JVM can be given. Every round starts each of them once. Prints Markdown
 * to its output and its progress to the error output. Takes the number of rounds, the directory of
 * this class, the gateway's jar and the homes of the JDKs.
 */
public final class StartBenchmark {
  private static final int TRAINING_CALLS = 20;
  private static final int AOT_SINCE = 25;
  private static final int NO_UNSAFE_SINCE = 24;
  private static final String BARE = "bare Vert.x";
  private static final String GATEWAY = "gateway";

  private final PrintStream progress = new PrintStream(System.err, true, StandardCharsets.UTF_8);
  private final List<Line> lines = new ArrayList<>();
  private final Path gateway;
  private final Path bare;

  /** A line of the table. */
  private record Line(
      int java, String program, boolean cached, List<String> command, List<StartedProgram> runs) {
    double median(ToDoubleFunction<StartedProgram> figure) {
      return sorted(figure)[runs.size() / 2];
    }

    double[] sorted(ToDoubleFunction<StartedProgram> figure) {
      return runs.stream().mapToDouble(figure).sorted().toArray();
    }
  }

  private StartBenchmark(Path gateway, Path bare) {
    this.gateway = gateway;
    this.bare = bare;
  }

  public static void main(String[] arguments) throws Exception {
    Path directory = Files.createTempDirectory("orgate-bench");
    try (Started started = new Started()) {
      started.add(() -> TokenFiles.delete(directory));
      Path bare = pack(Path.of(arguments[1]), directory.resolve("bare.jar"));
      StartBenchmark benchmark = new StartBenchmark(Path.of(arguments[2]).toAbsolutePath(), bare);
      for (String home : List.of(arguments).subList(3, arguments.length)) {
        benchmark.plan(Path.of(home), directory);
      }
      benchmark.run(Integer.parseInt(arguments[0]));
      benchmark.print();
    }
  }

  /** A cache takes classes of jars only. */
  private static Path pack(Path classes, Path jar) throws IOException {
    String name = BareStart.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry(name));
      Files.copy(classes.resolve(name), out);
    }
    return jar;
  }

  private void plan(Path home, Path directory) throws IOException, InterruptedException {
    int java = version(home);
    List<String> bareServer = List.of("-cp", gateway + ":" + bare, BareStart.class.getName());
    List<String> gatewayServer = List.of("-jar", gateway.toString());
    plan(home, java, BARE, bareServer, directory);
    plan(home, java, GATEWAY, gatewayServer, directory);
  }

  private void plan(Path home, int java, String program, List<String> arguments, Path directory)
      throws IOException, InterruptedException {
    progress.println("Making the cache of the " + program + " on JDK " + java);
    Path cache = directory.resolve(lines.size() + ".cache");
    boolean aot = java >= AOT_SINCE;
    String make = aot ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=";
    String use = aot ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=";
    StartedProgram.run(command(home, java, make + cache, arguments), TRAINING_CALLS);
    if (!Files.exists(cache)) {
      throw new IllegalStateException("JDK " + java + " made no cache");
    }
    lines.add(
        new Line(java, program, false, command(home, java, "", arguments), new ArrayList<>()));
    lines.add(
        new Line(
            java, program, true, command(home, java, use + cache, arguments), new ArrayList<>()));
  }

  private static List<String> command(Path home, int java, String flag, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin/java").toString());
    if (java >= NO_UNSAFE_SINCE) {
      command.addAll(
          List.of(
              "--sun-misc-unsafe-memory-access=allow",
              "-Dio.netty.noUnsafe=false",
              "--enable-native-access=ALL-UNNAMED"));
    }
    if (!flag.isEmpty()) {
      command.add(flag);
    }
    command.addAll(arguments);
    return command;
  }

  private static int version(Path home) throws IOException {
    Properties release = new Properties();
    try (InputStream in = Files.newInputStream(home.resolve("release"))) {
      release.load(in);
    }
    return Runtime.Version.parse(release.getProperty("JAVA_VERSION").replace("\"", "")).feature();
  }

  private void run(int rounds) throws IOException, InterruptedException {
    for (int round = 1; round <= rounds; round++) {
      progress.println("Round " + round + " of " + rounds);
      for (Line line : lines) {
        line.runs.add(StartedProgram.run(line.command, 1));
      }
    }
  }

  private void print() {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println(Machine.describe());
    out.printf("Medians of %d starts.%n%n", lines.get(0).runs.size());
    out.println(
        """
        | JDK | program | cache | to the first 200 | least to most | CPU | beside bare | saved by the cache |
        |--:|---|---|--:|--:|--:|--:|--:|""");
    for (Line line : lines) {
      double[] wall = line.sorted(StartedProgram::wall);
      out.printf(
          Locale.ROOT,
          "| %d | %s | %s | %.2f s | %.2f–%.2f s | %.2f s | %s | %s |%n",
          line.java,
          line.program,
          line.cached ? "yes" : "no",
          line.median(StartedProgram::wall),
          wall[0],
          wall[wall.length - 1],
          line.median(StartedProgram::cpu),
          line.program.equals(BARE) ? "" : besideBare(line),
          line.cached ? saved(line) : "");
    }
  }

  private Line of(int java, String program, boolean cached) {
    return lines.stream()
        .filter(line -> line.java == java && line.program.equals(program) && line.cached == cached)
        .findFirst()
        .orElseThrow();
  }

  private String besideBare(Line line) {
    return compare(line, of(line.java, BARE, line.cached), "%.2f ×, CPU %.2f ×", ratio -> ratio);
  }

  private String saved(Line line) {
    Line without = of(line.java, line.program, false);
    return compare(line, without, "%.0f %%, CPU %.0f %%", ratio -> 100 * (1 - ratio));
  }

  /** By the clock and by the processor, which other work on the machine disturbs less. */
  private static String compare(Line line, Line other, String format, DoubleUnaryOperator ofRatio) {
    double wall = line.median(StartedProgram::wall) / other.median(StartedProgram::wall);
    double cpu = line.median(StartedProgram::cpu) / other.median(StartedProgram::cpu);
    return String.format(
        Locale.ROOT, format, ofRatio.applyAsDouble(wall), ofRatio.applyAsDouble(cpu));
  }
}
