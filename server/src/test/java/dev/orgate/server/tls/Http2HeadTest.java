package dev.orgate.server.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.config.HttpSettings;
import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Http2Socket;
import dev.orgate.server.testing.PrivateGateway;
import dev.orgate.server.testing.TestCertificate;
import dev.orgate.server.testing.TestTenant;
import io.netty.handler.codec.http2.Http2Headers;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Heads of HTTP/2: as strict as those of HTTP/1, and their answers as well. */
class Http2HeadTest {
  private static final Duration IN_TIME = Duration.ofSeconds(15);
  private static TestCertificate certificate;
  private static PrivateGateway gateway;

  @BeforeAll
  static void start() {
    certificate = TestCertificate.ec();
    gateway =
        PrivateGateway.start(new HttpSettings.Tls(certificate.certificate(), certificate.key()));
  }

  @AfterAll
  static void close() {
    gateway.close();
    certificate.close();
  }

  private static Http2Socket connect() {
    return Http2Socket.connect(gateway.port(), certificate.client());
  }

  @Test
  void head_aLittleTooLarge_is431() {
    try (Http2Socket client = connect()) {
      int stream =
          client.request(client.head("GET", "/v2").add("x-long", "x".repeat(34_000)), true);
      assertThat(client.answer(stream).status()).isEqualTo(431);
      stream = client.request(client.head("GET", "/v2?" + "x".repeat(34_000)), true);
      assertThat(client.answer(stream).status()).isEqualTo(431);
      stream = client.request(client.head("GET", "/v2").add("x-long", "x".repeat(30_000)), true);
      assertThat(client.answer(stream).status()).isEqualTo(200);
    }
  }

  @Test
  void head_farTooLarge_endsTheConnection() {
    try (Http2Socket client = connect()) {
      client.request(client.head("GET", "/v2").add("x-long", "x".repeat(60_000)), true);
      assertThat(client.nextOfConnection(Http2Socket.GO_AWAY).error()).isPositive();
      assertThat(client.isClosedWithin(IN_TIME)).isTrue();
    }
  }

  @Test
  void head_malformed_isRefusedAndItsConnectionServesOn() {
    List<Consumer<Http2Headers>> faults =
        List.of(
            head -> head.remove(":authority"),
            head -> head.authority("a b"),
            head -> head.authority("a").add("host", "b"),
            head -> head.authority("a").add("host", "a").add("host", "a"),
            head -> head.authority("a").add("host", "a").add("host", "b"),
            head -> head.scheme("javascript"),
            head -> head.remove(":scheme"),
            head -> head.remove(":path"),
            head -> head.remove(":method"),
            head -> head.path(""),
            head -> head.path("/v2 HTTP/1.1"),
            head -> head.path("/v2\r\nx: y"),
            head -> head.path("/v2\u0000"),
            head -> head.path("/v2\u0001"),
            head -> head.path("/v2\u007f"),
            head -> head.add("x", "a\nb"),
            head -> head.add("x", "a\rb"),
            head -> head.add("x", "a\u0000b"),
            head -> head.add("X-Upper", "a"),
            head -> head.add("connection", "keep-alive"),
            head -> head.add("transfer-encoding", "chunked"),
            head -> head.add("upgrade", "h2c"),
            head -> head.add("te", "gzip"),
            head -> head.add("", "empty"),
            head -> head.add("a b", "space"),
            head -> head.add(":path", "/twice"));
    int number = 0;
    for (Consumer<Http2Headers> fault : faults) {
      try (Http2Socket client = connect()) {
        Http2Headers head = client.head("GET", "/v2");
        fault.accept(head);
        int stream = client.request(head, true);
        assertThat(statusOrReset(client, stream)).as("fault %d", number++).isIn(400, -1);
        assertThat(client.answer(client.get("/v2")).status()).isEqualTo(200);
      }
    }
  }

  private static int statusOrReset(Http2Socket client, int stream) {
    try {
      Answer answer = client.answer(stream);
      if (answer.status() == 400) {
        assertThat(answer.header("x-request-id")).matches("[0-9a-f]{32}");
        assertThat(answer.headers().firstValue("connection")).isEmpty();
      }
      return answer.status();
    } catch (AssertionError reset) {
      assertThat(reset).hasMessage("Reset: 1");
      return -1;
    }
  }

  /** Here Vert.x gives up the whole connection. */
  @Test
  void method_malformed_isRefusedWithItsConnection() {
    try (Http2Socket client = connect()) {
      client.request(client.head("GET ", "/v2"), true);
      assertThat(client.isClosedWithin(IN_TIME)).isTrue();
    }
  }

  @Test
  void answerToHead_hasNoBody() {
    try (Http2Socket client = connect()) {
      Answer answer = client.answer(client.request(client.head("HEAD", "/v2"), true));
      assertThat(answer.status()).isEqualTo(405);
      assertThat(answer.text()).isEmpty();
      assertThat(Integer.parseInt(answer.header("content-length"))).isPositive();
    }
  }

  @Test
  void connect_isNoMethodHere() {
    try (Http2Socket client = connect()) {
      Http2Headers head = client.head("CONNECT", "/");
      head.remove(":path");
      head.remove(":scheme");
      assertThat(client.answer(client.request(head, true)).status()).isEqualTo(400);
    }
  }

  @Test
  void addressesInAnswers_areThoseOfTheAuthority() {
    try (Http2Socket client = connect()) {
      TestTenant tenant = gateway.newTenant();
      for (String authority : List.of("swr.example.com", "swr.example.com:8443", "[::1]:8443")) {
        Http2Headers head = client.head("GET", "/v3/auth/domains").authority(authority);
        head.add("x-auth-token", tenant.token("root", "admin"));
        assertThat(client.answer(client.request(head, true)).text())
            .contains("\"https://" + authority + "/v3/auth/domains\"");
      }
    }
  }
}
