package dev.orgate.server.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.RawSocket;
import dev.orgate.server.testing.TestGateway;
import dev.orgate.server.testing.TestTenant;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 64 KiB and not a byte more, however the body is sent. */
@ExtendWith(GatewayExtension.class)
class BodyLimitTest {
  private static final int LIMIT = 65_536;
  private static final String GOOD = "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n";

  private static String body(String name, int length) {
    String body = "{\"namespace\":\"" + name + "\"}";
    return body + " ".repeat(length - body.length());
  }

  private static String chunked(String body, int size) {
    StringBuilder chunks = new StringBuilder();
    for (int i = 0; i < body.length(); i += size) {
      String chunk = body.substring(i, Math.min(body.length(), i + size));
      chunks
          .append(Integer.toHexString(chunk.length()))
          .append("\r\n")
          .append(chunk)
          .append("\r\n");
    }
    return "Transfer-Encoding: chunked\r\n\r\n" + chunks + "0\r\n\r\n";
  }

  private static String framed(String framing, String body) {
    return switch (framing) {
      case "length" -> "Content-Length: " + body.length() + "\r\n\r\n" + body;
      case "one chunk" -> chunked(body, body.length());
      case "many chunks" -> chunked(body, 1000);
      default -> chunked(body, 7);
    };
  }

  /** Asks on a connection that must be good for another request then. */
  private static Answer post(TestGateway gateway, TestTenant tenant, String rest) {
    try (RawSocket client = RawSocket.connect(gateway.port())) {
      client.send("POST /v2/manage/namespaces HTTP/1.1\r\nHost: a\r\n");
      client.send("X-Auth-Token: " + tenant.token("root", "admin") + "\r\n" + rest + GOOD);
      Answer answer = client.answer();
      assertThat(client.answer().text()).isEqualTo("{\"status\":\"ok\"}");
      return answer;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"length", "one chunk", "many chunks", "tiny chunks"})
  void body_upToTheLimit_isReadAndOneByteMoreIsNot(
      String framing, TestGateway gateway, TestTenant tenant) {
    String exact = framed(framing, body(tenant.name("exact"), LIMIT));
    assertThat(post(gateway, tenant, exact).status()).isEqualTo(201);
    String more = framed(framing, body(tenant.name("more"), LIMIT + 1));
    Answer refused = post(gateway, tenant, more);
    assertThat(refused.status()).isEqualTo(413);
    assertThat(refused.errorCode()).isEqualTo("SVCSTG.SWR.4131001");
    assertThat(tenant.admin().get("/v2/manage/namespaces").list("namespaces")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"length", "one chunk", "many chunks"})
  void body_farOverTheLimit_isDrainedSoThatTheAnswerIsRead(
      String framing, TestGateway gateway, TestTenant tenant) {
    String rest = framed(framing, body(tenant.name("huge"), 4 << 20));
    assertThat(post(gateway, tenant, rest).status()).isEqualTo(413);
  }
}
