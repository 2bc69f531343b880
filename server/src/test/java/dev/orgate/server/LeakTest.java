package dev.orgate.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.orgate.server.config.GatewaySettings;
import dev.orgate.server.testing.Api;
import io.vertx.core.Vertx;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Gateways that come and go in one Vert.x instance, which must not show afterwards. */
class LeakTest {
  private static final int WARM_UP = 50;
  private static final int ROUNDS = 200;

  /** What the JVM may keep of its own accord, a tenth of what a leaked store would. */
  private static final long SLACK_BYTES = 4_000_000;

  private record State(long threads, long descriptors, long heapBytes) {
    static State now() {
      for (int i = 0; i < 3; i++) {
        System.gc();
      }
      var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      return new State(
          ManagementFactory.getThreadMXBean().getThreadCount(),
          system.getOpenFileDescriptorCount(),
          ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
  }

  @Test
  void rounds_ofDeployAndUndeploy_leaveNothing() {
    Vertx vertx = Vertx.vertx();
    GatewaySettings settings =
        GatewaySettings.of(Map.of("http.port", 0, "metrics.port", 0, "dev.password", "secret"));
    for (int i = 0; i < WARM_UP; i++) {
      round(vertx, settings);
    }
    State before = State.now();
    for (int i = 0; i < ROUNDS; i++) {
      round(vertx, settings);
    }

    assertThat(vertx.deploymentIDs()).isEmpty();
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              State after = State.now();
              assertThat(after.threads()).isLessThanOrEqualTo(before.threads() + 2);
              assertThat(after.descriptors()).isLessThanOrEqualTo(before.descriptors() + 2);
              assertThat(after.heapBytes()).isLessThan(before.heapBytes() + SLACK_BYTES);
            });
    vertx.close().await();
  }

  private static void round(Vertx vertx, GatewaySettings settings) {
    Gateway gateway = Gateway.start(vertx, settings, 2).await();
    assertThat(Api.anonymous(gateway.url()).get("/health/ready").status()).isEqualTo(200);
    gateway.close().await();
  }
}
