package dev.orgate.server.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Calls at the times of a schedule, by {@link OpenLoop} in a process of its own.
 *
 * @param alone whether the generator has a core to itself
 * @param calls the file; its names must be in no other load's
 * @param numbers the first number that no run has used yet
 */
record OpenLoopLoad(
    ServerProcess server,
    CpuClock postgres,
    boolean alone,
    Path calls,
    double perSecond,
    AtomicInteger numbers)
    implements Load {
  private static final int CLIENTS = 64;
  private static final int START_SECONDS = 1;
  private static final Pattern MEASURED =
      Pattern.compile(
          "measured acknowledged=(\\d+) others=(\\d+) seconds=(\\S+) p50=\\S+ p99=(\\S+) busy=(\\S+)");

  @Override
  public int clients() {
    return CLIENTS;
  }

  @Override
  public Measured run(int seconds, String fresh) throws IOException, InterruptedException {
    // One more, since the first third does not count.
    return send((int) (perSecond * (seconds + 1)), seconds + START_SECONDS, perSecond);
  }

  /** Sends so many as fast as they are answered. */
  Measured send(int requests) throws IOException, InterruptedException {
    return send(requests, 0, 0);
  }

  private Measured send(int requests, int seconds, double rate)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(alone ? Cores.GENERATOR : Cores.ANY);
    command.add(ServerProcess.program("java"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(OpenLoop.class.getName());
    command.addAll(List.of(server.url(), calls.toString(), "" + requests, "" + rate));
    command.addAll(List.of("" + CLIENTS, "" + numbers.getAndAdd(requests), "" + alone));
    List<CpuClock> clocks = List.of(CpuClock.of(server.pid()), postgres);
    Generator.Run run = Generator.run(command, Map.of(), seconds, clocks);
    Matcher measured = MEASURED.matcher(run.output());
    if (!measured.find()) {
      throw new IllegalStateException("The open loop did not finish: " + run.output());
    }
    long acknowledged = Long.parseLong(measured.group(1));
    return new Measured(
        acknowledged / Double.parseDouble(measured.group(3)),
        acknowledged,
        Long.parseLong(measured.group(2)),
        run.busy().get(0),
        run.busy().get(1),
        Double.parseDouble(measured.group(5)),
        Double.parseDouble(measured.group(4)));
  }
}
