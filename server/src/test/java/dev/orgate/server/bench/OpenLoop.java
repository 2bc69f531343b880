package dev.orgate.server.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends requests at the times of a schedule, whether the earlier ones are answered or not, and
 * counts how long each took from when it was due: time that a slow server makes others wait is not
 * left out. Written because every create needs a name of its own, which {@code h2load} has not.
 *
 * <p>Takes an address, a file of {@link Calls} in which {@code ########} stands for a running
 * number, how many requests, how many per second (0: as fast as the connections allow), how many
 * connections, the first number, and whether it may have a core to itself.
 */
public final class OpenLoop {
  static final String NUMBER = "########";

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final long NAP_NANOS = 20_000;

  private final Requests requests;
  private final int total;
  private final double perSecond;
  private final boolean spinning;
  private final int[] nanos;
  private final Deque<Connection> free = new ArrayDeque<>();
  private long start;
  private long busyNanos;
  private int sent;
  private int answered;
  private int acknowledged;

  private OpenLoop(Requests requests, int total, double perSecond, boolean spinning) {
    this.requests = requests;
    this.total = total;
    this.perSecond = perSecond;
    this.spinning = spinning;
    this.nanos = new int[total];
  }

  public static void main(String[] arguments) throws IOException {
    URI url = URI.create(arguments[0]);
    List<String> calls = Files.readAllLines(Path.of(arguments[1]));
    OpenLoop loop =
        new OpenLoop(
            new Requests(calls, Integer.parseInt(arguments[5])),
            Integer.parseInt(arguments[2]),
            Double.parseDouble(arguments[3]),
            Boolean.parseBoolean(arguments[6]));
    int connections = Integer.parseInt(arguments[4]);
    loop.run(new InetSocketAddress(url.getHost(), url.getPort()), connections);
    loop.print();
  }

  private void run(InetSocketAddress server, int connections) throws IOException {
    try (Selector selector = Selector.open()) {
      for (int i = 0; i < connections; i++) {
        SocketChannel channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        Connection connection = new Connection(channel, requests.longest());
        channel.register(selector, SelectionKey.OP_READ, connection);
        free.add(connection);
      }
      start = System.nanoTime();
      long latest = start;
      while (answered < total) {
        long now = System.nanoTime();
        boolean worked = sendDue(now);
        worked |= selector.selectNow(key -> receive((Connection) key.attachment())) > 0;
        if (worked) {
          latest = System.nanoTime();
          busyNanos += latest - now;
        } else if (now - latest > PATIENCE_NANOS) {
          throw new IOException((sent - answered) + " requests are not answered");
        } else if (!spinning) {
          LockSupport.parkNanos(NAP_NANOS);
        }
      }
    }
  }

  private boolean sendDue(long now) throws IOException {
    boolean any = false;
    while (sent < total && !free.isEmpty() && due(sent) <= now) {
      free.remove().send(requests, sent++);
      any = true;
    }
    return any;
  }

  private long due(int request) {
    return perSecond == 0 ? start : start + (long) (request / perSecond * 1e9);
  }

  private void receive(Connection connection) {
    int status = connection.receive();
    if (status == 0) {
      return;
    }
    long taken = System.nanoTime() - due(connection.request());
    nanos[answered++] = (int) Math.min(taken, Integer.MAX_VALUE);
    if (status / 100 == 2) {
      acknowledged++;
    }
    free.add(connection);
  }

  /** A first third is not looked at: it is when this program itself gets compiled. */
  private void print() {
    double seconds = (System.nanoTime() - start) / 1e9;
    int[] sorted = Arrays.copyOfRange(nanos, total / 3, total);
    Arrays.sort(sorted);
    System.out.printf(
        Locale.ROOT,
        "measured acknowledged=%d others=%d seconds=%.6f p50=%.3f p99=%.3f busy=%.3f%n",
        acknowledged,
        total - acknowledged,
        seconds,
        sorted[sorted.length / 2] / 1e6,
        sorted[(int) (sorted.length * 0.99)] / 1e6,
        busyNanos / 1e9 / seconds);
  }
}
