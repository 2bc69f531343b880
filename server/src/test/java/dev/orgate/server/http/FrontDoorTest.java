package dev.orgate.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.GatewayVerticle;
import dev.orgate.server.config.HttpSettings;
import dev.orgate.server.swr.SwrDialect;
import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.RawSocket;
import dev.orgate.server.testing.TestGateway;
import dev.orgate.store.Actor;
import dev.orgate.store.NamespaceStore;
import dev.orgate.store.Store;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import java.lang.reflect.Proxy;
import java.time.Duration;
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

  private static final Duration LONG = Duration.ofHours(1);
  private static final HttpSettings ONE_AT_ONCE =
      new HttpSettings(
          "127.0.0.1", 0, null, 1000, 1000, 10, 1, LONG, LONG, LONG, LONG, LONG, Duration.ZERO);

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
    assertAnswersTwice(bug, (headers, content) -> fail(bug), gateway.store().namespaces(), null);
  }

  @ParameterizedTest
  @MethodSource("bugs")
  void request_whoseActionThrows_keepsNoPlace(Throwable bug) {
    NamespaceStore buggy =
        (NamespaceStore)
            Proxy.newProxyInstance(
                NamespaceStore.class.getClassLoader(),
                new Class<?>[] {NamespaceStore.class},
                (proxy, method, arguments) -> fail(bug));
    assertAnswersTwice(bug, FrontDoorTest::believe, buggy, null);
  }

  @ParameterizedTest
  @MethodSource("bugs")
  void request_whoseObserverThrows_keepsNoPlace(Throwable bug, TestGateway gateway) {
    assertAnswersTwice(
        bug, FrontDoorTest::believe, gateway.store().namespaces(), exchange -> fail(bug));
  }

  /** With a place for one request, so that one that kept it would be the last. */
  private void assertAnswersTwice(
      Throwable bug, Authenticator authenticator, NamespaceStore namespaces, Observer observer) {
    LOGGER.setUseParentHandlers(false);
    LOGGER.setFilter(logged -> !log.add(logged));
    Vertx vertx = Vertx.vertx();
    try {
      GatewayVerticle verticle =
          new GatewayVerticle(
              ONE_AT_ONCE,
              1,
              authenticator,
              List.of(new SwrDialect(storeOf(namespaces))),
              null,
              new AdmissionCounts(),
              observer,
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

  private static Store storeOf(NamespaceStore namespaces) {
    return (Store)
        Proxy.newProxyInstance(
            Store.class.getClassLoader(),
            new Class<?>[] {Store.class},
            (proxy, method, arguments) ->
                method.getName().equals("namespaces") ? namespaces : null);
  }

  private static Future<Actor> believe(MultiMap headers, Authenticator.Content content) {
    return Future.succeededFuture(new Actor("tenant", "user", "user", null, true, false));
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
  private static <T extends Throwable, R> R fail(Throwable bug) throws T {
    throw (T) bug;
  }
}
