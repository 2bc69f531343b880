package dev.orgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.config.GatewaySettings;
import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.Login;
import dev.orgate.server.testing.RawSocket;
import dev.orgate.server.testing.Scrape;
import dev.orgate.store.QuotaStore;
import dev.orgate.store.Store;
import dev.orgate.store.StoreOptions;
import dev.orgate.store.StoreProvider;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A gateway whose store takes longer over quotas than its clients have time. */
class OverloadTest {
  private static final String PASSWORD = "try-orgate";
  private static final String QUOTAS = "/v2/manage/projects/demo/quotas";
  private static final int AT_ONCE = 2;

  private final Vertx vertx = Vertx.vertx();
  private final ExecutorService clients = Executors.newCachedThreadPool();
  private final Promise<Void> released = Promise.promise();
  private final Semaphore arrivals = new Semaphore(0);
  private final AtomicInteger calls = new AtomicInteger();

  @AfterEach
  void close() {
    released.tryComplete();
    vertx.close().await();
    clients.shutdown();
  }

  private Gateway start(String patience) {
    Store memory =
        StoreProvider.named("memory", getClass().getClassLoader())
            .create(new StoreOptions(vertx, Map.of(), Map.of()));
    memory.start().await();
    QuotaStore quotas = holding(QuotaStore.class, memory.quotas());
    Store store = answering(memory, quotas);
    return Gateway.start(
            vertx,
            GatewaySettings.of(
                Map.of(
                    "http.port",
                    0,
                    "metrics.port",
                    0,
                    "dev.password",
                    PASSWORD,
                    "http.max-requests",
                    AT_ONCE,
                    "http.queue-timeout",
                    patience)),
            store,
            1)
        .await();
  }

  private static Store answering(Store store, QuotaStore quotas) {
    return (Store)
        Proxy.newProxyInstance(
            Store.class.getClassLoader(),
            new Class<?>[] {Store.class},
            (proxy, method, arguments) ->
                method.getName().equals("quotas") ? quotas : method.invoke(store, arguments));
  }

  /** The same, each of whose answers waits until all are released. */
  private <S> S holding(Class<S> type, S store) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              calls.incrementAndGet();
              arrivals.release();
              return released.future().compose(go -> invoke(method, store, arguments));
            }));
  }

  private static Future<?> invoke(
      java.lang.reflect.Method method, Object target, Object[] arguments) {
    try {
      return (Future<?>) method.invoke(target, arguments);
    } catch (IllegalAccessException | InvocationTargetException e) {
      return Future.failedFuture(e);
    }
  }

  private List<CompletableFuture<Answer>> ask(Api api, int times) {
    List<CompletableFuture<Answer>> answers = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      answers.add(CompletableFuture.supplyAsync(() -> api.get(QUOTAS), clients));
    }
    return answers;
  }

  private static List<Integer> statuses(List<CompletableFuture<Answer>> answers) {
    return answers.stream().map(answer -> answer.join().status()).toList();
  }

  @Test
  void moreThanMayBeUnderWay_waitForTheirTurn() {
    Gateway gateway = start("1m");
    Api admin = new Login(gateway.url(), PASSWORD).caller("admin");

    List<CompletableFuture<Answer>> all = ask(admin, 5 * AT_ONCE);
    arrivals.acquireUninterruptibly(AT_ONCE);
    assertThat(Api.anonymous(gateway.url()).get("/health/ready").status()).isEqualTo(200);
    assertThat(calls).hasValue(AT_ONCE);

    released.complete();
    assertThat(statuses(all)).containsOnly(200);
    assertThat(calls).hasValue(5 * AT_ONCE);
  }

  @Test
  void whoWaitsTooLong_is503InItsDialect_andNothingOfItReachesTheStore() {
    Gateway gateway = start("50ms");
    Api admin = new Login(gateway.url(), PASSWORD).caller("admin");
    List<CompletableFuture<Answer>> held = ask(admin, AT_ONCE);
    arrivals.acquireUninterruptibly(AT_ONCE);

    assertThat(statuses(ask(admin, AT_ONCE))).containsOnly(503);
    assertThat(statuses(ask(admin, AT_ONCE))).containsOnly(503);
    assertThat(calls).hasValue(AT_ONCE);
    Answer swr = admin.get(QUOTAS);
    assertThat(swr.status()).isEqualTo(503);
    assertThat(swr.header("retry-after")).isEqualTo("1");
    assertThat(swr.text()).contains("APIGW.0613", "the gateway is busy");
    Answer zstack = admin.get("/v1/iam2/organizations");
    assertThat(zstack.status()).isEqualTo(503);
    assertThat(zstack.header("retry-after")).isEqualTo("1");
    assertThat(zstack.text()).contains("SYS.1006", "the gateway is busy");

    Scrape scrape = Scrape.of(gateway);
    assertThat(scrape.of("orgate_requests_refused_total")).isEqualTo(2.0 * AT_ONCE + 2);
    assertThat(scrape.of("orgate_requests_waiting")).isZero();

    released.complete();
    assertThat(statuses(held)).containsOnly(200);
    assertThat(statuses(ask(admin, AT_ONCE))).containsOnly(200);
  }

  @Test
  void closingAnOverloadedGateway_answersWhoIsUnderWayAndWhoWaits() {
    Gateway gateway = start("1m");
    Login login = new Login(gateway.url(), PASSWORD);
    List<CompletableFuture<Answer>> held = ask(login.caller("admin"), AT_ONCE);
    arrivals.acquireUninterruptibly(AT_ONCE);
    try (RawSocket waiting = RawSocket.connect(URI.create(gateway.url()).getPort())) {
      String head = "GET %s HTTP/1.1\r\nHost: localhost\r\nX-Auth-Token: %s\r\n\r\n";
      assertThat(waiting.send(head.formatted("/v2", "")).answer().status()).isEqualTo(200);
      waiting.send(head.formatted(QUOTAS, login.token("admin")));
      // One event loop serves all, so that it has read what came before this.
      assertThat(Api.anonymous(gateway.url()).get("/health/live").status()).isEqualTo(200);

      Future<Void> closing = gateway.close();
      released.complete();

      assertThat(statuses(held)).containsOnly(200);
      assertThat(waiting.answer().status()).isEqualTo(200);
      closing.await();
    }
  }
}
