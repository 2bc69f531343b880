package dev.orgate.server.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.Gateway;
import dev.orgate.server.config.GatewaySettings;
import dev.orgate.server.store.StoreFront;
import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.Login;
import dev.orgate.server.testing.Scrape;
import dev.orgate.store.Store;
import dev.orgate.store.StoreOptions;
import dev.orgate.store.memory.MemoryStore;
import dev.orgate.store.pg.testing.TestDatabase;
import dev.orgate.store.pg.testing.TestPostgres;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the metrics say of the store, beside what was asked of it. */
class StoreMetricsTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final String PASSWORD = "correct horse battery staple";
  private static final String NAMESPACES = "/v2/manage/namespaces";

  @AfterAll
  static void stop() {
    VERTX.close().await();
  }

  private static Map<String, Object> settings(Map<String, ?> more) {
    Map<String, Object> settings = new HashMap<>(more);
    settings.putAll(Map.of("http.port", 0, "metrics.port", 0, "dev.password", PASSWORD));
    return settings;
  }

  /** One that nobody else uses, on a database of its own if the store wants one. */
  private static Gateway start(String store, Map<String, ?> more) {
    Map<String, Object> settings = settings(more);
    settings.put("store", store);
    if (store.equals("pg")) {
      TestDatabase database = TestPostgres.newDatabase();
      settings.put("pg.uri", database.uri());
    }
    return Gateway.start(VERTX, GatewaySettings.of(settings), 2).await();
  }

  private static Api admin(Gateway gateway) {
    return new Login(gateway.url(), PASSWORD).caller("admin");
  }

  private static String named(Object name) {
    return "{\"namespace\":\"" + name + "\"}";
  }

  /** How many calls there were, by operation and outcome. */
  private static Map<String, Integer> calls(Scrape scrape) {
    Map<String, Integer> calls = new TreeMap<>();
    scrape
        .all("orgate_store_calls_seconds_count.*")
        .forEach(
            (name, count) ->
                calls.put(
                    name.replaceAll(".*operation=\"(.*)\",outcome=\"(.*)\".*", "$1 $2"),
                    count.intValue()));
    return calls;
  }

  @ParameterizedTest
  @ValueSource(strings = {"memory", "pg"})
  void calls_areCountedByOperationAndOutcome(String store) {
    Gateway gateway = start(store, Map.of("quota.namespaces", 3));
    try {
      Api admin = admin(gateway);
      assertThat(calls(Scrape.of(gateway))).isEmpty();
      for (String name : List.of("one", "two", "three", "three", "four")) {
        admin.post(NAMESPACES, named(name));
      }
      Api keyed = admin.with("Idempotency-Key", "\"key\"");
      String grant = "[{\"user_id\":\"u\",\"user_name\":\"u\",\"auth\":1}]";
      keyed.post(NAMESPACES + "/one/access", grant);
      keyed.post(NAMESPACES + "/two/access", grant);
      admin.get(NAMESPACES + "/one");
      admin.get(NAMESPACES + "/nobody");
      admin.delete(NAMESPACES + "/nobody");
      admin.get(NAMESPACES);
      admin.get("/health/ready");

      Scrape scrape = Scrape.of(gateway);

      assertThat(calls(scrape))
          .isEqualTo(
              new TreeMap<>(
                  Map.of(
                      "namespaces.create done", 3,
                      "namespaces.create already_exists", 1,
                      "namespaces.create quota_exceeded", 1,
                      "access.grant done", 1,
                      "access.grant key_reused", 1,
                      "namespaces.get done", 1,
                      "namespaces.get not_found", 1,
                      "namespaces.delete not_found", 1,
                      "namespaces.list done", 1)));
      String done =
          "orgate_store_calls_seconds_%s{operation=\"namespaces.create\",outcome=\"done\"";
      assertThat(scrape.of(done.formatted("bucket") + ",le=\"+Inf\"}")).isEqualTo(3);
      assertThat(scrape.of(done.formatted("sum") + "}")).isPositive();
    } finally {
      gateway.close().await();
    }
  }

  @Test
  void calls_ofOrganizations_haveTheirPartInTheirName() {
    Gateway gateway = start("memory", Map.of());
    try {
      Api client =
          Api.anonymous(gateway.url())
              .with("Authorization", "OAuth " + new Login(gateway.url(), PASSWORD).token("admin"));
      client.get("/v1/iam2/organizations/attributes");
      client.get("/v1/accounts/quotas");
      client.get("/v1/iam2/organizations/d88800143453474185ab945d8ef750fa/virtualIDNumber");

      assertThat(calls(Scrape.of(gateway)))
          .containsOnlyKeys(
              "organization_attributes.query done",
              "organization_members.count not_found",
              "organization_quotas.query done");
    } finally {
      gateway.close().await();
    }
  }

  /** A store with a bug in each call: some throw, some answer it. */
  private static final class BrokenStore extends StoreFront {
    private final Store store = new MemoryStore(new StoreOptions(VERTX, Map.of(), Map.of()));

    @Override
    protected Store behind() {
      return store;
    }

    @Override
    protected Object call(Object part, Method method, Object[] arguments) {
      IllegalStateException bug = new IllegalStateException("a bug of " + method.getName());
      if (method.getName().equals("create")) {
        throw bug;
      }
      return Future.failedFuture(bug);
    }
  }

  @Test
  void callsThatFailByABug_areCountedAsSuch() {
    Gateway gateway =
        Gateway.start(VERTX, GatewaySettings.of(settings(Map.of())), new BrokenStore(), 1).await();
    try {
      Api admin = admin(gateway);
      assertThat(admin.post(NAMESPACES, named("one")).status()).isEqualTo(500);
      assertThat(admin.get(NAMESPACES + "/one").status()).isEqualTo(500);

      assertThat(calls(Scrape.of(gateway)))
          .isEqualTo(Map.of("namespaces.create failed", 1, "namespaces.get failed", 1));
    } finally {
      gateway.close().await();
    }
  }

  @Test
  void batches_haveEveryCall_andAreFewerThanThose() {
    int creates = 64;
    Gateway gateway = start("pg", Map.of("quota.namespaces", -1, "pg.connections", 4));
    try {
      Api admin = admin(gateway);
      List<CompletableFuture<Integer>> answers =
          IntStream.range(0, creates)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> admin.post(NAMESPACES, named("n" + i)).status(),
                          task -> new Thread(task).start()))
              .toList();
      assertThat(answers).allMatch(answer -> answer.join() == 201);
      admin.get(NAMESPACES + "/n0");
      admin.get(NAMESPACES);

      Scrape scrape = Scrape.of(gateway);

      String create = "{kind=\"create\"}";
      assertThat(scrape.of("orgate_pg_batch_items_sum" + create)).isEqualTo(creates);
      assertThat(scrape.of("orgate_pg_batch_items_count" + create)).isBetween(2.0, creates - 1.0);
      assertThat(scrape.of("orgate_pg_batch_items_bucket{kind=\"create\",le=\"64.0\"}"))
          .isEqualTo(scrape.of("orgate_pg_batch_items_count" + create));
      assertThat(scrape.of("orgate_pg_waited_seconds_total" + create)).isPositive();
      assertThat(scrape.of("orgate_pg_batch_items_sum{kind=\"lookup\"}")).isEqualTo(1);
      assertThat(scrape.of("orgate_pg_batch_items_sum{kind=\"single\"}")).isEqualTo(1);
      assertThat(scrape.all("orgate_pg_(waiting|under_way|refused_total)\\{.*"))
          .hasSize(15)
          .allSatisfy((name, value) -> assertThat(value).isZero());
      // One may be busy keeping itself alive.
      assertThat(
              scrape.of("orgate_pg_connections{state=\"idle\"}")
                  + scrape.of("orgate_pg_connections{state=\"busy\"}"))
          .isEqualTo(4);
      assertThat(scrape.of("orgate_pg_connections{state=\"away\"}")).isZero();
      assertThat(scrape.of("orgate_pg_connections_lost_total")).isZero();
    } finally {
      gateway.close().await();
    }
  }

  @Test
  void tokens_areRememberedOnceEach() {
    Gateway gateway =
        Gateway.start(VERTX, GatewaySettings.of(settings(Map.of("jwt.cache-size", 2))), 1).await();
    try {
      Login login = new Login(gateway.url(), PASSWORD);
      String token = login.token("admin");
      Api admin = Api.anonymous(gateway.url()).with("X-Auth-Token", token);
      for (int i = 0; i < 5; i++) {
        admin.get(NAMESPACES);
      }
      login.caller("admin").get(NAMESPACES);
      Api.anonymous(gateway.url()).with("X-Auth-Token", "nonsense").get(NAMESPACES);
      assertTokens(gateway, 4, 3, 2);

      // One that is over is not looked for.
      admin.delete("/v1/accounts/sessions/" + token);
      admin.get(NAMESPACES);
      assertTokens(gateway, 4, 3, 2);

      for (int i = 0; i < 10; i++) {
        login.caller("admin").get(NAMESPACES);
      }
      assertTokens(gateway, 4, 13, 2);
    } finally {
      gateway.close().await();
    }
  }

  private static void assertTokens(Gateway gateway, int hits, int misses, int size) {
    Scrape scrape = Scrape.of(gateway);
    assertThat(
            List.of(
                scrape.of("orgate_token_cache_total{result=\"hit\"}"),
                scrape.of("orgate_token_cache_total{result=\"miss\"}"),
                scrape.of("orgate_token_cache_size")))
        .containsExactly((double) hits, (double) misses, (double) size);
  }

  @Test
  void gatewayWithoutFaultsOrPostgres_saysNothingOfThem() {
    Gateway gateway = start("memory", Map.of());
    try {
      assertThat(Scrape.of(gateway).all("orgate_(faults|pg)_.*")).isEmpty();
    } finally {
      gateway.close().await();
    }
  }
}
