package dev.orgate.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orgate.server.config.HttpSettings;
import dev.orgate.server.testing.Http2Socket;
import dev.orgate.server.testing.PrivateGateway;
import dev.orgate.server.testing.RawSocket;
import dev.orgate.server.testing.TestCertificate;
import dev.orgate.server.testing.TestTenant;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway with a certificate: which protocols it speaks, and with whom not at all. */
class HttpsTest {
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final Duration IN_TIME = Duration.ofSeconds(10);
  private static TestCertificate certificate;
  private static PrivateGateway gateway;

  @BeforeAll
  static void start() {
    certificate = TestCertificate.rsa();
    HttpSettings.Tls tls = new HttpSettings.Tls(certificate.certificate(), certificate.key());
    gateway = PrivateGateway.start(tls, 1000, SHORT, Duration.ofSeconds(10), SHORT);
  }

  @AfterAll
  static void close() {
    gateway.close();
    certificate.close();
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(gateway.gateway().url() + path));
  }

  @ParameterizedTest
  @EnumSource
  void client_ofEitherVersion_isServed(HttpClient.Version version) throws Exception {
    HttpClient client =
        HttpClient.newBuilder().sslContext(certificate.client()).version(version).build();
    TestTenant tenant = gateway.newTenant();
    String token = tenant.token("root", "admin");
    String name = tenant.name("a");
    HttpResponse<String> created =
        client.send(
            request("/v2/manage/namespaces")
                .header("X-Auth-Token", token)
                .POST(BodyPublishers.ofString("{\"namespace\":\"" + name + "\"}"))
                .build(),
            BodyHandlers.ofString());
    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(created.version()).isEqualTo(version);
    HttpResponse<String> shown =
        client.send(
            request("/v2/manage/namespaces/" + name).header("X-Auth-Token", token).build(),
            BodyHandlers.ofString());
    assertThat(shown.body()).contains(name);
    assertThat(shown.headers().firstValue("connection")).isEmpty();
  }

  @Test
  void url_isOfHttps() {
    assertThat(gateway.gateway().url()).startsWith("https://127.0.0.1:");
  }

  @Test
  void certificate_isTheOneOfTheSettings() {
    try (TestCertificate another = TestCertificate.ec()) {
      HttpClient client = HttpClient.newBuilder().sslContext(another.client()).build();
      assertThatThrownBy(() -> client.send(request("/v2").build(), BodyHandlers.discarding()))
          .isInstanceOf(SSLHandshakeException.class);
    }
  }

  @Test
  void client_withoutAlpn_isServedHttp1() throws IOException {
    try (SSLSocket client = tlsSocket()) {
      client
          .getOutputStream()
          .write("GET /v2 HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(client.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
          .isEqualTo("HTTP/1.1 200");
    }
  }

  private static SSLSocket tlsSocket() throws IOException {
    SSLSocket client =
        (SSLSocket)
            certificate
                .client()
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), gateway.port());
    client.setSoTimeout((int) IN_TIME.toMillis());
    return client;
  }

  /** The strict decoder stands behind TLS as well, and its answer arrives whole. */
  @Test
  void malformedRequest_overTls_isAnsweredAndItsConnectionEnds() throws IOException {
    try (SSLSocket client = tlsSocket()) {
      client
          .getOutputStream()
          .write(
              "GET /v2 HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      // Fails if TLS does not end with its farewell.
      String answer = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 400").contains("one Host header").endsWith("}");
    }
  }

  /** A greeting that offers version 1.0, 1.1 or none of today's. */
  @ParameterizedTest
  @ValueSource(strings = {"0301", "0302"})
  void client_ofAnOldVersion_isTurnedAway(String version) throws IOException {
    // Suites: ECDHE with AES in CBC mode, which those versions know; no extensions.
    String hello = version + "11".repeat(32) + "00" + "0006c013c014002f" + "0100";
    String handshake = "01" + "%06x".formatted(hello.length() / 2) + hello;
    String record = "16" + "0301" + "%04x".formatted(handshake.length() / 2) + handshake;
    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
      client.setSoTimeout((int) IN_TIME.toMillis());
      client.getOutputStream().write(HexFormat.of().parseHex(record));
      InputStream in = client.getInputStream();
      byte[] alert = in.readNBytes(7);
      assertThat(alert[0]).as("an alert").isEqualTo((byte) 0x15);
      assertThat(alert[5]).as("fatal").isEqualTo((byte) 2);
      assertThat(alert[6]).as("about the version").isEqualTo((byte) 70);
      assertThat(in.read()).isEqualTo(-1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"GET /v2 HTTP/1.1\r\nHost: a\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"})
  void plaintext_isTurnedAway(String text) {
    try (RawSocket client = RawSocket.connect(gateway.port())) {
      client.send(text);
      assertThat(client.isClosedWithin(IN_TIME)).isTrue();
    }
  }

  @Test
  void handshake_thatNeverEnds_isCut() {
    try (RawSocket silent = RawSocket.connect(gateway.port());
        RawSocket halfway = RawSocket.connect(gateway.port())) {
      halfway.send("\u0016\u0003\u0001\u0002\u0000\u0001\u0000");
      assertThat(silent.isClosedWithin(IN_TIME)).isTrue();
      assertThat(halfway.isClosedWithin(IN_TIME)).isTrue();
    }
  }

  @Test
  void client_thatShakesHandsAndSaysNothing_isCut() throws IOException {
    try (SSLSocket http1 = tlsSocket();
        Http2Socket http2 = Http2Socket.silent(gateway.port(), certificate.client());
        Http2Socket greeted = Http2Socket.connect(gateway.port(), certificate.client())) {
      http1.startHandshake();
      assertThat(greeted.isClosedWithin(IN_TIME)).isTrue();
      assertThat(http2.isClosedWithin(IN_TIME)).isTrue();
      assertThat(http1.getInputStream().readAllBytes()).isEmpty();
    } catch (IOException reset) {
      assertThat(reset).hasMessageNotContaining("timed out");
    }
  }

  /** Two event loops, which take connections in turn. */
  @Test
  void connections_inTheirHandshake_takePlacesAndGiveThemBack() {
    HttpSettings.Tls tls = new HttpSettings.Tls(certificate.certificate(), certificate.key());
    try (PrivateGateway small = PrivateGateway.start(tls, 4, SHORT, IN_TIME, IN_TIME)) {
      List<RawSocket> silent =
          Stream.generate(() -> RawSocket.connect(small.port())).limit(4).toList();
      try (RawSocket tooMany = RawSocket.connect(small.port())) {
        Instant start = Instant.now();
        tooMany.assertClosed();
        assertThat(Duration.between(start, Instant.now())).isLessThan(SHORT);
      }
      silent.forEach(RawSocket::assertClosed);
      try (Http2Socket client = Http2Socket.connect(small.port(), certificate.client())) {
        assertThat(client.answer(client.get("/v2")).status()).isEqualTo(200);
      }
    }
  }

  /** No word in plain text makes a plain gateway speak HTTP/2. */
  @Test
  void plainGateway_speaksNoHttp2() {
    try (PrivateGateway plain = PrivateGateway.start(5);
        RawSocket upgrading = RawSocket.connect(plain.port());
        RawSocket knowing = RawSocket.connect(plain.port())) {
      upgrading.send(
          "GET /v2 HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings\r\n"
              + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n");
      assertThat(upgrading.answer().status()).isEqualTo(200);
      assertThat(knowing.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").answer().status()).isEqualTo(400);
      knowing.assertClosed();
    }
  }
}
