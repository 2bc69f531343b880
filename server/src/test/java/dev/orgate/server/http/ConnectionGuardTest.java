package dev.orgate.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.GatewayVerticle;
import dev.orgate.server.config.HttpSettings;
import dev.orgate.server.swr.SwrDialect;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.RawSocket;
import dev.orgate.server.testing.TestGateway;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(GatewayExtension.class)
class ConnectionGuardTest {
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final Duration PAUSE = SHORT.multipliedBy(2);
  private static final Duration MOMENT = Duration.ofMillis(50);
  private static final HttpSettings SETTINGS =
      new HttpSettings(
          "127.0.0.1",
          0,
          null,
          1000,
          1000,
          10,
          10,
          SHORT,
          SHORT,
          SHORT,
          SHORT,
          SHORT,
          Duration.ZERO);

  private static final String OPEN = "GET /v2 HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final String CLOSED = "GET /v2/manage/namespaces HTTP/1.1\r\nHost: a\r\n\r\n";

  /** Holds up the event loop, as a long collection or a stopped machine would. */
  private static void pause() {
    long end = System.nanoTime() + PAUSE.toNanos();
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  @Test
  void pause_ofTheEventLoop_isHeldAgainstNobody(TestGateway gateway) {
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions()
                .setMaxEventLoopExecuteTime(1)
                .setMaxEventLoopExecuteTimeUnit(TimeUnit.HOURS));
    GatewayVerticle verticle =
        new GatewayVerticle(
            SETTINGS,
            1,
            (headers, content) -> {
              pause();
              return Future.failedFuture(new Problem(Problem.Kind.UNAUTHENTICATED, "nobody"));
            },
            List.of(new SwrDialect(gateway.store())),
            null,
            new AdmissionCounts(),
            null,
            null);
    try {
      vertx.deployVerticle(verticle).await();
      try (RawSocket pausing = RawSocket.connect(verticle.port());
          RawSocket bystander = RawSocket.connect(verticle.port())) {
        assertThat(bystander.send(OPEN).answer().status()).isEqualTo(200);
        assertThat(pausing.send(CLOSED).answer().status()).isEqualTo(401);
        assertThat(bystander.isClosedWithin(MOMENT)).isFalse();
        assertThat(bystander.send(OPEN).answer().status()).isEqualTo(200);
      }
    } finally {
      vertx.close().await();
    }
  }
}
