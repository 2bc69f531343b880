package dev.orgate.server.http;

import static dev.orgate.server.http.Refused.GOOD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.orgate.server.testing.Answer;
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

/** Paths, queries, methods and protocols as a client may write them, none of which does harm. */
@ExtendWith(GatewayExtension.class)
class RawSocketTargetTest {
  private static final String COLLECTION = "/v2/manage/namespaces";

  private static String line(String method, String target, TestTenant tenant) {
    return "%s %s HTTP/1.1\r\nHost: a\r\nX-Auth-Token: %s\r\n\r\n"
        .formatted(method, target, tenant.token("root", "admin"));
  }

  /** Asks on a connection of its own, which must be good for another request then. */
  private static Answer ask(TestGateway gateway, String request) {
    try (RawSocket client = RawSocket.connect(gateway.port())) {
      Answer answer = client.send(request + GOOD).answer();
      assertThat(client.answer().text()).isEqualTo("{\"status\":\"ok\"}");
      return answer;
    }
  }

  @SuppressWarnings("unused")
  private static final List<Arguments> PATHS =
      List.of(
          arguments("/v2/manage/namespaces/%2f", 404, "SVCSTG.SWR.4040058"),
          arguments("/v2/manage/namespaces/%2e%2e", 404, "SVCSTG.SWR.4040058"),
          arguments("/v2/manage/namespaces/%ff", 404, "SVCSTG.SWR.4040058"),
          arguments("/v2/manage/namespaces/%00", 404, "SVCSTG.SWR.4040058"),
          arguments("/v2/manage/namespaces/%c0%af", 404, "SVCSTG.SWR.4040058"),
          arguments("/v2/manage/namespaces/%ed%a0%80", 404, "SVCSTG.SWR.4040058"),
          arguments("/v2/manage/namespaces/\u00e9\u00ff", 404, "SVCSTG.SWR.4040058"),
          arguments("/v2/manage/namespaces/a+b", 404, "SVCSTG.SWR.4040058"),
          arguments("/v2/manage/namespaces/A", 404, "SVCSTG.SWR.4040058"),
          arguments("/v2/manage/namespaces/..", 404, "SVCSTG.SWR.4040058"),
          arguments("/v2/manage/namespaces/%zz", 400, "SVCSTG.SWR.4000014"),
          arguments("/v2/manage/namespaces/%f", 400, "SVCSTG.SWR.4000014"),
          arguments("/v2/manage/namespaces/%", 400, "SVCSTG.SWR.4000014"),
          arguments("/v2/manage/projects/%00/quotas", 400, "SVCSTG.SWR.4000014"),
          arguments("/v2/manage/projects/%ff%fe/quotas", 403, "SVCSTG.SWR.4039002"),
          arguments("/v2/manage/namespaces/a/b", 404, "SVCSTG.SWR.4040083"),
          arguments("/v2/manage/namespaces//access", 404, "SVCSTG.SWR.4040083"),
          arguments("/v2/manage/../manage/namespaces", 404, "SVCSTG.SWR.4040083"),
          arguments("/v2/./manage/namespaces", 404, "SVCSTG.SWR.4040083"),
          arguments("/v2/%2e%2e/v2", 404, "SVCSTG.SWR.4040083"),
          arguments("/../../etc/passwd", 404, "SVCSTG.SWR.4040083"),
          arguments("//v2/manage/namespaces", 404, "SVCSTG.SWR.4040083"),
          arguments("/v2//manage/namespaces", 404, "SVCSTG.SWR.4040083"),
          arguments("/v2/manage/namespaces//", 404, "SVCSTG.SWR.4040083"),
          arguments("/".repeat(32_000), 404, "SVCSTG.SWR.4040083"),
          arguments("/v2/manage/namespaces/%61#x", 404, "SVCSTG.SWR.4040058"),
          arguments("/V2/manage/namespaces", 404, "SVCSTG.SWR.4040083"),
          arguments("/v2/manage%2fnamespaces", 404, "SVCSTG.SWR.4040083"),
          arguments("/v2;a=b", 404, "SVCSTG.SWR.4040083"),
          arguments("/v2\\manage\\namespaces", 404, "SVCSTG.SWR.4040083"),
          arguments("/v2\u0001", 404, "SVCSTG.SWR.4040083"),
          arguments("/v2\0", 404, "SVCSTG.SWR.4040083"),
          arguments("/v2#x", 404, "SVCSTG.SWR.4040083"),
          arguments("v2", 404, "SVCSTG.SWR.4040083"),
          arguments("?a", 404, "SVCSTG.SWR.4040083"),
          arguments("*", 404, "SVCSTG.SWR.4040083"),
          arguments("a:80", 404, "SVCSTG.SWR.4040083"),
          arguments("/" + "a/".repeat(16_000), 404, "SVCSTG.SWR.4040083"),
          arguments("/v2/manage/namespaces?filter=%zz", 400, "SVCSTG.SWR.4000014"),
          arguments("/v2/manage/namespaces?filter=%", 400, "SVCSTG.SWR.4000014"),
          arguments("/v2/manage/namespaces?filter=%00", 400, "SVCSTG.SWR.4001035"),
          arguments(
              "/v2/manage/namespaces?" + "limit=1&".repeat(4_000), 400, "SVCSTG.SWR.4000014"));

