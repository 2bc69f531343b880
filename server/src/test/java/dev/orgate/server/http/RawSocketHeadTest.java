package dev.orgate.server.http;

import static dev.orgate.server.http.Refused.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.RawSocket;
import dev.orgate.server.testing.TestGateway;
import dev.orgate.server.testing.TestTenant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

@ExtendWith(GatewayExtension.class)
class RawSocketHeadTest {
  private static final int LIMIT = 32_768;

  @SuppressWarnings("unused")
  private static final List<Arguments> REQUEST_LINES =
      List.of(
          arguments("HTTP/0.9", "GET /v2"),
          arguments("a minor version nobody knows", "GET /v2 HTTP/1.2"),
          arguments("HTTP/2 without a handshake", "GET /v2 HTTP/2.0"),
          arguments("a version in lower case", "GET /v2 http/1.1"),
          arguments("a version with more digits", "GET /v2 HTTP/1.10"),
          arguments("a version without digits", "GET /v2 HTTP/x.y"),
          arguments("another protocol", "GET /v2 ICAP/1.0"),
          arguments("no target", "GET  HTTP/1.1"),
          arguments("only a word", "GET"),
          arguments("four words", "GET /v2 /v3 HTTP/1.1"),
          arguments("something behind the version", "GET /v2 HTTP/1.1 x"),
          arguments("a space behind the version", "GET /v2 HTTP/1.1 "),
          arguments("a space before the method", " GET /v2 HTTP/1.1"),
          arguments("two spaces", "GET  /v2 HTTP/1.1"),
          arguments("a tab between the words", "GET\t/v2\tHTTP/1.1"),
          arguments("a form feed between the words", "GET /v2\fHTTP/1.1"),
          arguments("a bare CR between the words", "GET /v2\rHTTP/1.1"),
          arguments("a CR and a second version", "GET /v2\rHTTP/1.1 HTTP/1.1"),
          arguments("a leading NUL", "\0GET /v2 HTTP/1.1"),
          arguments("a leading control byte", "\u0001GET /v2 HTTP/1.1"),
          arguments("a control byte in the method", "G\u0001T /v2 HTTP/1.1"),
          arguments("a separator in the method", "G(T /v2 HTTP/1.1"));

  @ParameterizedTest(name = "{0}")
  @FieldSource("REQUEST_LINES")
  void requestLine_malformed_isRefused(String what, String line, TestGateway gateway) {
    assertRefused(gateway.port(), line + "\r\nHost: a\r\n\r\n", 400);
  }

  @SuppressWarnings("unused")
  private static final List<Arguments> HEADERS =
      List.of(
          arguments("no host", "X: a\r\n"),
          arguments("two hosts", "Host: a\r\nHost: b\r\n"),
          arguments("the same host twice", "Host: a\r\nHost: a\r\n"),
          arguments("two hosts in another case", "Host: a\r\nhOST: b\r\n"),
          arguments("a folded header", "Host: a\r\nX: b\r\n c\r\n"),
          arguments("a header folded with a tab", "Host: a\r\nX: b\r\n\tc\r\n"),
          arguments("a fold that looks like a header", "Host: a\r\nX: b\r\n X-Auth-Token: c\r\n"),
          arguments("an empty fold", "Host: a\r\nX: b\r\n \r\n"),
          arguments("a folded host", "Host: a\r\n b\r\nX: c\r\n"),
          arguments("a fold before any header", " X: b\r\nHost: a\r\n"),
          arguments("a space before the colon", "Host: a\r\nX : b\r\n"),
          arguments("a tab before the colon", "Host: a\r\nX\t: b\r\n"),
          arguments("no colon", "Host: a\r\nX\r\n"),
          arguments("no name", "Host: a\r\n: b\r\n"),
          arguments("a space in the name", "Host: a\r\nX y: b\r\n"),
          arguments("a control byte in the name", "Host: a\r\nX\u0001: b\r\n"),
          arguments("a NUL in the name", "Host: a\r\nX\0: b\r\n"),
          arguments("a DEL in the name", "Host: a\r\nX\u007f: b\r\n"),
          arguments("no ASCII in the name", "Host: a\r\nX\u00e9: b\r\n"),
          arguments("a separator in the name", "Host: a\r\nX(y): b\r\n"),
          arguments("a control byte in the value", "Host: a\r\nX: b\u0001c\r\n"),
          arguments("a NUL in the value", "Host: a\r\nX: b\0c\r\n"),
          arguments("a DEL in the value", "Host: a\r\nX: b\u007fc\r\n"),
          arguments("a vertical tab before the value", "Host: a\r\nX:\u000bb\r\n"),
          arguments("a bare CR in the value", "Host: a\r\nX: b\rY: c\r\n"),
          arguments("a bare CR at the end of a line", "Host: a\r\r\n"),
          arguments("a bare LF at the end of a line", "Host: a\nX: b\r\n"),
          arguments("a bare LF at the end of the head", "Host: a\r\nX: b\n"),
          arguments(
              "the keys that lend a GET a body",
              "Host: a\r\nSec-WebSocket-Key1: 1\r\nSec-WebSocket-Key2: 2\r\n"));

