package dev.orgate.server.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server in a process of its own, with the defaults of its JVM. */
final class ServerProcess implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 10;

  private final Process process;
  private final String url;

  private ServerProcess(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  /**
   * Starts a gateway as its users run it.
   *
   * @param pin what its command begins with
   * @param variables its environment; none of its variables is inherited
   * @param log a file for what it has to say
   */
  static ServerProcess gateway(List<String> pin, Path jar, Map<String, String> variables, Path log)
      throws IOException {
    List<String> arguments = List.of("-jar", jar.toString());
    return start(pin, arguments, variables, "Orgate ready at ", log);
  }

  /**
   * Starts the server that does nothing but answer.
   *
   * @param answers what it answers, for {@link BareServer}
   */
  static ServerProcess bare(List<String> pin, Path answers, Path log) throws IOException {
    List<String> arguments =
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            BareServer.class.getName(),
            answers.toString());
    return start(pin, arguments, Map.of(), BareServer.READY, log);
  }

  private static ServerProcess start(
      List<String> pin,
      List<String> arguments,
      Map<String, String> variables,
      String ready,
      Path log)
      throws IOException {
    List<String> command = new ArrayList<>(pin);
    command.add(program("java"));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(Redirect.appendTo(log.toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("ORGATE_"));
    builder.environment().putAll(variables);
    Process process = builder.start();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(ready)) {
        return new ServerProcess(process, line.substring(ready.length()));
      }
    }
    process.destroyForcibly();
    throw new IllegalStateException("The server did not start: " + Files.readString(log));
  }

  /** One of the JDK's, of the JDK that runs this. */
  static String program(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  String url() {
    return url;
  }

  /** What it has on its heap, in bytes, after a full collection. */
  long liveBytes() throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(program("jcmd"), String.valueOf(pid()), "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String histogram = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    jcmd.waitFor();
    return histogram
        .lines()
        .filter(line -> line.startsWith("Total"))
        .map(line -> line.strip().split("\\s+"))
        .mapToLong(fields -> Long.parseLong(fields[2]))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("jcmd failed: " + histogram));
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      process.destroyForcibly();
    }
  }
}
