package dev.orgate.server.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A transaction repeated by pgbench, its statements prepared.
 *
 * @param pgbench the program
 * @param transaction its script, in which {@code FRESH} stands for what fresh names begin with
 */
record PgbenchLoad(
    String pgbench,
    Database database,
    CpuClock postgres,
    Path directory,
    String transaction,
    int clients)
    implements Load {
  /** What the store sets for its own sessions, so that both have the same plans. */
  private static final String SESSION =
      "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_hashjoin=off"
          + " -c enable_mergejoin=off -c jit=off";

  private static final Pattern PROCESSED =
      Pattern.compile("number of transactions actually processed: (\\d+)");
  private static final Pattern RATE =
      Pattern.compile("tps = ([0-9.]+) \\(without initial connection time\\)");

  @Override
  public Measured run(int seconds, String fresh) throws IOException, InterruptedException {
    Path script =
        Files.writeString(
            directory.resolve("transaction.sql"), transaction.replace("FRESH", fresh));
    int threads = Math.min(clients, Runtime.getRuntime().availableProcessors());
    List<String> command =
        List.of(
            pgbench,
            "--no-vacuum",
            "--protocol=prepared",
            "--client=" + clients,
            "--jobs=" + threads,
            "--time=" + seconds,
            "--define=n=0",
            "--file=" + script);
    Map<String, String> environment = new HashMap<>(database.environment());
    environment.put("PGOPTIONS", SESSION);
    Generator.Run run = Generator.run(command, environment, seconds, List.of(postgres));
    long processed = Long.parseLong(found(PROCESSED, run.output()));
    return new Measured(
        processed == 0 ? 0 : Double.parseDouble(found(RATE, run.output())),
        processed,
        0,
        Double.NaN,
        run.busy().get(0),
        run.busy().get(1));
  }

  private static String found(Pattern pattern, String output) {
    Matcher matcher = pattern.matcher(output);
    if (!matcher.find()) {
      throw new IllegalStateException("pgbench did not finish: " + output);
    }
    return matcher.group(1);
  }
}