  @ParameterizedTest(name = "{0}")
  @FieldSource("HEADERS")
  void header_malformed_isRefused(String what, String headers, TestGateway gateway) {
    assertRefused(gateway.port(), "GET /v2 HTTP/1.1\r\n" + headers + "\r\n", 400);
  }

  @Test
  void hosts_twoOnHttp10_areRefusedAndNoneIsFine(TestGateway gateway) {
    assertRefused(gateway.port(), "GET /v2 HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n", 400);
    try (RawSocket client = RawSocket.connect(gateway.port())) {
      assertThat(client.send("GET /v2 HTTP/1.0\r\n\r\n").answer().status()).isEqualTo(200);
      client.assertClosed();
    }
  }

  @Test
  void head_bareLineFeeds_isRefused(TestGateway gateway) {
    assertRefused(gateway.port(), "GET /v2 HTTP/1.1\nHost: a\n\n", 400);
  }

  @Test
  void head_emptyLinesBefore_areSkipped(TestGateway gateway) {
    try (RawSocket client = RawSocket.connect(gateway.port())) {
      assertThat(client.send("\r\n\r\n" + Refused.GOOD).answer().status()).isEqualTo(200);
    }
  }

  @Test
  void requestLine_tooLong_isAnswered414(TestGateway gateway) {
    String path = "/" + "a".repeat(LIMIT);
    assertRefused(gateway.port(), "GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n", 414);
  }

  @Test
  void head_tooLarge_isAnswered431BehindAReadableCredentialAnd401Without(
      TestGateway gateway, TestTenant tenant) {
    String start = "GET /v2/manage/namespaces HTTP/1.1\r\n";
    String token = "X-Auth-Token: " + tenant.token("root", "admin") + "\r\n";
    String padding = "Host: a\r\nX: " + "a".repeat(LIMIT) + "\r\n\r\n";
    assertRefused(gateway.port(), start + token + padding, 431);
    assertRefused(gateway.port(), start + "Authorization: Bearer x\r\n" + padding, 431);
    assertRefused(gateway.port(), start + padding, 401);
    String manySmall = "X: a\r\n".repeat(LIMIT / 4);
    assertRefused(gateway.port(), start + token + manySmall + "\r\n", 431);
  }

  @Test
  void head_justWithinTheLimit_isAccepted(TestGateway gateway) {
    String headers = "Host: a\r\nX: " + "a".repeat(LIMIT - "Host: aX: ".length()) + "\r\n";
    try (RawSocket client = RawSocket.connect(gateway.port())) {
      client.send("GET /v2 HTTP/1.1\r\n" + headers + "\r\n");
      assertThat(client.answer().status()).isEqualTo(200);
    }
  }
}
