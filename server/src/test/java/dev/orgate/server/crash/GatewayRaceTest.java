package dev.orgate.server.crash;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.crash.Operation.Kind;
import dev.orgate.server.crash.Rows.QuotaRow;
import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.Program;
import dev.orgate.server.testing.TestKeys;
import dev.orgate.server.testing.TokenIssuer.Claims;
import dev.orgate.store.pg.testing.TestDatabase;
import dev.orgate.store.pg.testing.TestPostgres;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Gateways in processes of their own race on one Postgres for names and for quotas. */
class GatewayRaceTest {
  private static final String READY = "Orgate ready at ";
  private static final int GATEWAYS = 3;
  private static final int CREATORS = 64;
  private static final int ROUNDS = 10;

  private static final TestDatabase DATABASE = TestPostgres.newDatabase();
  private static final TestKeys KEYS = new TestKeys();
  private static final List<Program> PROGRAMS = new ArrayList<>();
  private static final List<String> URLS = new ArrayList<>();
  private static final ExecutorService THREADS = Executors.newFixedThreadPool(CREATORS);

  private final GatewayCalls calls = new GatewayCalls();

  @BeforeAll
  static void start() throws Exception {
    // All at once, so that they race for the schema too.
    for (int i = 0; i < GATEWAYS; i++) {
      PROGRAMS.add(
          Program.start(
              "--http-port=0",
              "--store=pg",
              "--pg-uri=" + DATABASE.uri(),
              "--jwt-public-keys=" + KEYS.publicKey()));
    }
    for (Program program : PROGRAMS) {
      URLS.add(program.lineWith(READY).substring(READY.length()));
    }
  }

  @AfterAll
  static void stop() {
    THREADS.shutdownNow();
    PROGRAMS.forEach(Program::close);
    KEYS.close();
    DATABASE.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, GATEWAYS})
  void oneName_hasExactlyOneWinner(int gateways) throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String name = "one-" + UUID.randomUUID();
      List<Operation> asked = new ArrayList<>();
      for (int i = 0; i < CREATORS; i++) {
        // Eight of each tenant: neighbours and strangers race alike.
        asked.add(create("tenant-" + i % 8 + "-" + name, name));
      }
      List<Operation> done = race(gateways, asked);
      assertThat(outcomes(done))
          .containsOnly(
              Map.entry(Outcome.ACKNOWLEDGED, 1L),
              Map.entry(Outcome.NAME_EXISTS, (long) CREATORS - 1));
      History history = history(done, 5);
      assertThat(history.rows().namespaces()).hasSize(1);
      assertThat(Checker.check(history)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"2,0", "2,1", "2,5", "2,1000", "3,0", "3,1", "3,5", "3,1000"})
  void oneQuota_isFilledExactly(int gateways, int limit) throws Exception {
    String tenant = "tenant-" + UUID.randomUUID();
    setLimit(tenant, limit);
    List<Operation> asked = new ArrayList<>();
    for (int i = 0; i < limit + CREATORS; i++) {
      asked.add(create(tenant, "q-" + i + "-" + tenant));
    }
    List<Operation> done = race(gateways, asked);
    Map<Outcome, Long> outcomes = new HashMap<>(outcomes(done));
    assertThat(outcomes.remove(Outcome.QUOTA_FULL)).isEqualTo(CREATORS);
    assertThat(outcomes)
        .isEqualTo(limit == 0 ? Map.of() : Map.of(Outcome.ACKNOWLEDGED, (long) limit));
    History history = history(done, limit);
    assertThat(history.rows().namespaces()).hasSize(limit);
    assertThat(history.rows().quotas()).containsExactly(new QuotaRow(tenant, limit));
    assertThat(Checker.check(history)).isEmpty();
  }

  private static void setLimit(String tenant, int limit) {
    String token =
        KEYS.issue(new Claims("platform", "operator", "operator", "none", List.of("operator")));
    Api operator = Api.anonymous(URLS.get(0)).with("X-Auth-Token", token);
    String body =
        "{\"quotas\":[{\"quota_key\":\"namespace\",\"quota_limit\":%d}]}".formatted(limit);
    assertThat(operator.put("/v2/manage/projects/" + tenant + "/quotas", body).status())
        .isEqualTo(200);
  }

  private static Operation create(String tenant, String name) {
    return new Operation(Kind.CREATE, tenant, tenant + "-admin", name, "", 0, "", 0, 0, null, null);
  }

  /** All creators begin at once; each takes every so manieth operation, at the next gateway. */
  private List<Operation> race(int gateways, List<Operation> asked) throws Exception {
    Map<String, String> tokens = new HashMap<>();
    for (Operation operation : asked) {
      tokens.computeIfAbsent(
          operation.tenant(),
          tenant ->
              KEYS.issue(
                  new Claims(tenant, operation.user(), operation.user(), "p", List.of("admin"))));
    }
    CyclicBarrier start = new CyclicBarrier(CREATORS);
    List<Future<List<Operation>>> creators = new ArrayList<>();
    for (int c = 0; c < CREATORS; c++) {
      int first = c;
      creators.add(
          THREADS.submit(
              () -> {
                List<Operation> done = new ArrayList<>();
                start.await();
                for (int i = first; i < asked.size(); i += CREATORS) {
                  Operation operation = asked.get(i);
                  String url = URLS.get(i % gateways);
                  done.add(calls.ask(url, tokens.get(operation.tenant()), operation));
                }
                return done;
              }));
    }
    List<Operation> done = new ArrayList<>();
    for (Future<List<Operation>> creator : creators) {
      done.addAll(creator.get());
    }
    return done;
  }

  private static Map<Outcome, Long> outcomes(List<Operation> done) {
    return done.stream().collect(groupingBy(Operation::outcome, counting()));
  }

  private static History history(List<Operation> done, int limit) throws Exception {
    Map<String, Integer> limits = new HashMap<>();
    done.forEach(operation -> limits.put(operation.tenant(), limit));
    return new History(done, new RowReader(DATABASE).read(Set.copyOf(limits.keySet())), limits);
  }
}
