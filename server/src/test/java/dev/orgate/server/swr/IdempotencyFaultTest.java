package dev.orgate.server.swr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.http.Admission;
import dev.orgate.server.http.AdmissionCounts;
import dev.orgate.server.swr.TroubledStore.Trouble;
import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Api;
import dev.orgate.store.Actor;
import dev.orgate.store.NamespaceQuery;
import dev.orgate.store.Refusal;
import dev.orgate.store.StoreOptions;
import dev.orgate.store.StoreProvider;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a client hears from a store that has its bad moments. */
class IdempotencyFaultTest {
  private static final String COLLECTION = "/v2/manage/namespaces";
  private static final String BODY = "{\"namespace\":\"team\"}";
  private static final String REPLAYED = "idempotent-replayed";
  private static final Actor ADMIN = new Actor("tenant", "id", "name", null, true, false);

  private final Vertx vertx = Vertx.vertx();
  private final TroubledStore store =
      new TroubledStore(
          vertx,
          StoreProvider.named("memory", getClass().getClassLoader())
              .create(new StoreOptions(vertx, Map.of(), Map.of())));
  private Api client;

  @BeforeEach
  void listen() {
    store.start().await();
    var api =
        new dev.orgate.server.http.Api(
            (headers, content) -> Future.succeededFuture(ADMIN),
            List.of(new SwrDialect(store)),
            new Admission(vertx, 1000, 1000, Duration.ofSeconds(1), new AdmissionCounts()),
            1000,
            null);
    HttpServer server =
        vertx.createHttpServer().requestHandler(api::handle).listen(0, "127.0.0.1").await();
    client =
        Api.anonymous("http://127.0.0.1:" + server.actualPort()).with("Idempotency-Key", "\"key\"");
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  private Answer create() {
    return client.post(COLLECTION, BODY);
  }

  private void assertCreatedOnce() {
    Answer again = create();
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.header(REPLAYED)).isEqualTo("true");
    assertThat(store.namespaces().list(ADMIN, NamespaceQuery.ALL).await().items()).hasSize(1);
  }

  @Test
  void create_storeUnavailable_isDoneByTheNextAttempt() {
    store.troubles().add(new Trouble(false, new Refusal.Unavailable("away")));
    assertThat(create().status()).isEqualTo(503);

    Answer second = create();
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.headers().map()).doesNotContainKey(REPLAYED);
    assertCreatedOnce();
  }

  @Test
  void create_answerLost_isHeardByTheNextAttempt() {
    store.troubles().add(new Trouble(true, new Refusal.OutcomeUnknown("cut off")));
    assertThat(create().status()).isEqualTo(503);

    assertCreatedOnce();
  }

  @Test
  void create_keyInProgress_isToComeAgainSoon() {
    store.troubles().add(new Trouble(false, new Refusal.KeyInProgress()));
    Answer answer = create();

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.header("retry-after")).isEqualTo("1");
    assertThat(answer.errorCode()).isEqualTo("SVCSTG.SWR.4090023");
    assertThat(answer.text()).contains("Idempotency-Key");
    assertThat(answer.headers().map()).doesNotContainKey(REPLAYED);
  }

  @Test
  void create_refusedLater_isMarkedWhenReplayed() {
    create();
    Api other = Api.anonymous(client.url()).with("Idempotency-Key", "\"another\"");
    Answer first = other.post(COLLECTION, BODY);
    Answer second = other.post(COLLECTION, BODY);

    assertThat(first.status()).isEqualTo(409);
    assertThat(first.headers().map()).doesNotContainKey(REPLAYED);
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.header(REPLAYED)).isEqualTo("true");
  }
}
