package dev.orgate.server.zstack;

import static dev.orgate.server.zstack.HookReceivers.answer;
import static dev.orgate.server.zstack.HookReceivers.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orgate.server.zstack.HookReceivers.Received;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How outcomes are delivered, to a receiver that answers each request as a test tells it. */
class WebHooksTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Logger LOGGER = Logger.getLogger(WebHooks.class.getName());
  private static final String JOB = "0123456789abcdef0123456789abcdef";
  private static final Buffer BODY = Buffer.buffer("{\"inventory\":{}}");
  private static final int TRIES = 15;

  private final Context loop = VERTX.getOrCreateContext();
  private final HookReceivers receivers = new HookReceivers(VERTX);
  private final Queue<Received> received = receivers.received();
  private final LoggedWarnings log = new LoggedWarnings();
  private final Queue<String> warnings = log.texts();
  private WebHooks hooks = newHooks(Duration.ofSeconds(5));

  private static WebHooks newHooks(Duration patience) {
    return newHooks(Duration.ofMillis(5), patience);
  }

  private static WebHooks newHooks(Duration pause, Duration patience) {
    return new WebHooks(VERTX, Set.of("localhost"), pause, patience);
  }

  @BeforeEach
  void listen() {
    LOGGER.addHandler(log);
  }

  @AfterEach
  void tidy() throws Exception {
    LOGGER.removeHandler(log);
    onLoop(hooks::close).await();
    receivers.close();
  }

  @AfterAll
  static void stop() {
    VERTX.close().await();
  }

  private <T> T onLoop(Callable<T> call) throws Exception {
    return Future.<T>future(
            promise ->
                loop.runOnContext(
                    run -> {
                      try {
                        promise.complete(call.call());
                      } catch (Exception e) {
                        promise.fail(e);
                      }
                    }))
        .await();
  }

  private void deliver(URI address) throws Exception {
    onLoop(
        () -> {
          hooks.deliver(address, JOB, true, BODY);
          return true;
        });
  }

  private int pending() throws Exception {
    return onLoop(hooks::pending);
  }

  private void awaitEnd() {
    await().atMost(Duration.ofSeconds(20)).until(() -> pending() == 0);
  }

  private void assertStaysAt(int requests) {
    await()
        .during(Duration.ofMillis(200))
        .atMost(Duration.ofSeconds(5))
        .until(() -> received.size() == requests);
  }

  @Test
  void deliver_confirmed_isOnePost() throws Exception {
    deliver(receivers.listen(status(200)));
    awaitEnd();

    assertStaysAt(1);
    Received post = received.element();
    assertThat(post.request().method().name()).isEqualTo("POST");
    assertThat(post.request().uri()).isEqualTo("/hook?a=%2f");
    assertThat(post.header("X-Job-UUID")).isEqualTo(JOB);
    assertThat(post.header("X-Job-Success")).isEqualTo("true");
    assertThat(post.header("Content-Type")).isEqualTo("application/json");
    assertThat(post.body()).isEqualTo(BODY.toString());
    assertThat(warnings).isEmpty();
  }

  @Test
  void deliver_failure_saysSo() throws Exception {
    URI address = receivers.listen(status(204));
    onLoop(
        () -> {
          hooks.deliver(address, JOB, false, BODY);
          return true;
        });
    awaitEnd();

    assertThat(received.element().header("X-Job-Success")).isEqualTo("false");
  }

  @Test
  void deliver_errors_isTriedUntilConfirmed() throws Exception {
    List<Integer> statuses = List.of(500, 404, 300, 202);
    deliver(receivers.listen((request, number) -> answer(request, statuses.get(number - 1))));
    awaitEnd();

    assertStaysAt(statuses.size());
    assertThat(received).extracting(Received::body).containsOnly(BODY.toString());
    assertThat(received).extracting(post -> post.header("X-Job-UUID")).containsOnly(JOB);
  }

  @Test
  void deliver_connectionClosed_isTriedAgain() throws Exception {
    deliver(
        receivers.listen(
            (request, number) -> {
              if (number < 3) {
                request.connection().close();
              } else {
                answer(request, 200);
              }
            }));
    awaitEnd();

    assertStaysAt(3);
  }

  @Test
  void deliver_noAnswer_isTriedAgain() throws Exception {
    hooks = newHooks(Duration.ofMillis(100));
    deliver(
        receivers.listen(
            (request, number) -> {
              if (number == 3) {
                answer(request, 200);
              }
            }));
    awaitEnd();

    assertStaysAt(3);
  }

  @Test
  void deliver_alwaysRefused_isGivenUp() throws Exception {
    deliver(receivers.listen(status(500)));
    awaitEnd();

    assertStaysAt(TRIES);
    assertThat(warnings)
        .containsExactly("Gave up on the web hook at localhost after 15 tries: 500");
  }

  @Test
  void deliver_nobodyListens_isGivenUp() throws Exception {
    URI address = receivers.listen(status(200));
    receivers.close();
    deliver(address);
    awaitEnd();

    assertThat(received).isEmpty();
    assertThat(warnings).singleElement().asString().startsWith("Gave up").doesNotContain("hook?");
  }

  @Test
  void deliver_redirect_isNotFollowed() throws Exception {
    deliver(
        receivers.listen(
            (request, number) -> {
              request.response().putHeader("Location", "/elsewhere");
              answer(request, number % 2 == 0 ? 302 : 307);
            }));
    awaitEnd();

    assertStaysAt(TRIES);
    assertThat(received).extracting(post -> post.request().path()).containsOnly("/hook");
  }

  @Test
  void deliver_endlessAnswer_isCutOff() throws Exception {
    Queue<String> closed = new ConcurrentLinkedQueue<>();
    deliver(
        receivers.listen(
            (request, number) -> {
              request.connection().closeHandler(end -> closed.add("closed"));
              // The other end goes away, which is what is wanted of it.
              request.response().setChunked(true).write("x".repeat(100_000)).onFailure(end -> {});
            }));
    awaitEnd();

    await().until(() -> closed.size() == 1);
    assertStaysAt(1);
  }

  @Test
  void deliver_many_allArrive() throws Exception {
    URI address = receivers.listen(status(200));
    for (int i = 0; i < 500; i++) {
      deliver(address);
    }
    awaitEnd();

    assertThat(received).hasSizeGreaterThanOrEqualTo(500);
    assertThat(warnings).isEmpty();
  }

  @Test
  void deliver_moreThanMayBePending_isDropped() throws Exception {
    URI address = receivers.listen((request, number) -> {});
    for (int i = 0; i < 1003; i++) {
      deliver(address);
    }

    assertThat(pending()).isEqualTo(1000);
    assertThat(warnings)
        .hasSize(3)
        .containsOnly("Dropped what was for the web hook at localhost: too many are pending");
  }

  @Test
  void close_whilePending_endsIt() throws Exception {
    // Long enough that the first delivery has tries left, however slow this machine is.
    Duration pause = Duration.ofSeconds(1);
    hooks = newHooks(pause, Duration.ofSeconds(20));
    deliver(receivers.listen(status(500)));
    deliver(receivers.listen((request, number) -> {}));
    await().until(() -> received.size() >= 2);

    onLoop(hooks::close).await();

    assertThat(pending()).isZero();
    int before = received.size();
    await()
        .during(pause.plusMillis(500))
        .atMost(Duration.ofSeconds(5))
        // One request may have been on its way.
        .until(() -> received.size() <= before + 1);
    assertThat(warnings).isEmpty();
  }

  @Test
  void close_twiceOrUnused_isHarmless() throws Exception {
    onLoop(hooks::close).await();
    URI address = receivers.listen(status(200));
    deliver(address);

    onLoop(hooks::close).await();

    assertThat(pending()).isZero();
    assertStaysAt(0);
  }

  @Test
  void deliver_confirmed_leavesNoConnectionOpen() throws Exception {
    Queue<String> open = new ConcurrentLinkedQueue<>();
    URI address =
        receivers.listen(
            (request, number) -> {
              open.add("open");
              request.connection().closeHandler(end -> open.remove());
              answer(request, 200);
            });
    for (int i = 0; i < 3; i++) {
      deliver(address);
    }
    awaitEnd();

    await().until(open::isEmpty);
  }
}
