package dev.orgate.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orgate.server.config.GatewaySettings;
import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Api;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A gateway that is told to stop and has time to say so first. */
class DrainDelayTest {
  @Test
  void close_withADelay_isNotReadyAndServesUntilItIsOver() {
    Vertx vertx = Vertx.vertx();
    Duration delay = Duration.ofSeconds(2);
    Gateway gateway =
        Gateway.start(
                vertx,
                GatewaySettings.of(Map.of("http.port", 0, "http.drain-delay", delay.toSeconds())),
                2)
            .await();
    Api api = Api.anonymous(gateway.url());
    assertThat(api.get("/health/ready").status()).isEqualTo(200);

    long start = System.nanoTime();
    Future<Void> closing = gateway.close();

    Answer ready = api.get("/health/ready");
    assertThat(ready.status()).isEqualTo(503);
    assertThat(ready.json()).containsEntry("status", "about to stop");
    assertThat(api.get("/health/live").status()).isEqualTo(200);
    assertThat(api.get("/v2").status()).isEqualTo(200);
    assertThat(gateway.close()).isSameAs(closing);
    closing.await();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(delay);
    assertThatThrownBy(() -> api.get("/v2")).isNotNull();
    vertx.close().await();
  }
}
