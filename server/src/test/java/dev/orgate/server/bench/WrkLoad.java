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
 * Requests to a server by wrk with one thread.
 *
 * @param pin what the command begins with
 * @param script {@code load.lua}, which says what works there are
 * @param tokens a file with a token per line
 * @param exact whether to wait at the end until all is answered
 * @param many how many grants a request gives, if it gives any
 */
record WrkLoad(
    List<String> pin,
    Path script,
    ServerProcess server,
    CpuClock postgres,
    boolean exact,
    String work,
    Path tokens,
    int many,
    int clients)
    implements Load {
  private static final int LONGEST_ANSWER_SECONDS = 20;
  private static final Pattern MEASURED =
      Pattern.compile(
          "measured sent=(\\d+) acknowledged=(\\d+) seconds=([0-9.]+) broken=(\\d+) p99=([0-9.]+)");

  /** The script as a file in a directory. */
  static Path script(Path directory) throws IOException {
    try (InputStream script = WrkLoad.class.getResourceAsStream("load.lua")) {
      return Files.write(directory.resolve("load.lua"), script.readAllBytes());
    }
  }

  @Override
  public Measured run(int seconds, String fresh) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(pin);
    command.addAll(
        List.of(
            "wrk",
            "-t1",
            "-c" + clients,
            "-d" + (exact ? seconds + LONGEST_ANSWER_SECONDS : seconds) + "s",
            "--timeout",
            LONGEST_ANSWER_SECONDS + "s",
            "-s",
            script.toString(),
            server.url(),
            "--",
            work,
            String.valueOf(exact ? seconds : 0),
            String.valueOf(clients),
            tokens.toString(),
            fresh,
            String.valueOf(many)));
    Generator.Run run =
        Generator.run(command, Map.of(), seconds, List.of(CpuClock.of(server.pid()), postgres));
    Matcher measured = MEASURED.matcher(run.output());
    if (!measured.find() || !measured.group(4).equals("0")) {
      throw new IllegalStateException("wrk did not finish: " + run.output());
    }
    long sent = Long.parseLong(measured.group(1));
    long acknowledged = Long.parseLong(measured.group(2));
    // All clients but the one that saw the end had a request under way then.
    long inTime = exact ? Math.max(0, acknowledged - (clients - 1)) : acknowledged;
    return new Measured(
        inTime / Double.parseDouble(measured.group(3)),
        acknowledged,
        sent - acknowledged,
        run.busy().get(0),
        run.busy().get(1),
        run.busy().get(2),
        Double.parseDouble(measured.group(5)));
  }
}
