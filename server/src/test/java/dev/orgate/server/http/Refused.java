package dev.orgate.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.RawSocket;

/** Asserts that requests end their connections, and do the gateway no harm. */
final class Refused {
  /** A request that is always answered 200. */
  static final String GOOD = "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n";

  private Refused() {}

  /**
   * Sends a request with a good one behind it: the first must be refused in the dialect's shape,
   * the second must find the connection closed.
   */
  static Answer assertRefused(int port, String request, int status) {
    Answer answer;
    try (RawSocket client = RawSocket.connect(port)) {
      answer = client.send(request + GOOD).answer();
      assertThat(answer.status()).as(answer.text()).isEqualTo(status);
      assertThat(answer.header("content-type")).isEqualTo("application/json");
      assertThat(answer.header("x-request-id")).matches("[0-9a-f]{32}");
      assertThat(answer.header("connection")).isEqualTo("close");
      assertThat(answer.json())
          .containsEntry("request_id", answer.header("x-request-id"))
          .containsKeys("error_code", "error_msg");
      client.assertClosed();
    }
    assertHealthy(port);
    return answer;
  }

  static void assertHealthy(int port) {
    try (RawSocket client = RawSocket.connect(port)) {
      assertThat(client.send(GOOD).answer().status()).isEqualTo(200);
    }
  }
}
