package dev.orgate.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orgate.server.config.HttpSettings;
import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Http2Socket;
import dev.orgate.server.testing.Http2Socket.Frame;
import dev.orgate.server.testing.PrivateGateway;
import dev.orgate.server.testing.TestCertificate;
import dev.orgate.server.testing.TestTenant;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What HTTP/2 adds: many requests on one connection, each with limits of its own. */
class Http2Test {
  private static final Duration HEADER = Duration.ofSeconds(5);
  private static final Duration REQUEST = Duration.ofSeconds(2);
  private static final Duration IDLE = Duration.ofSeconds(3);
  private static final Duration IN_TIME = Duration.ofSeconds(15);
  private static final int STREAMS = 100;
  private static final String COLLECTION = "/v2/manage/namespaces";
  private static TestCertificate certificate;
  private static PrivateGateway gateway;

  @BeforeAll
  static void start() {
    certificate = TestCertificate.ec();
    gateway = start(1000);
  }

  private static PrivateGateway start(int maxConnections) {
    HttpSettings.Tls tls = new HttpSettings.Tls(certificate.certificate(), certificate.key());
    return PrivateGateway.start(tls, maxConnections, HEADER, REQUEST, IDLE);
  }

  @AfterAll
  static void close() {
    gateway.close();
    certificate.close();
  }

  private static Http2Socket connect() {
    return Http2Socket.connect(gateway.port(), certificate.client());
  }

  private static Http2Headers create(Http2Socket client, TestTenant tenant) {
    return client.head("POST", COLLECTION).add("x-auth-token", tenant.token("root", "admin"));
  }

  private static Frame reset(Http2Socket client, int stream) {
    Frame frame = client.next(stream);
    while (frame.type() != Http2Socket.RESET) {
      frame = client.next(stream);
    }
    return frame;
  }