  @ParameterizedTest(name = "{1} {index}")
  @FieldSource("PATHS")
  void path_odd_isAnsweredAndTheConnectionGoesOn(
      String target, int status, String code, TestGateway gateway, TestTenant tenant) {
    Answer answer = ask(gateway, line("GET", target, tenant));
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.errorCode()).isEqualTo(code);
    assertThat(answer.header("x-request-id")).matches("[0-9a-f]{32}");
  }

  @Test
  void path_encodedOrWithATrailingSlash_isTheSame(TestGateway gateway, TestTenant tenant) {
    String name = tenant.name("a");
    tenant.admin().post(COLLECTION, "{\"namespace\":\"" + name + "\"}");
    String encoded = "%" + Integer.toHexString(name.charAt(0)) + name.substring(1);
    for (String path : List.of(name, encoded, name + "/")) {
      Answer answer = ask(gateway, line("GET", COLLECTION + "/" + path, tenant));
      assertThat(answer.status()).as(path).isEqualTo(200);
      assertThat(answer.json()).containsEntry("name", name);
    }
  }

  @Test
  void path_absoluteForm_isThePathInIt(TestGateway gateway) {
    for (String target : List.of("http://a/v2", "http://b:1/v2", "HTTP://a/v2?x=y")) {
      Answer answer = ask(gateway, "GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(answer.status()).as(target).isEqualTo(200);
      assertThat(answer.json()).containsKey("version");
    }
  }

  @Test
  void query_rawPipe_isReadAsWritten(TestGateway gateway, TestTenant tenant) {
    String name = tenant.name("piped");
    tenant.admin().post(COLLECTION, "{\"namespace\":\"" + name + "\"}");
    for (String pipe : List.of("|", "%7c", "%7C")) {
      String query = "?filter=namespace::" + name + pipe + "mode::visible";
      Answer answer = ask(gateway, line("GET", COLLECTION + query, tenant));
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      assertThat(answer.list("namespaces")).hasSize(1);
    }
  }

  @Test
  void method_unknownOrOdd_isNotAllowed(TestGateway gateway, TestTenant tenant) {
    for (String method : List.of("FOO", "get", "TRACE", "OPTIONS", "PRI", "M-SEARCH")) {
      Answer answer = ask(gateway, line(method, COLLECTION, tenant));
      assertThat(answer.status()).as(method).isEqualTo(405);
      assertThat(answer.header("allow")).isEqualTo("GET, POST");
    }
  }

  @Test
  void method_connectOrOptionsOfAll_isRefused(TestGateway gateway) {
    for (String start : List.of("CONNECT a:80", "CONNECT /v2", "OPTIONS *", "GET *")) {
      Answer answer = ask(gateway, start + " HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(answer.status()).as(start).isBetween(400, 499);
      assertThat(answer.errorCode()).isNotEmpty();
    }
  }

  @Test
  void method_head_hasNoBody(TestGateway gateway) {
    try (RawSocket client = RawSocket.connect(gateway.port())) {
      client.send("HEAD /v2 HTTP/1.1\r\nHost: a\r\n\r\n" + GOOD);
      assertThat(client.bodilessAnswer().status()).isEqualTo(405);
      assertThat(client.answer().text()).isEqualTo("{\"status\":\"ok\"}");
    }
  }

  @Test
  void http2_priorKnowledge_isRefused(TestGateway gateway) {
    String settings = "\0\0\0\4\0\0\0\0\0";
    Refused.assertRefused(gateway.port(), "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + settings, 400);
  }

  @Test
  void upgrade_anyProtocol_isIgnored(TestGateway gateway) {
    String h2c =
        "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n";
    String webSocket =
        """
        Connection: Upgrade\r
        Upgrade: websocket\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        """;
    for (String upgrade : List.of(h2c, webSocket)) {
      Answer answer = ask(gateway, "GET /v2 HTTP/1.1\r\nHost: a\r\n" + upgrade + "\r\n");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.headers().firstValue("upgrade")).isEmpty();
    }
  }
}
