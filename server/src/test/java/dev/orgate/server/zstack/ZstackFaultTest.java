package dev.orgate.server.zstack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.config.Secret;
import dev.orgate.server.config.ZstackSettings;
import dev.orgate.server.http.Admission;
import dev.orgate.server.http.AdmissionCounts;
import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Api;
import dev.orgate.store.Actor;
import dev.orgate.store.OrganizationStore;
import dev.orgate.store.Query;
import dev.orgate.store.Refusal;
import dev.orgate.store.Store;
import dev.orgate.store.StoreOptions;
import dev.orgate.store.StoreProvider;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a client hears when the store has its bad moments: nothing that a job had come to. */
class ZstackFaultTest {
  private static final String ORGANIZATIONS = "/v1/iam2/organizations";
  private static final String GOOD = "{\"params\":{\"name\":\"a\",\"type\":\"Company\"}}";
  private static final Actor ADMIN = new Actor("tenant", "id", "name", null, true, false);

  private final Vertx vertx = Vertx.vertx();
  private final Queue<Trouble> troubles = new ConcurrentLinkedQueue<>();
  private final Store healthy =
      StoreProvider.named("memory", getClass().getClassLoader())
          .create(new StoreOptions(vertx, Map.of(), Map.of()));
  private Api client;

  /**
   * What becomes of one call.
   *
   * @param happens whether it is done all the same
   */
  private record Trouble(boolean happens, RuntimeException answer) {}

  @BeforeEach
  void listen() {
    healthy.start().await();
    ZstackDialect dialect =
        new ZstackDialect(
            vertx,
            troubled(Store.class, healthy),
            ZstackSettings.DEFAULT,
            new Secret("key"),
            (headers, content) -> Future.succeededFuture(ADMIN),
            null);
    var api =
        new dev.orgate.server.http.Api(
            (headers, content) -> Future.succeededFuture(ADMIN),
            List.of(dialect),
            new Admission(vertx, 1000, 1000, Duration.ofSeconds(1), new AdmissionCounts()),
            1000,
            null);
    HttpServer server =
        vertx.createHttpServer().requestHandler(api::handle).listen(0, "127.0.0.1").await();
    client =
        Api.anonymous("http://127.0.0.1:" + server.actualPort())
            .with("X-Job-UUID", "0123456789abcdef0123456789abcdef");
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  /** The store, or its store of organizations, with the troubles that await it. */
  private <T> T troubled(Class<T> type, Object store) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              boolean acts = Future.class.equals(method.getReturnType());
              Trouble trouble = acts ? troubles.poll() : null;
              Object answer = null;
              if (trouble == null || trouble.happens()) {
                try {
                  answer = method.invoke(store, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              }
              if (trouble != null) {
                return Future.failedFuture(trouble.answer());
              }
              return answer instanceof OrganizationStore organizations
                  ? troubled(OrganizationStore.class, organizations)
                  : answer;
            }));
  }

  private void assertToComeAgain(Answer answer) {
    ZstackIdempotencyRaceTest.assertToComeAgain(answer);
    assertThat(ZstackIdempotencyTest.replayed(answer)).isFalse();
  }

  private int organizations() {
    return healthy.organizations().query(ADMIN, Query.of(List.of())).await().items().size();
  }

  @Test
  void create_storeUnavailable_isDoneByTheNextAttempt() {
    troubles.add(new Trouble(false, new Refusal.Unavailable("away")));
    assertToComeAgain(client.post(ORGANIZATIONS, GOOD));
    Answer second = client.post(ORGANIZATIONS, GOOD);
    assertThat(second.status()).isEqualTo(200);
    assertThat(ZstackIdempotencyTest.replayed(second)).isFalse();
    assertThat(organizations()).isEqualTo(1);
  }

  @Test
  void create_answerLost_isHeardByTheNextAttempt() {
    troubles.add(new Trouble(true, new Refusal.OutcomeUnknown("cut off")));
    Answer first = client.post(ORGANIZATIONS, GOOD);
    assertToComeAgain(first);
    assertThat(first.text()).contains("unknown");
    Answer second = client.post(ORGANIZATIONS, GOOD);
    assertThat(second.status()).isEqualTo(200);
    assertThat(ZstackIdempotencyTest.replayed(second)).isTrue();
    assertThat(organizations()).isEqualTo(1);
  }

  @Test
  void create_jobInProgress_isToComeAgain() {
    troubles.add(new Trouble(false, new Refusal.KeyInProgress()));
    Answer answer = client.post(ORGANIZATIONS, GOOD);
    assertToComeAgain(answer);
    assertThat(answer.text()).contains("X-Job-UUID");
  }

  @Test
  void everyOtherCall_storeUnavailable_isToComeAgain() {
    String one = ORGANIZATIONS + "/00000000000040008000000000000000";
    for (Trouble trouble :
        List.of(
            new Trouble(false, new Refusal.Unavailable("away")),
            new Trouble(false, new Refusal.OutcomeUnknown("cut off")))) {
      troubles.add(trouble);
      assertToComeAgain(client.get(ORGANIZATIONS));
      troubles.add(trouble);
      assertToComeAgain(client.get(one));
      troubles.add(trouble);
      assertToComeAgain(client.delete(one));
      troubles.add(trouble);
      assertToComeAgain(client.put(one + "/actions", "{\"updateIAM2Organization\":{}}"));
    }
  }

  @Test
  void anyCall_storeBroken_isAnInternalErrorThatSaysNothing() {
    for (String method : List.of("GET", "POST")) {
      troubles.add(new Trouble(false, new IllegalStateException("secret inside")));
      Answer answer = client.send(method, ORGANIZATIONS, GOOD);
      BadRequests.assertPlain(answer, 500);
      assertThat(answer.text()).doesNotContain("secret");
    }
  }
}
