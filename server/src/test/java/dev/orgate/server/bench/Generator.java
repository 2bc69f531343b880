package dev.orgate.server.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One run of a program that makes load, and who was busy in the middle of it. */
final class Generator {
  /** Neither its start nor its end is looked at, where it does other things. */
  private static final double LOOKED_AT_FROM = 0.3;

  private static final double LOOKED_AT_UNTIL = 0.9;
  private static final long PATIENCE_SECONDS = 120;

  private Generator() {}

  /**
   * What a run came to.
   *
   * @param output all that it printed
   * @param busy how many cores each of the clocks' owners took, and last the generator itself; NaN
   *     when it ended early
   */
  record Run(String output, List<Double> busy) {}

  static Run run(
      List<String> command, Map<String, String> environment, int seconds, List<CpuClock> clocks)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> text(process));
      List<CpuClock> all = new ArrayList<>(clocks);
      all.add(CpuClock.of(process.pid()));
      List<Double> busy = busy(process, seconds, all);
      if (!process.waitFor(seconds + PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException(command.get(0) + " does not end");
      }
      if (process.exitValue() != 0) {
        throw new IllegalStateException(String.join(" ", command) + " failed: " + output.join());
      }
      return new Run(output.join(), busy);
    } finally {
      process.destroyForcibly();
    }
  }

  private static String text(Process process) {
    try {
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "no output: " + e;
    }
  }

  /** Cores per clock; NaN when the process ended before it was looked at. */
  private static List<Double> busy(Process process, int seconds, List<CpuClock> clocks)
      throws InterruptedException {
    if (process.waitFor((long) (seconds * 1000 * LOOKED_AT_FROM), TimeUnit.MILLISECONDS)) {
      return Collections.nCopies(clocks.size(), Double.NaN);
    }
    long from = System.nanoTime();
    List<Double> before = clocks.stream().map(CpuClock::seconds).toList();
    long length = (long) (seconds * 1000 * (LOOKED_AT_UNTIL - LOOKED_AT_FROM));
    if (process.waitFor(length, TimeUnit.MILLISECONDS)) {
      return Collections.nCopies(clocks.size(), Double.NaN);
    }
    double elapsed = (System.nanoTime() - from) / 1e9;
    List<Double> busy = new ArrayList<>();
    for (int i = 0; i < clocks.size(); i++) {
      double cores = (clocks.get(i).seconds() - before.get(i)) / elapsed;
      // Its owner has ended meanwhile.
      busy.add(cores < 0 ? Double.NaN : cores);
    }
    return busy;
  }
}
