package dev.orgate.server.bench;

import dev.orgate.server.bench.Goal.Figure;
import dev.orgate.server.bench.Row.Growth;
import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The gateway on the memory store beside a bare server that answers with the same bytes. */
final class MemoryWork {
  private static final int CLIENTS = 64;
  private static final String TENANT = "busy";
  private static final String MANY = "tenant-";
  private static final String NAME = "measured";
  private static final String ONE = Calls.NAMESPACES + "/" + NAME;
  private static final String LIST = Calls.NAMESPACES + "?namespace=" + NAME;
  private static final String BARE = "the bare server";

  private final Options options;
  private final Path directory;
  private final TokenFiles tokens;
  private final String token;
  private final ServerProcess reading;
  private final ServerProcess creating;
  private final ServerProcess bare;
  private final Path calls;

  private MemoryWork(Options options, Started started) throws IOException {
    this.options = options;
    directory = TokenFiles.newDirectory(started);
    tokens = new TokenFiles(directory);
    token = tokens.token(TENANT);
    calls = CallsLoad.script(directory);
    reading = started.add(gateway(options, tokens, directory));
    creating = started.add(gateway(options, tokens, directory));
    Api admin = Api.anonymous(reading.url()).withoutContract().with("X-Auth-Token", token);
    Answer created = admin.post(Calls.NAMESPACES, "{\"namespace\":\"" + NAME + "\"}");
    List<String> answers =
        List.of(
            line(Calls.NAMESPACES, created, 201),
            line(ONE, admin.get(ONE), 200),
            line(LIST, admin.get(LIST), 200));
    Path file = Files.write(directory.resolve("answers"), answers);
    bare = started.add(ServerProcess.bare(Cores.SERVER, file, directory.resolve("servers.log")));
  }

  static ServerProcess gateway(Options options, TokenFiles tokens, Path directory)
      throws IOException {
    Map<String, String> variables = new HashMap<>(tokens.settings());
    variables.put("ORGATE_HTTP_PORT", "0");
    variables.put("ORGATE_QUOTA_NAMESPACES", "-1");
    Path log = directory.resolve("servers.log");
    return ServerProcess.gateway(Cores.SERVER, options.jar, variables, log);
  }

  /** No wrong answer may count, so none is passed over. */
  static String refuseOthers(Row row, Measured measured) {
    if (measured.others() > 0) {
      throw new IllegalStateException(
          row.name() + ": " + measured.others() + " requests were not answered as they should be");
    }
    return "";
  }

  /** What an answer is made of, for {@link BareServer}. */
  private static String line(String target, Answer answer, int status) {
    if (answer.status() != status) {
      throw new IllegalStateException(target + " was answered " + answer.status());
    }
    List<String> parts = new ArrayList<>(List.of(target, String.valueOf(status)));
    answer.headers().map().forEach((name, values) -> parts.addAll(List.of(name, values.get(0))));
    parts.addAll(List.of("", answer.text()));
    return String.join("\t", parts);
  }

  static List<Goal> measure(Options options) throws Exception {
    try (Started started = new Started()) {
      return new MemoryWork(options, started).measure();
    }
  }

  private List<Goal> measure() throws Exception {
    Rounds rounds = new Rounds(options, MemoryWork::refuseOthers);
    Row one = get("GET one, memory", "one", reading, ONE);
    Row bareOne = get("GET one, bare", "one", bare, ONE);
    Row list = get("GET list of one, memory", "list", reading, LIST);
    Row bareList = get("GET list of one, bare", "list", bare, LIST);
    Path hot = tokens.of(TENANT);
    Path all = tokens.ofAll(MANY, Stock.MANY);
    Row create = create("POST create, one tenant, memory", creating, hot);
    Row createMany = create("POST create, many tenants, memory", creating, all);
    Row bareCreate = create("POST create, bare", bare, hot);
    List<Row> rows =
        new ArrayList<>(List.of(one, bareOne, list, bareList, create, bareCreate, createMany));
    rounds.warmUpOnOneCore(rows);
    double half = Math.min(one.most(), bareOne.most()) / 2;
    Row late = scheduled("GET one at half the rate, memory", reading, half);
    Row bareLate = scheduled("GET one at half the rate, bare", bare, half);
    rounds.warmUp(List.of(late, bareLate));
    rows.addAll(List.of(late, bareLate));
    rounds.measure(rows, () -> {});
    String oneTenant = "POST create, memory, one tenant";
    String manyTenants = "POST create, memory, %,d tenants".formatted(Stock.MANY);
    return List.of(
        Goal.atLeast(0.9, BARE, Figure.RATE, "GET one, memory", one, bareOne),
        Goal.atMost(1.15, BARE, Figure.CPU, "GET one, memory, CPU", one, bareOne),
        Goal.atLeast(0.9, BARE, Figure.RATE, "GET list of one, memory", list, bareList),
        Goal.atMost(1.15, BARE, Figure.CPU, "GET list of one, memory, CPU", list, bareList),
        Goal.atLeast(0.8, BARE, Figure.RATE, oneTenant, create, bareCreate),
        Goal.atLeast(0.8, BARE, Figure.RATE, manyTenants, createMany, bareCreate),
        Goal.atLeast(0.95, "many tenants", Figure.RATE, oneTenant, create, createMany),
        Goal.atMost(
            2,
            BARE,
            Figure.P99,
            "GET one, memory, p99 at %,.0f/s".formatted(half),
            late,
            bareLate));
  }

  private Row get(String name, String file, ServerProcess server, String target)
      throws IOException {
    Path call = Files.write(directory.resolve(file), List.of(Calls.get(target, token)));
    return new Row(name, new CallsLoad(Cores.GENERATOR, calls, server, call), Growth.NONE);
  }

  private Row create(String name, ServerProcess server, Path tokenFile) throws IOException {
    Path script = WrkLoad.script(directory);
    return new Row(
        name,
        new WrkLoad(
            Cores.GENERATOR,
            script,
            server,
            CpuClock.unknown(),
            false,
            "create",
            tokenFile,
            0,
            CLIENTS),
        Growth.CREATE);
  }

  private Row scheduled(String name, ServerProcess server, double perSecond) {
    AtomicInteger numbers = new AtomicInteger();
    Path call = directory.resolve("one");
    return new Row(
        name,
        new OpenLoopLoad(server, CpuClock.unknown(), true, call, perSecond, numbers),
        Growth.NONE);
  }
}