  @Test
  void streams_allAtOnce_areEachAnswered() {
    try (Http2Socket client = connect()) {
      List<Integer> streams = new ArrayList<>();
      for (int i = 0; i < STREAMS; i++) {
        streams.add(client.request(create(client, gateway.newTenant()), false));
      }
      for (int stream : streams) {
        client.data(stream, "{\"namespace\":\"", false);
      }
      for (int stream : streams) {
        client.data(stream, "h2-" + gateway.newTenant().name("") + stream + "\"}", true);
      }
      for (int stream : streams) {
        Answer answer = client.answer(stream);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.header("x-request-id")).matches("[0-9a-f]{32}");
      }
    }
  }

  @Test
  void stream_beyondTheMost_isRefusedAndMayBeTriedAgain() {
    try (Http2Socket client = connect()) {
      TestTenant tenant = gateway.newTenant();
      for (int i = 0; i < STREAMS; i++) {
        client.request(create(client, tenant), false);
      }
      int tooMany = client.get("/v2");
      assertThat(reset(client, tooMany).error()).isEqualTo(Http2Error.REFUSED_STREAM.code());
      client.reset(1);
      assertThat(client.answer(client.get("/v2")).status()).isEqualTo(200);
    }
  }

  /** Of one event loop each: as many requests as connections, however few these are. */
  @Test
  void requests_beyondTheMostConnections_areRefused() {
    try (PrivateGateway small = start(8);
        Http2Socket client = Http2Socket.connect(small.port(), certificate.client())) {
      TestTenant tenant = small.newTenant();
      for (int i = 0; i < 4; i++) {
        client.request(create(client, tenant), false);
      }
      int tooMany = client.get("/v2");
      assertThat(reset(client, tooMany).error()).isEqualTo(Http2Error.REFUSED_STREAM.code());
      for (int i = 0; i < 4; i++) {
        client.reset(1 + 2 * i);
      }
      for (int i = 0; i < 20; i++) {
        assertThat(client.answer(client.get("/v2")).status()).isEqualTo(200);
      }
    }
  }

  @Test
  void body_thatTrickles_endsItsStreamAndNoOther() {
    try (Http2Socket client = connect()) {
      int slow = client.request(create(client, gateway.newTenant()), false);
      int refused = client.request(client.head("POST", COLLECTION), false);
      assertThat(client.answer(refused).status()).isEqualTo(401);
      Instant end = Instant.now().plus(IN_TIME);
      while (!client.wasReset(slow) || !client.wasReset(refused)) {
        assertThat(Instant.now()).isBefore(end);
        for (int stream : List.of(slow, refused)) {
          if (!client.wasReset(stream)) {
            client.data(stream, " ", false);
          }
        }
        assertThat(client.answer(client.get("/v2")).status()).isEqualTo(200);
      }
      assertThat(reset(client, slow).error()).isEqualTo(Http2Error.CANCEL.code());
      assertThat(reset(client, refused).error()).isEqualTo(Http2Error.CANCEL.code());
      assertThat(client.answer(client.get("/v2")).status()).isEqualTo(200);
    }
  }

  @Test
  void answer_thatNobodyTakes_endsItsStreamAndNoOther() {
    try (Http2Socket client = Http2Socket.silent(gateway.port(), certificate.client())) {
      client.preface(0);
      int stream = client.get("/v2");
      assertThat(client.next(stream).type()).isEqualTo(Http2Socket.HEADERS);
      assertThat(client.next(stream).error()).isEqualTo(Http2Error.CANCEL.code());
      int head = client.request(client.head("HEAD", "/v2"), true);
      assertThat(client.answer(head).status()).isEqualTo(405);
    }
  }

  @Test
  void connection_idleBetweenRequests_isClosedAndInUseIsNot() {
    try (Http2Socket client = connect()) {
      Instant end = Instant.now().plus(HEADER).plus(IDLE);
      while (Instant.now().isBefore(end)) {
        assertThat(client.answer(client.get("/v2")).status()).isEqualTo(200);
      }
      assertThat(client.isClosedWithin(IN_TIME)).isTrue();
    }
  }

  /** Two event loops with a place each; answers to HEAD are not held back by any window. */
  @Test
  void connection_thatNeverReads_losesItsPlace() throws Exception {
    try (PrivateGateway small = start(2)) {
      List<CompletableFuture<Void>> clients = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        Http2Socket client = Http2Socket.connect(small.port(), certificate.client());
        clients.add(
            CompletableFuture.runAsync(() -> askForEver(client), work -> new Thread(work).start()));
      }
      for (CompletableFuture<Void> client : clients) {
        client.get(60, TimeUnit.SECONDS);
      }
      await().atMost(IN_TIME).until(() -> isServed(small));
    }
  }

  /** Until the connection is closed. */
  private static void askForEver(Http2Socket client) {
    try (client) {
      while (true) {
        client.request(client.head("HEAD", "/v2"), true);
      }
    } catch (UncheckedIOException closed) {
      assertThat(closed).hasCauseInstanceOf(IOException.class);
    }
  }

  private static boolean isServed(PrivateGateway gateway) {
    try (Http2Socket client = Http2Socket.connect(gateway.port(), certificate.client())) {
      return client.answer(client.get("/v2")).status() == 200;
    } catch (UncheckedIOException closed) {
      return false;
    }
  }

  @Test
  void connectionThatOnlyPings_isClosed() {
    try (Http2Socket client = connect()) {
      await()
          .atMost(IN_TIME)
          .until(
              () -> {
                try {
                  client.frame(Http2Socket.PING, 0, 0, Unpooled.buffer().writeLong(1));
                  return client.isClosedWithin(Duration.ofMillis(200));
                } catch (UncheckedIOException closed) {
                  return true;
                }
              });
    }
  }

  @Test
  void rapidReset_endsTheConnection() {
    try (Http2Socket client = connect()) {
      for (int i = 0; i < 1000; i++) {
        client.reset(client.get("/v2"));
      }
      assertThat(client.nextOfConnection(Http2Socket.GO_AWAY).error())
          .isEqualTo(Http2Error.ENHANCE_YOUR_CALM.code());
      assertThat(client.isClosedWithin(IN_TIME)).isTrue();
    } catch (UncheckedIOException closed) {
      // It closes with much of this unread, and then the farewell may be lost on its way. A
      // connection that only became idle would not be cut off so.
      assertThat(closed).hasRootCauseInstanceOf(SocketException.class);
    }
    try (Http2Socket other = connect()) {
      assertThat(other.answer(other.get("/v2")).status()).isEqualTo(200);
    }
  }

  @Test
  void body_tooLong_isRefusedOnItsStream() {
    try (Http2Socket client = connect()) {
      int stream = client.request(create(client, gateway.newTenant()), false);
      for (int i = 0; i < 10; i++) {
        client.data(stream, " ".repeat(10_000), i == 9);
      }
      Answer answer = client.answer(stream);
      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.headers().firstValue("connection")).isEmpty();
      assertThat(client.answer(client.get("/v2")).status()).isEqualTo(200);
    }
  }

  @Test
  void body_ofAnotherLengthThanDeclared_isReset() {
    try (Http2Socket client = connect()) {
      int stream =
          client.request(create(client, gateway.newTenant()).add("content-length", "5"), false);
      client.data(stream, "{\"namespace\":\"longer\"}", true);
      assertThat(reset(client, stream).error()).isEqualTo(Http2Error.PROTOCOL_ERROR.code());
    }
  }
}
