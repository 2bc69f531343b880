package dev.orgate.server.bench;

import dev.orgate.server.bench.Goal.Figure;
import dev.orgate.server.bench.Row.Growth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A gateway with a million namespaces on the memory store beside one with a thousand. */
final class MillionWork {
  private static final int TENANTS = 1_000;
  private static final int FEW = 1_000;
  private static final int LOOKED_AT = 20_000;
  private static final int BYTES_EACH = 300;
  private static final String TENANT = "tenant-";
  private static final String PREFIX = "fill-";

  private final Options options;
  private final Path directory;
  private final TokenFiles tokens;
  private final List<String> all;
  private final Rounds rounds;

  private MillionWork(Options options, Started started) throws IOException {
    this.options = options;
    directory = TokenFiles.newDirectory(started);
    tokens = new TokenFiles(directory);
    all = tokens.all(TENANT, TENANTS);
    rounds = new Rounds(options, MemoryWork::refuseOthers);
  }

  static List<Goal> measure(Options options) throws Exception {
    try (Started started = new Started()) {
      return new MillionWork(options, started).run(started);
    }
  }

  private List<Goal> run(Started started) throws Exception {
    int million = options.million();
    ServerProcess small = started.add(MemoryWork.gateway(options, tokens, directory));
    ServerProcess large = started.add(MemoryWork.gateway(options, tokens, directory));
    fill(small).send(FEW);
    OpenLoopLoad filling = fill(large);
    filling.send(FEW);
    Row few = get("GET one of %,d".formatted(FEW), small, FEW);
    Row before = get("GET one of %,d".formatted(FEW), large, FEW);
    rounds.warmUp(List.of(few, before));
    long empty = large.liveBytes();
    rounds.say("Creating %,d namespaces".formatted(million));
    Measured filled = filling.send(million - FEW);
    MemoryWork.refuseOthers(before, filled);
    Row many = get("GET one of %,d".formatted(million), large, million);
    rounds.warmUp(List.of(many));
    double each = (double) (large.liveBytes() - empty) / (million - FEW);
    rounds.measure(List.of(few, many), () -> {});
    String work = "memory store, %,d namespaces".formatted(million);
    return List.of(
        Goal.within(
            "≤ " + BYTES_EACH + " bytes each", Figure.BYTES, work, () -> each, () -> BYTES_EACH),
        Goal.atLeast(0.9, "that of %,d".formatted(FEW), Figure.RATE, work + ", GET", many, few));
  }

  private OpenLoopLoad fill(ServerProcess server) throws IOException {
    List<String> creates =
        all.stream().map(token -> Calls.create(PREFIX + OpenLoop.NUMBER, token)).toList();
    Path calls = Files.write(directory.resolve("creates"), creates);
    return new OpenLoopLoad(server, CpuClock.unknown(), true, calls, 0, new AtomicInteger());
  }

  /** Gets namespaces from all over the store, each as its own tenant. */
  private Row get(String name, ServerProcess server, int stored) throws IOException {
    List<String> gets =
        IntStream.range(0, LOOKED_AT)
            .map(i -> (int) ((long) i * 7919 % stored))
            .mapToObj(
                number -> {
                  String namespace = String.format(Locale.ROOT, "%s%08d", PREFIX, number);
                  return Calls.get(Calls.NAMESPACES + "/" + namespace, all.get(number % TENANTS));
                })
            .toList();
    Path calls = Files.write(directory.resolve("gets-" + stored), gets);
    Path script = CallsLoad.script(directory);
    return new Row(name, new CallsLoad(Cores.GENERATOR, script, server, calls), Growth.NONE);
  }
}
