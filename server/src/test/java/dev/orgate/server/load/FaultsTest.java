package dev.orgate.server.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.RawSocket;
import dev.orgate.server.testing.TestGateway;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults on demand, as they are seen on a socket. */
@ExtendWith(GatewayExtension.class)
class FaultsTest {
  private static final Map<String, ?> ON = Map.of("load.faults", true);

  @TempDir Path directory;

  private static RawSocket ask(int port, String fault) {
    return RawSocket.connect(port).send(request(fault));
  }

  private static String request(String fault) {
    return "GET /health/live HTTP/1.1\r\nHost: a\r\nX-Orgate-Fault: " + fault + "\r\n\r\n";
  }

  @Test
  void status_isAnswered_andTheConnectionServesOn() {
    try (Target target = Target.start(directory, ON);
        RawSocket client = ask(target.port(), "status=503")) {
      Answer answer = client.answer();
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.header("X-Request-Id")).hasSize(32);
      assertThat(client.send("GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n").answer().status())
          .isEqualTo(200);
    }
  }

  @Test
  void status_ofARequestWithABody_leavesTheNextOneWhole() {
    try (Target target = Target.start(directory, ON);
        RawSocket client = RawSocket.connect(target.port())) {
      String head =
          "POST /v2/manage/namespaces HTTP/1.1\r\nHost: a\r\nContent-Length: 20\r\n"
              + "X-Orgate-Fault: delay=50ms, status=500\r\n\r\n";
      assertThat(client.send(head + "x".repeat(20) + request("status=418")).answer().status())
          .isEqualTo(500);
      assertThat(client.answer().status()).isEqualTo(418);
    }
  }

  @Test
  void drop_closesWithoutAnAnswer() {
    try (Target target = Target.start(directory, ON);
        RawSocket client = ask(target.port(), "drop");
        RawSocket late = ask(target.port(), "drop, delay=100ms")) {
      client.assertClosed();
      late.assertClosed();
    }
  }

  @Test
  void delay_comesBeforeTheAnswer_andKeepsTheBody() {
    try (Target target = Target.start(directory, ON)) {
      long start = System.nanoTime();
      Answer created =
          target
              .caller(0)
              .with("X-Orgate-Fault", "delay=300ms")
              .post(Target.NAMESPACES, "{\"namespace\":\"slow\"}");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(299));
      assertThat(created.status()).isEqualTo(201);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "nonsense", "status=200", "status=503,drop", "delay=-1s", "drop,drop", ","})
  void whatIsNoFault_isABadRequest(String text) {
    try (Target target = Target.start(directory, ON);
        RawSocket client = ask(target.port(), text)) {
      assertThat(client.answer().status()).isEqualTo(400);
    }
  }

  @Test
  void header_isIgnored_whereFaultsAreOff(TestGateway gateway) {
    try (RawSocket client = ask(gateway.port(), "drop")) {
      assertThat(client.answer().status()).isEqualTo(200);
    }
    try (Target target = Target.start(directory, Map.of());
        RawSocket client = ask(target.port(), "status=503")) {
      assertThat(client.answer().status()).isEqualTo(200);
    }
  }

  @Test
  void rate_strikesTheSameRequestsEachTime() {
    Map<String, ?> rate =
        Map.of("load.faults", true, "load.fault", "status=599", "load.fault-rate", 100);
    String first = statuses(rate);
    assertThat(statuses(rate)).isEqualTo(first);
    // Not by chance: which ones they are follows from the seed.
    assertThat(first.chars().filter(struck -> struck == 'x').count()).isBetween(70L, 130L);
  }

  private String statuses(Map<String, ?> settings) {
    try (Target target = Target.start(directory, settings);
        RawSocket client = RawSocket.connect(target.port())) {
      StringBuilder struck = new StringBuilder();
      IntStream.range(0, 1000)
          .forEach(
              number -> {
                client.send("GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n");
                struck.append(client.answer().status() == 599 ? 'x' : '.');
              });
      return struck.toString();
    }
  }
}
