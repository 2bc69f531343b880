package dev.orgate.server.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.http.Operation;
import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.Tenants;
import dev.orgate.server.testing.TestGateway;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operation called by everybody upon everything, and nothing served that was left out. */
@ExtendWith(GatewayExtension.class)
class AuthorizationMatrixTest {
  /** The operations that answer anybody. Whoever adds one must mean it. */
  private static final Set<String> OPEN =
      Set.of(
          "GET /",
          "GET /v2",
          "GET /health/live",
          "GET /health/ready",
          "GET /openapi.yaml",
          "GET /docs",
          "GET /v1/api-jobs/:job",
          "GET /zstack/v1/api-jobs/:job",
          "GET /v1/accounts/sessions/:session/valid",
          "GET /zstack/v1/accounts/sessions/:session/valid",
          "PUT /v1/accounts/login",
          "PUT /zstack/v1/accounts/login",
          "PUT /v1/iam2/virtual-ids/login",
          "PUT /zstack/v1/iam2/virtual-ids/login",
          "DELETE /v1/accounts/sessions/:session",
          "DELETE /zstack/v1/accounts/sessions/:session");

  /** What tells callers of themselves alone, as {@code IamLookupsTest} shows. */
  private static final Set<String> ABOUT_THE_CALLER =
      Set.of(
          "GET /v3/projects",
          "GET /v3/auth/projects",
          "GET /v3/auth/domains",
          "GET /v3.0/OS-USER/users/:id");

  /** What more tells them of a token that they bring along, while no keys are configured. */
  private static final List<String> ABOUT_A_TOKEN =
      List.of("GET /v3/auth/tokens", "HEAD /v3/auth/tokens");

  /** What more is open while no keys are configured. */
  private static final String LOGIN = "POST /v3/auth/tokens";

  private static final Map<Integer, String> CODES =
      Map.of(
          401, "APIGW.0301",
          403, "SVCSTG.SWR.4039002",
          404, "SVCSTG.SWR.4040058",
          409, "SVCSTG.SWR.4090060");

  static List<Row> rows() {
    return SwrMatrix.rows();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void call_byEverybody_isAnsweredAsTheRowSays(Row row, Tenants tenants, TestGateway gateway) {
    Map<Caller, String> answered = new EnumMap<>(Caller.class);
    Scene scene = Scene.make(tenants);
    List<Object> before = scene.state(row.target(), gateway.store());
    for (Caller caller : Caller.values()) {
      Answer answer = scene.call(row, caller);
      answered.put(caller, Integer.toString(answer.status()));
      assertThat(code(answer)).as("error of %s", caller).isEqualTo(CODES.get(answer.status()));

      boolean changed = !scene.state(row.target(), gateway.store()).equals(before);
      assertThat(changed).as("%s changed something", caller).isEqualTo(writes(row, answer));
      if (changed) {
        scene = Scene.make(tenants);
        before = scene.state(row.target(), gateway.store());
      }
    }
    assertThat(answered).isEqualTo(row.answers());
  }

  private static boolean writes(Row row, Answer answer) {
    return row.writes() && answer.status() < 300;
  }

  /** The code of an error; of 401, which has one shape, as of the others, which have two. */
  private static String code(Answer answer) {
    if (answer.status() < 300) {
      return null;
    }
    return answer.status() == 401 ? (String) answer.json().get("error_code") : answer.errorCode();
  }

  @Test
  void operations_thatNeedACaller_haveRows(TestGateway gateway) {
    assertThat(names(gateway, Operation.Needs.ACTOR))
        .containsExactlyInAnyOrderElementsOf(operationsWithRows());
  }

  @Test
  void operations_thatNeedNothing_areTheKnownOnes(TestGateway gateway) {
    assertThat(names(gateway, Operation.Needs.NOTHING)).containsExactlyInAnyOrderElementsOf(OPEN);
  }

  @Test
  void operations_withoutKeysConfigured_areJoinedByTheLoginOnly(TestGateway gateway) {
    try (TestGateway development =
        TestGateway.start(GatewayExtension.developmentSettings("secret"))) {
      Set<String> open = new TreeSet<>(OPEN);
      open.add(LOGIN);
      assertThat(names(development, Operation.Needs.NOTHING))
          .containsExactlyInAnyOrderElementsOf(open);
      assertThat(names(development, Operation.Needs.ACTOR))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(names(gateway, Operation.Needs.ACTOR).stream(), ABOUT_A_TOKEN.stream())
                  .toList());
    }
  }

  /**
   * An operation that the gateway hides from the list of its operations would answer one of these
   * methods.
   */
  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "TRACE"})
  void method_notInTheTable_isRefusedOnEveryPath(String method, TestGateway gateway) {
    Set<String> known = new TreeSet<>(operationsWithRows());
    known.addAll(OPEN);
    for (String path : known.stream().map(AuthorizationMatrixTest::path).distinct().toList()) {
      if (!known.contains(method + " " + path)) {
        Answer answer = Api.anonymous(gateway.url()).send(method, path.replace(":", ""), null);
        assertThat(answer.status()).as(method + " " + path).isEqualTo(405);
        assertThat(answer.header("allow").split(", "))
            .containsExactlyInAnyOrderElementsOf(methods(known, path));
      }
    }
  }

  private static List<String> methods(Set<String> operations, String path) {
    return operations.stream()
        .filter(operation -> path(operation).equals(path))
        .map(operation -> operation.substring(0, operation.indexOf(' ')))
        .toList();
  }

  private static String path(String operation) {
    return operation.substring(operation.indexOf(' ') + 1);
  }

  private static List<String> names(TestGateway gateway, Operation.Needs needs) {
    return gateway.gateway().operations().stream()
        .filter(operation -> operation.needs() == needs)
        .map(operation -> operation.method() + " " + operation.path())
        .toList();
  }

  private static List<Row> allRows() {
    return Stream.of(SwrMatrix.rows(), ZstackMatrix.rows()).flatMap(List::stream).toList();
  }

  private static Set<String> operationsWithRows() {
    Set<String> operations = new TreeSet<>(ABOUT_THE_CALLER);
    allRows().forEach(row -> operations.add(row.operation()));
    return operations;
  }

  @Test
  void rows_all_nameEveryCallerAndTarget() {
    assertThat(allRows()).allMatch(row -> row.answers().size() == Caller.values().length);
    assertThat(allRows()).extracting(Row::toString).doesNotHaveDuplicates();
    for (Row row : allRows()) {
      assertThat(allRows())
          .filteredOn(other -> other.call().equals(row.call()))
          .extracting(Row::target)
          .containsAll(Target.of(row));
    }
  }
}
