package dev.orgate.server.http;

import static dev.orgate.server.http.Refused.GOOD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orgate.server.testing.PrivateGateway;
import dev.orgate.server.testing.RawSocket;
import dev.orgate.server.testing.TestTenant;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Clients that hold a connection without using it lose it; those that use it do not. */
class SlowConnectionTest {
  private static final Duration HEADER = Duration.ofMillis(500);
  private static final Duration REQUEST = Duration.ofMillis(1000);
  private static final Duration IDLE = Duration.ofMillis(1500);

  /** Generous, because the machine may be busy; far below any default. */
  private static final Duration IN_TIME = Duration.ofSeconds(8);

  private static final Duration PAUSE = Duration.ofMillis(50);

  private static PrivateGateway gateway;

  @BeforeAll
  static void start() {
    gateway = PrivateGateway.start(1000, HEADER, REQUEST, IDLE, Duration.ofSeconds(5));
  }

  @AfterAll
  static void close() {
    gateway.close();
  }

  private static String create(TestTenant tenant) {
    return "POST /v2/manage/namespaces HTTP/1.1\r\nHost: a\r\nX-Auth-Token: "
        + tenant.token("root", "admin")
        + "\r\n";
  }

  /** Sends a byte at a time until the gateway has had enough, and tells how long that took. */
  private static Duration trickle(RawSocket client, String text) {
    Instant start = Instant.now();
    try {
      for (int i = 0; !client.isClosedWithin(PAUSE); i++) {
        client.send(String.valueOf(text.charAt(i % text.length())));
        assertThat(Duration.between(start, Instant.now())).isLessThan(IN_TIME);
      }
    } catch (UncheckedIOException closed) {
      assertThat(closed).hasMessageNotContaining("timed out");
    }
    return Duration.between(start, Instant.now());
  }

  @Test
  void connection_thatSaysNothing_isClosed() {
    try (RawSocket client = RawSocket.connect(gateway.port())) {
      Instant start = Instant.now();
      assertThat(client.isClosedWithin(IN_TIME)).isTrue();
      // Timers are only so exact, and the connection was there before the clock here was read.
      assertThat(Duration.between(start, Instant.now())).isGreaterThan(HEADER.dividedBy(2));
    }
  }

  @Test
  void head_thatStopsInTheMiddle_isClosed() {
    try (RawSocket client = RawSocket.connect(gateway.port())) {
      assertThat(client.send("GET /v2 HTTP/1.1\r\nHo").isClosedWithin(IN_TIME)).isTrue();
    }
  }

  @Test
  void head_thatTrickles_isClosed() {
    try (RawSocket client = RawSocket.connect(gateway.port())) {
      client.send("GET /v2 HTTP/1.1\r\n");
      assertThat(trickle(client, "X: y\r\n")).isLessThan(IN_TIME);
    }
  }

  @Test
  void head_thatTricklesBehindAGoodRequest_isClosed() {
    try (RawSocket client = RawSocket.connect(gateway.port())) {
      assertThat(client.send(GOOD).answer().status()).isEqualTo(200);
      client.send("GET /v2 HTTP/1.1\r\n");
      assertThat(trickle(client, "X: y\r\n")).isLessThan(IN_TIME);
    }
  }

  @Test
  void body_thatTrickles_isClosed() {
    String head = create(gateway.newTenant());
    try (RawSocket client = RawSocket.connect(gateway.port())) {
      client.send(head + "Content-Length: 1000\r\n\r\n");
      assertThat(trickle(client, " ")).isLessThan(IN_TIME);
    }
    try (RawSocket client = RawSocket.connect(gateway.port())) {
      client.send(head + "Transfer-Encoding: chunked\r\n\r\n");
      assertThat(trickle(client, "1\r\n \r\n")).isLessThan(IN_TIME);
    }
  }

  @Test
  void body_thatTricklesThoughRefused_isClosed() {
    try (RawSocket client = RawSocket.connect(gateway.port())) {
      client.send("POST /v2/manage/namespaces HTTP/1.1\r\nHost: a\r\nContent-Length: 999\r\n\r\n");
      assertThat(client.answer().status()).isEqualTo(401);
      assertThat(trickle(client, " ")).isLessThan(IN_TIME);
    }
  }

  @Test
  void connection_idleBetweenRequests_isClosed() {
    try (RawSocket client = RawSocket.connect(gateway.port())) {
      assertThat(client.send(GOOD).answer().status()).isEqualTo(200);
      Instant start = Instant.now();
      assertThat(client.isClosedWithin(IN_TIME)).isTrue();
      assertThat(Duration.between(start, Instant.now())).isGreaterThanOrEqualTo(IDLE);
    }
  }

  @Test
  void connection_inUse_staysOpenBeyondEveryTimeout() {
    Instant end = Instant.now().plus(HEADER).plus(REQUEST).plus(IDLE);
    try (RawSocket client = RawSocket.connect(gateway.port())) {
      while (Instant.now().isBefore(end)) {
        assertThat(client.send(GOOD).answer().status()).isEqualTo(200);
        assertThat(client.isClosedWithin(PAUSE)).isFalse();
      }
    }
  }

  @Test
  void connections_overTheCap_areClosedAtOnceAndPlacesComeBack() {
    // Two event loops, which take connections in turn.
    try (PrivateGateway small = small(4)) {
      RawSocket[] clients = new RawSocket[4];
      for (int i = 0; i < clients.length; i++) {
        clients[i] = RawSocket.connect(small.port());
        assertThat(clients[i].send(GOOD).answer().status()).isEqualTo(200);
      }
      for (int i = 0; i < 4; i++) {
        try (RawSocket tooMany = RawSocket.connect(small.port())) {
          tooMany.assertClosed();
        }
      }
      for (RawSocket client : clients) {
        assertThat(client.send(GOOD).answer().status()).isEqualTo(200);
        client.close();
      }
      await().atMost(IN_TIME).until(() -> areServed(small, 4));
    }
  }

  @Test
  void connection_thatNeverReads_losesItsPlace() {
    try (PrivateGateway small = small(2)) {
      try (NeverReading one = new NeverReading(small.port());
          NeverReading two = new NeverReading(small.port())) {
        await().atMost(IN_TIME).until(() -> one.isStuck() && two.isStuck());
        await().atMost(IN_TIME).until(() -> areServed(small, 2));
      }
    }
  }

  private static PrivateGateway small(int maxConnections) {
    Duration idle = Duration.ofSeconds(2);
    Duration rest = Duration.ofSeconds(5);
    return PrivateGateway.start(maxConnections, rest, rest, idle, rest);
  }

  /** Whether so many connections at once find a place. */
  private static boolean areServed(PrivateGateway gateway, int connections) {
    List<RawSocket> clients = new ArrayList<>();
    try {
      for (int i = 0; i < connections; i++) {
        clients.add(RawSocket.connect(gateway.port()));
      }
      return clients.stream().allMatch(client -> client.send(GOOD).answer().status() == 200);
    } catch (UncheckedIOException closed) {
      return false;
    } finally {
      clients.forEach(RawSocket::close);
    }
  }
}
