package dev.orgate.server.http;

import static dev.orgate.server.http.Refused.GOOD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.orgate.server.testing.PrivateGateway;
import dev.orgate.server.testing.RawSocket;
import dev.orgate.server.testing.TestTenant;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A gateway that is told to stop finishes what it began, and nothing else. */
class DrainTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String COLLECTION = "/v2/manage/namespaces";

  private static PrivateGateway start(Duration drain) {
    return PrivateGateway.start(1000, LONG, LONG, LONG, drain);
  }

  /** A client whose request is under way: its head was read, its body was asked for. */
  private static RawSocket underWay(PrivateGateway gateway, TestTenant tenant, int length) {
    RawSocket client = RawSocket.connect(gateway.port());
    client.send(
        "POST %s HTTP/1.1\r\nHost: a\r\nX-Auth-Token: %s\r\n"
            .formatted(COLLECTION, tenant.token("root", "admin")));
    client.send("Expect: 100-continue\r\nContent-Length: " + length + "\r\n\r\n");
    assertThat(client.bodilessAnswer().status()).isEqualTo(100);
    return client;
  }

  private static boolean refusesConnections(int port) {
    try {
      RawSocket.connect(port).close();
      return false;
    } catch (UncheckedIOException e) {
      return e.getCause() instanceof ConnectException;
    }
  }

  @Test
  void close_requestUnderWay_isAnsweredWhileEverybodyElseIsTurnedAway() throws Exception {
    PrivateGateway gateway = start(LONG);
    int port = gateway.port();
    TestTenant tenant = gateway.newTenant();
    String body = "{\"namespace\":\"" + tenant.name("a") + "\"}";
    try (RawSocket busy = underWay(gateway, tenant, body.length());
        RawSocket idle = RawSocket.connect(port);
        RawSocket halfway = RawSocket.connect(port);
        RawSocket silent = RawSocket.connect(port)) {
      busy.send(body.substring(0, 5));
      assertThat(idle.send(GOOD).answer().status()).isEqualTo(200);
      halfway.send("GET /v2 HTTP/1.1\r\nHo");

      CompletableFuture<Void> closing = CompletableFuture.runAsync(gateway::close);
      idle.assertClosed();
      halfway.assertClosed();
      silent.assertClosed();
      await().atMost(SOON).until(() -> refusesConnections(port));
      assertThat(closing).isNotDone();

      assertThat(busy.send(body.substring(5)).answer().status()).isEqualTo(201);
      busy.assertClosed();
      closing.get(SOON.toSeconds(), TimeUnit.SECONDS);
    }
  }

  @Test
  void close_clientThatKeepsAsking_isNotServedForEver() throws Exception {
    PrivateGateway gateway = start(LONG);
    try (RawSocket client = RawSocket.connect(gateway.port())) {
      assertThat(client.send(GOOD).answer().status()).isEqualTo(200);
      CompletableFuture<Void> closing = CompletableFuture.runAsync(gateway::close);
      assertThatThrownBy(() -> askForEver(client)).isInstanceOf(UncheckedIOException.class);
      closing.get(SOON.toSeconds(), TimeUnit.SECONDS);
    }
  }

  private static void askForEver(RawSocket client) {
    Instant end = Instant.now().plus(SOON);
    while (Instant.now().isBefore(end)) {
      client.send(GOOD.repeat(10));
      for (int i = 0; i < 10; i++) {
        client.answer();
      }
    }
  }

  @Test
  void close_requestThatNeverEnds_isWaitedForNoLongerThanAllowed() throws Exception {
    PrivateGateway gateway = start(Duration.ofSeconds(1));
    try (RawSocket busy = underWay(gateway, gateway.newTenant(), 100)) {
      Instant start = Instant.now();
      CompletableFuture.runAsync(gateway::close).get(SOON.toSeconds(), TimeUnit.SECONDS);
      assertThat(Duration.between(start, Instant.now())).isBetween(Duration.ofSeconds(1), SOON);
      busy.assertClosed();
    }
  }

  @Test
  void close_clientThatNeverReads_isWaitedForNoLongerThanAllowed() throws Exception {
    PrivateGateway gateway = start(Duration.ofSeconds(1));
    try (NeverReading client = new NeverReading(gateway.port())) {
      await().atMost(SOON).until(client::isStuck);
      CompletableFuture.runAsync(gateway::close).get(SOON.toSeconds(), TimeUnit.SECONDS);
    }
  }

  @Test
  void close_nobodyThere_isQuick() {
    PrivateGateway gateway = start(LONG);
    Instant start = Instant.now();
    gateway.close();
    assertThat(Duration.between(start, Instant.now())).isLessThan(SOON);
  }
}
