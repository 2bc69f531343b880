package dev.orgate.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.GatewayVerticle;
import dev.orgate.server.swr.SwrDialect;
import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.RawSocket;
import dev.orgate.server.testing.TestGateway;
import dev.orgate.server.testing.TestKeys;
import dev.orgate.store.Actor;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(GatewayExtension.class)
class FrontDoorTest {
  private static final Logger LOGGER = Logger.getLogger("dev.orgate.server.http.Answer");

  private final Queue<LogRecord> log = new ConcurrentLinkedQueue<>();

  /** What nothing behind the door should throw, and a bug would. */
  static Stream<Throwable> bugs() {
    return Stream.of(
        new IllegalStateException("secret"),
        new IllegalArgumentException("secret"),
        new StackOverflowError("secret"));
  }

  @ParameterizedTest
  @MethodSource("bugs")
  void request_whoseHandlingThrows_isAnsweredWithoutDetailsAndLogged(
      Throwable bug, TestGateway gateway) {
    LOGGER.setUseParentHandlers(false);
    LOGGER.setFilter(logged -> !log.add(logged));
    Vertx vertx = Vertx.vertx();
    try (TestKeys keys = new TestKeys()) {
      GatewayVerticle verticle =
          new GatewayVerticle(
              GatewayExtension.settings(keys).http(),
              1,
              (headers, content) -> fail(bug),
              List.of(new SwrDialect(gateway.store())),
              null,
              new AdmissionCounts(),
              null,
              null);
      vertx.deployVerticle(verticle).await();
      try (RawSocket client = RawSocket.connect(verticle.port())) {
        assertAnswered(client, bug);
        assertAnswered(client, bug);
      }
    } finally {
      LOGGER.setFilter(null);
      LOGGER.setUseParentHandlers(true);
      vertx.close().await();
    }
  }

  private void assertAnswered(RawSocket client, Throwable bug) {
    client.send("GET /v2/manage/namespaces HTTP/1.1\r\nHost: a\r\n\r\n");
    Answer answer = client.answer();
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.errorCode()).isEqualTo("APIGW.0601");
    assertThat(answer.text()).doesNotContain("secret", "java", "Exception");
    LogRecord logged = log.remove();
    assertThat(logged.getThrown()).isSameAs(bug);
    assertThat(logged.getMessage()).contains(answer.header("x-request-id"));
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> Future<Actor> fail(Throwable bug) throws T {
    throw (T) bug;
  }
}
