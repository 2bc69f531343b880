package dev.orgate.server.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.config.HttpSettings;
import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Http2Socket;
import dev.orgate.server.testing.Http2Socket.Frame;
import dev.orgate.server.testing.PrivateGateway;
import dev.orgate.server.testing.Program;
import dev.orgate.server.testing.RawSocket;
import dev.orgate.server.testing.TestCertificate;
import dev.orgate.server.testing.TestTenant;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A gateway with a certificate that is told to stop. */
class Http2DrainTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String LOGIN =
      """
      {"auth":{"identity":{"methods":["password"],"password":{"user":
      {"name":"admin","password":"open sesame","domain":{"name":"demo"}}}}}}""";
  private static TestCertificate certificate;

  @BeforeAll
  static void create() {
    certificate = TestCertificate.ec();
  }

  @AfterAll
  static void delete() {
    certificate.close();
  }

  @Test
  void sigterm_streamsUnderWay_areAnsweredBeforeTheProgramEnds() throws Exception {
    try (Program program =
        Program.start(
            "--http-port=0",
            "--dev-password=open sesame",
            "--http-tls-certificate=" + certificate.certificate(),
            "--http-tls-key=" + certificate.key())) {
      String url = program.lineWith("Orgate ready at https://").replaceAll(".* ", "");
      int port = URI.create(url).getPort();
      try (Http2Socket busy = Http2Socket.connect(port, certificate.client());
          Http2Socket idle = Http2Socket.connect(port, certificate.client())) {
        assertThat(idle.answer(idle.get("/v2")).status()).isEqualTo(200);
        List<Integer> streams = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
          int stream = busy.request(busy.head("POST", "/v3/auth/tokens"), false);
          busy.data(stream, LOGIN.substring(0, 30), false);
          streams.add(stream);
        }
        assertThat(busy.answer(busy.get("/v2")).status()).isEqualTo(200);

        program.terminate();
        Frame farewell = busy.nextOfConnection(Http2Socket.GO_AWAY);
        assertThat(farewell.error()).isZero();
        assertThat(idle.isClosedWithin(SOON)).isTrue();
        for (int stream : streams) {
          busy.data(stream, LOGIN.substring(30), true);
        }
        for (int stream : streams) {
          Answer answer = busy.answer(stream);
          assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        }
        assertThat(busy.isClosedWithin(SOON)).isTrue();
      }
      assertThat(program.exitStatus()).isZero();
      assertThat(program.errors()).doesNotContain("Exception");
    }
  }

  @Test
  void close_streamsUnderWay_areAnswered() throws Exception {
    HttpSettings.Tls tls = new HttpSettings.Tls(certificate.certificate(), certificate.key());
    PrivateGateway gateway = PrivateGateway.start(tls);
    TestTenant tenant = gateway.newTenant();
    try (Http2Socket client = Http2Socket.connect(gateway.port(), certificate.client())) {
      int stream =
          client.request(
              client
                  .head("POST", "/v2/manage/namespaces")
                  .add("x-auth-token", tenant.token("root", "admin")),
              false);
      client.data(stream, "{\"namespace\":", false);
      assertThat(client.answer(client.get("/v2")).status()).isEqualTo(200);
      CompletableFuture<Void> closing = CompletableFuture.runAsync(gateway::close);
      assertThat(client.nextOfConnection(Http2Socket.GO_AWAY).error()).isZero();
      client.data(stream, "\"" + tenant.name("a") + "\"}", true);
      assertThat(client.answer(stream).status()).isEqualTo(201);
      closing.get(SOON.toSeconds(), TimeUnit.SECONDS);
      assertThat(client.isClosedWithin(SOON)).isTrue();
    }
  }

  @Test
  void close_handshakesUnderWay_areNotWaitedFor() throws Exception {
    HttpSettings.Tls tls = new HttpSettings.Tls(certificate.certificate(), certificate.key());
    PrivateGateway gateway = PrivateGateway.start(tls);
    try (RawSocket shaking = RawSocket.connect(gateway.port());
        Http2Socket silent = Http2Socket.silent(gateway.port(), certificate.client())) {
      shaking.send("\u0016");
      Instant start = Instant.now();
      CompletableFuture.runAsync(gateway::close).get(30, TimeUnit.SECONDS);
      assertThat(Duration.between(start, Instant.now())).isLessThan(SOON);
      assertThat(silent.isClosedWithin(SOON)).isTrue();
      assertThat(shaking.isClosedWithin(SOON)).isTrue();
    }
  }
}
