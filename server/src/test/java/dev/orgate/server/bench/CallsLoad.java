package dev.orgate.server.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Calls from a file, in turn and then again, by wrk with one thread.
 *
 * @param pin what the command begins with
 * @param script {@code calls.lua}
 * @param calls a file of {@link Calls}
 */
record CallsLoad(List<String> pin, Path script, ServerProcess server, Path calls) implements Load {
  private static final int CLIENTS = 64;
  private static final Pattern MEASURED =
      Pattern.compile("measured requests=(\\d+) micros=(\\d+) others=(\\d+)");

  /** The script as a file in a directory. */
  static Path script(Path directory) throws IOException {
    try (InputStream script = CallsLoad.class.getResourceAsStream("calls.lua")) {
      return Files.write(directory.resolve("calls.lua"), script.readAllBytes());
    }
  }

  @Override
  public int clients() {
    return CLIENTS;
  }

  @Override
  public Measured run(int seconds, String fresh) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(pin);
    command.addAll(
        List.of(
            "wrk",
            "-t1",
            "-c" + CLIENTS,
            "-d" + seconds + "s",
            "--timeout",
            "20s",
            "-s",
            script.toString(),
            server.url(),
            "--",
            calls.toString()));
    Generator.Run run =
        Generator.run(command, Map.of(), seconds, List.of(CpuClock.of(server.pid())));
    Matcher measured = MEASURED.matcher(run.output());
    if (!measured.find()) {
      throw new IllegalStateException("wrk printed no result: " + run.output());
    }
    long requests = Long.parseLong(measured.group(1));
    return new Measured(
        requests * 1e6 / Long.parseLong(measured.group(2)),
        requests,
        Long.parseLong(measured.group(3)),
        run.busy().get(0),
        Double.NaN,
        run.busy().get(1));
  }
}
