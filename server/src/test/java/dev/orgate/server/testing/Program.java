package dev.orgate.server.testing;

import dev.orgate.server.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The gateway in a process of its own, as {@code java -jar} runs it; gone after close. */
public final class Program implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  /** Stands for the end of the output; no line has a line feed. */
  private static final String END = "\n";

  private final Process process;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final CompletableFuture<String> errors;

  private Program(Process process) {
    this.process = process;
    // On a thread of its own: the common pool may have one only, for everybody.
    this.errors =
        CompletableFuture.supplyAsync(
            () -> text(process.getErrorStream()), reading -> daemon(reading, "program-errors"));
    daemon(this::readLines, "program-output");
  }

  private static void daemon(Runnable reading, String name) {
    Thread reader = new Thread(reading, name);
    reader.setDaemon(true);
    reader.start();
  }

  public static Program start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // As the manifest of the jar has it, or a newer JDK warns of the native transport.
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("ORGATE_"));
    return new Program(builder.start());
  }

  private static String text(InputStream stream) {
    try {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readLines() {
    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
        .lines()
        .forEach(lines::add);
    lines.add(END);
  }

  /** Waits for a line that starts like this, and skips those before it. */
  public String lineWith(String start) throws InterruptedException {
    for (String line = next(); line != null; line = next()) {
      if (line.startsWith(start)) {
        return line;
      }
    }
    process.destroyForcibly();
    throw new AssertionError("No line starts with " + start + ", errors: " + errors.join());
  }

  private String next() throws InterruptedException {
    String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return END.equals(line) ? null : line;
  }

  /** Sends SIGTERM. */
  public void terminate() {
    process.destroy();
  }

  /** Waits for the end. */
  public int exitStatus() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("Still running");
    }
    return process.exitValue();
  }

  /** What was printed to standard error; only of a program that has ended. */
  public String errors() {
    return errors.join();
  }

  /** Sends SIGKILL, now and without a wait for what comes of it. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
