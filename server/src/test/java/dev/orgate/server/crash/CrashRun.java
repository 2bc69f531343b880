package dev.orgate.server.crash;

import dev.orgate.server.crash.Cluster.Node;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Three gateways and a Postgres under load, while one after the other is killed and connections
 * break at every message; and the check afterwards. A seed fixes the schedule, though not what the
 * processes make of it. For an hour of it:
 *
 * <pre>{@code
 * ./mvnw -B -pl server -am test-compile surefire:test@default-test -Dtest=CrashRunTest \
 *     -Dsurefire.failIfNoSpecifiedTests=false -Dorgate.crash.seconds=3600
 * }</pre>
 */
final class CrashRun implements AutoCloseable {
  private static final int GATEWAYS = 3;
  private static final int CLIENTS = 16;
  private static final int LIMIT = 5;
  private static final Duration EPOCH = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int REPEATED_AT_THE_END = 30;

  private final Random random;
  private final CrashReport report;
  private final Cluster cluster = new Cluster(GATEWAYS, LIMIT);
  private final RowReader reader = new RowReader(cluster.database());
  private final GatewayCalls calls = new GatewayCalls();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Epoch> epochs = new ArrayList<>();
  private final List<Disturbance> deck = new ArrayList<>();

  private CrashRun(long seed) throws InterruptedException {
    random = new Random(seed);
    report = new CrashReport(seed);
  }

  /** Arguments: seconds and, to see a schedule again, its seed. */
  public static void main(String[] arguments) throws Exception {
    long seconds = arguments.length > 0 ? Long.parseLong(arguments[0]) : 600;
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
    CrashReport report = run(Duration.ofSeconds(seconds), seed);
    System.out.println(report);
    System.exit(report.violations().isEmpty() ? 0 : 1);
  }

  /** Runs for so long, at least until everything went wrong once; then sees what is left. */
  static CrashReport run(Duration time, long seed) throws Exception {
    try (CrashRun run = new CrashRun(seed)) {
      long end = System.nanoTime() + time.toNanos();
      while (System.nanoTime() < end || !run.report.hasSeenAll()) {
        run.epoch(Math.min(end, System.nanoTime() + EPOCH.toNanos()));
      }
      run.lookBack();
      return run.report;
    }
  }

  private List<String> urls() {
    return cluster.nodes().stream().map(Node::url).toList();
  }

  private void epoch(long end) throws Exception {
    Epoch epoch = new Epoch(epochs.size(), cluster.limit(), cluster.keys());
    epochs.add(epoch);
    AtomicBoolean over = new AtomicBoolean();
    List<Future<?>> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      LoadClient client = new LoadClient(i, epoch, calls, this::urls, random.nextLong());
      clients.add(
          threads.submit(
              () -> {
                client.run(over::get);
                return null;
              }));
    }
    do {
      disturb(epoch);
      Disturbance.last(random, 500);
    } while (System.nanoTime() < end);
    over.set(true);
    for (Future<?> client : clients) {
      await(client, "A client still does not know what became of its write");
    }
    reader.awaitQuiet();
    report.ended(epoch.operations());
    report.violated(Checker.check(epoch.history(reader)));
  }

  private static void await(Future<?> task, String otherwise)
      throws InterruptedException, ExecutionException {
    try {
      task.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(otherwise, e);
    }
  }

  /** Every kind of disturbance comes once before any comes again. */
  private void disturb(Epoch epoch) throws InterruptedException, ExecutionException {
    if (deck.isEmpty()) {
      deck.addAll(List.of(Disturbance.values()));
      Collections.shuffle(deck, random);
    }
    Disturbance disturbance = deck.remove(0);
    Node node = cluster.nodes().get(random.nextInt(GATEWAYS));
    report.disturbed(disturbance, disturbance.act(cluster, node, random));
    long healed = System.nanoTime();
    String tenant = epoch.tenants().get(0);
    String token = epoch.token(tenant, tenant + "-admin0");
    List<Future<Duration>> recoveries = new ArrayList<>();
    for (String url : urls()) {
      Callable<Duration> probe =
          () -> {
            while (!calls.serves(url, token)) {
              Disturbance.last(random, 20);
            }
            return Duration.ofNanos(System.nanoTime() - healed);
          };
      recoveries.add(threads.submit(probe));
    }
    for (Future<Duration> recovery : recoveries) {
      await(recovery, "A gateway does not serve again after " + disturbance);
      report.recovered(disturbance, recovery.get());
    }
  }

  /** Nothing of earlier epochs may have changed since, and old keys must still be answered. */
  private void lookBack() throws InterruptedException, SQLException {
    for (Epoch epoch : epochs) {
      List<Operation> writes = new ArrayList<>(epoch.keptWrites());
      Collections.shuffle(writes, random);
      for (Operation write : writes.stream().limit(REPEATED_AT_THE_END).toList()) {
        String url = urls().get(random.nextInt(GATEWAYS));
        epoch.record(calls.ask(url, epoch.token(write.tenant(), write.user()), write));
      }
      report.violated(Checker.check(epoch.history(reader)));
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    cluster.close();
  }
}
