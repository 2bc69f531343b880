package dev.orgate.server.http;

import static dev.orgate.server.http.Refused.GOOD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.orgate.server.testing.PrivateGateway;
import dev.orgate.server.testing.RawSocket;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Thousands of connections that do nothing are nobody else's trouble. */
class SlowConnectionCrowdTest {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final Duration SANE = Duration.ofSeconds(2);

  /** As many as the files a process may open allow: each connection is two of them here. */
  private static int crowdSize() {
    var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long free = system.getMaxFileDescriptorCount() - system.getOpenFileDescriptorCount();
    return free > 11_000 ? 5_000 : 1_000;
  }

  @Test
  void crowd_idleOrInTheMiddleOfAHead_hurtsNobodyAndLeavesNothingBehind() throws IOException {
    try (PrivateGateway gateway = PrivateGateway.start(20_000, LONG, LONG, LONG, LONG)) {
      int size = crowdSize();
      visit(gateway, size);
      long before = usedMemory();
      visit(gateway, size);
      long grown = usedMemory() - before;
      // Had each connection left but its channel behind, these would be tens of megabytes.
      assertThat(grown).isLessThan(8L << 20);
    }
  }

  private static void visit(PrivateGateway gateway, int size) throws IOException {
    List<SocketChannel> crowd = new ArrayList<>();
    try {
      for (int i = 0; i < size; i++) {
        SocketChannel one =
            SocketChannel.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), gateway.port()));
        crowd.add(one);
        String said = i % 3 == 0 ? "" : i % 3 == 1 ? "GET /v2 HTT" : GOOD;
        one.write(ByteBuffer.wrap(said.getBytes(StandardCharsets.ISO_8859_1)));
      }
      try (RawSocket client = RawSocket.connect(gateway.port())) {
        // Who comes behind thousands at once waits until they are let in; that is not the point.
        assertThat(client.send(GOOD).answer().status()).isEqualTo(200);
        for (int i = 0; i < 200; i++) {
          assertSane(client);
        }
      }
      for (int i = 0; i < 50; i++) {
        try (RawSocket client = RawSocket.connect(gateway.port())) {
          assertSane(client);
        }
      }
    } finally {
      for (SocketChannel one : crowd) {
        one.close();
      }
    }
  }

  private static void assertSane(RawSocket client) {
    Instant start = Instant.now();
    assertThat(client.send(GOOD).answer().status()).isEqualTo(200);
    assertThat(Duration.between(start, Instant.now())).isLessThan(SANE);
  }

  /** The least that is used within a few collections, when closed connections have gone. */
  private static long usedMemory() {
    long[] least = {Long.MAX_VALUE};
    await()
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              System.gc();
              long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
              boolean settled = used > least[0] - (1 << 20);
              least[0] = Math.min(least[0], used);
              return settled;
            });
    return least[0];
  }
}
