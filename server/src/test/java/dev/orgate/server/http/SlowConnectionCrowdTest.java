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
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final UnixOperatingSystemMXBean SYSTEM =
      (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /** As many as the files a process may open allow: each connection is two of them here. */
  private static int crowdSize() {
    long free = SYSTEM.getMaxFileDescriptorCount() - SYSTEM.getOpenFileDescriptorCount();
    return free > 11_000 ? 5_000 : 1_000;
  }

  @Test
  void crowd_idleOrInTheMiddleOfAHead_hurtsNobodyAndLeavesNothingBehind() throws IOException {
    try (PrivateGateway gateway = PrivateGateway.start(20_000, LONG, LONG, LONG, LONG)) {
      int size = crowdSize();
      visit(gateway, size);
      long before = usedMemory();
      visit(gateway, size);
      // Had each connection left but its channel behind, these would be tens of megabytes.
      await().atMost(PATIENCE).until(() -> usedMemory() - before < 8 << 20);
    }
  }

  private static void visit(PrivateGateway gateway, int size) throws IOException {
    long files = SYSTEM.getOpenFileDescriptorCount();
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
    await().atMost(PATIENCE).until(() -> SYSTEM.getOpenFileDescriptorCount() < files + 100);
  }

  private static void assertSane(RawSocket client) {
    Instant start = Instant.now();
    assertThat(client.send(GOOD).answer().status()).isEqualTo(200);
    assertThat(Duration.between(start, Instant.now())).isLessThan(SANE);
  }

  private static long usedMemory() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
