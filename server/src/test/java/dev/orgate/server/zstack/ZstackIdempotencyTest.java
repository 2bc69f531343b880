package dev.orgate.server.zstack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.http.Operation;
import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.TestGateway;
import dev.orgate.server.testing.TestTenant;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that heard no answer asks again under the same job, and nothing is done twice. */
@ExtendWith(GatewayExtension.class)
class ZstackIdempotencyTest {
  private static final String MISSING = "00000000000040008000000000000000";
  private static final Action CREATE = SdkApi.CREATE.with("name", "a").with("type", "Company");

  private Forest forest;
  private ZstackClient admin;
  private String job;

  @BeforeEach
  void prepare(TestTenant tenant) {
    forest = Forest.of(tenant, "");
    admin = forest.admin();
    job = ZstackClient.newJob();
  }

  static boolean replayed(Answer answer) {
    List<String> values = answer.headers().allValues("idempotent-replayed");
    assertThat(values).isSubsetOf("true");
    return !values.isEmpty();
  }

  /** What a call came to, be it in the answer or at its job. */
  private static String outcome(Answer answer) {
    return answer.status() == 202
        ? Api.anonymous("").get((String) answer.json().get("location")).text()
        : answer.text();
  }

  private void assertReplayed(Answer again, Answer first) {
    assertThat(replayed(first)).isFalse();
    assertThat(replayed(again)).isTrue();
    assertThat(again.status()).isEqualTo(first.status());
    assertThat(outcome(again)).isEqualTo(outcome(first));
  }

  static List<Operation> asyncOperations(TestGateway gateway) {
    return gateway.gateway().operations().stream()
        .filter(operation -> operation.path().matches("(/zstack)?/v1/.*"))
        .filter(operation -> operation.needs() == Operation.Needs.ACTOR)
        .filter(operation -> !operation.method().equals(HttpMethod.GET))
        .toList();
  }

  /** A call that does something every time, of which there must be one for every operation. */
  private List<Action> examples(Operation operation) {
    String root = forest.company("root");
    String below = forest.department("below", root);
    forest.addMembers(root, "u1");
    forest.addAttribute(root, "n", "v");
    return switch (operation.method() + operation.path().replaceFirst(".*/v1", "")) {
      case "POST/iam2/organizations" -> List.of(CREATE, CREATE.with("parentUuid", root));
      case "PUT/iam2/organizations/:uuid/actions" ->
          List.of(
              SdkApi.UPDATE.with("uuid", below).with("name", "new"),
              SdkApi.CHANGE_STATE.with("uuid", below).with("stateEvent", "disable"),
              SdkApi.SET_SUPERVISOR.with("uuid", root).with("virtualIDUuid", "u1"),
              SdkApi.CHANGE_PARENT
                  .with("parentUuid", forest.company("other"))
                  .with("childrenUuids", List.of(below)));
      case "PUT/iam2/organizations/:uuid/operation" ->
          List.of(SdkApi.SET_OPERATION.with("uuid", root).with("virtualIDUuid", "u1"));
      case "DELETE/iam2/organizations/:uuid" ->
          List.of(SdkApi.DELETE.with("uuid", root).with("deleteMode", "Enforcing"));
      case "POST/iam2/organizations/:uuid/attributes" ->
          List.of(
              SdkApi.ADD_ATTRIBUTES
                  .with("uuid", root)
                  .with("attributes", List.of(Map.of("name", "m"))));
      case "DELETE/iam2/organizations/:uuid/attributes" ->
          List.of(
              SdkApi.REMOVE_ATTRIBUTES
                  .with("uuid", root)
                  .with("attributeUuids", forest.attributeUuid(root)));
      case "PUT/iam2/organizations/attributes/:uuid/actions" ->
          List.of(
              SdkApi.UPDATE_ATTRIBUTE.with("uuid", forest.attributeUuid(root)).with("value", "w"));
      case "POST/iam2/organizations/:organizationUuid/virtual-ids" ->
          List.of(
              SdkApi.ADD_MEMBERS
                  .with("organizationUuid", root)
                  .with("virtualIDUuids", List.of("u2")));
      case "DELETE/iam2/organizations/:organizationUuid/virtual-ids" ->
          List.of(
              SdkApi.REMOVE_MEMBERS.with("organizationUuid", root).with("virtualIDUuids", "u1"));
      case "PUT/iam2/Organization/quotas/actions" ->
          List.of(SdkApi.UPDATE_QUOTA.with("identityUuid", root).with("name", "a"));
      default -> throw new AssertionError("No example of " + operation);
    };
  }

  /** Those that never do anything, so that there is nothing to be done twice. */
  private static boolean isUnsupported(Operation operation) {
    return operation.path().contains("/iam2/projects/");
  }

  // An operation that writes past Call.keyed would do it twice.
  @Test
  void everyAsyncOperation_again_isReplayed(TestGateway gateway) {
    List<Operation> operations = asyncOperations(gateway);
    assertThat(operations).hasSizeGreaterThan(20);
    for (Operation operation : operations) {
      if (isUnsupported(operation)) {
        continue;
      }
      boolean hasPrefix = operation.path().startsWith("/zstack/");
      ZstackClient client = ZstackClient.admin(forest.tenant(), hasPrefix ? "zstack" : "");
      for (Action action : examples(operation)) {
        String key = ZstackClient.newJob();
        Answer first = client.send(action, key);
        assertThat(first.status()).as("%s: %s", action, first.text()).isEqualTo(200);
        Object after = everything();
        assertReplayed(client.send(action, key), first);
        Answer other = client.send(action.with("userTags", List.of("other")), key);
        BadRequests.assertBadRequest(other);
        assertThat(other.text()).contains("X-Job-UUID");
        assertThat(replayed(other)).isFalse();
        assertThat(everything()).isEqualTo(after);
        assertThat(replayed(client.send(action, ZstackClient.newJob()))).isFalse();
      }
    }
  }

  private Object everything() {
    return List.of(
        forest.all(),
        admin.call(SdkApi.QUERY_QUOTA.plain()).inventories(),
        forest.all().stream().map(each -> forest.memberCounts((String) each.get("uuid"))).toList());
  }

  static List<Action> refusals() {
    return List.of(
        CREATE.with("parentUuid", MISSING),
        SdkApi.UPDATE.with("uuid", MISSING).with("name", "a"),
        SdkApi.CHANGE_STATE.with("uuid", MISSING).with("stateEvent", "enable"),
        SdkApi.SET_SUPERVISOR.with("uuid", MISSING).with("virtualIDUuid", "u"),
        SdkApi.SET_OPERATION.with("uuid", MISSING).with("virtualIDUuid", "u"),
        SdkApi.CHANGE_PARENT.with("parentUuid", MISSING).with("childrenUuids", List.of(MISSING)),
        SdkApi.ADD_ATTRIBUTES
            .with("uuid", MISSING)
            .with("attributes", List.of(Map.of("name", "m"))),
        SdkApi.REMOVE_ATTRIBUTES.with("uuid", MISSING).with("attributeUuids", MISSING),
        SdkApi.UPDATE_ATTRIBUTE.with("uuid", MISSING).with("value", "v"),
        SdkApi.ADD_MEMBERS.with("organizationUuid", MISSING).with("virtualIDUuids", List.of("u")),
        SdkApi.REMOVE_MEMBERS.with("organizationUuid", MISSING).with("virtualIDUuids", "u"),
        SdkApi.UPDATE_QUOTA.with("identityUuid", MISSING).with("name", "a"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void refusal_thoughItWouldGoWellNow_isRefusedAgain(Action action) {
    Answer first = admin.send(action, job);
    assertThat(first.status()).isEqualTo(202);
    admin.call(CREATE.with("resourceUuid", MISSING)).ok();
    assertReplayed(admin.send(action, job), first);
    assertThat(forest.all()).hasSize(1);
  }

  @Test
  void delete_ofNothing_isNotDoneLater() {
    Action delete = SdkApi.DELETE.with("uuid", MISSING);
    assertThat(admin.send(delete, job).text()).isEqualTo("{}");
    admin.call(CREATE.with("resourceUuid", MISSING)).ok();
    Answer again = admin.send(delete, job);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text()).isEqualTo("{}");
    assertThat(forest.all()).hasSize(1);
  }

  @Test
  void create_refusedBeforeAnythingIsLookedUp_usesUpNoKey() {
    assertThat(replayed(forest.user().send(CREATE, job))).isFalse();
    assertThat(forest.user().send(CREATE, job).status()).isEqualTo(202);
    assertThat(admin.send(SdkApi.CREATE.with("name", "a"), job).status()).isEqualTo(202);
    Answer created = admin.send(CREATE, job);
    assertThat(created.status()).isEqualTo(200);
    assertThat(replayed(created)).isFalse();
  }

  @Test
  void key_ofAnotherCaller_isRefused() {
    Answer first = admin.send(CREATE, job);
    ZstackClient second = admin.as(forest.tenant().token("second", "admin"));
    BadRequests.assertBadRequest(second.send(CREATE, job));
    assertReplayed(admin.as(forest.tenant().token("root", "admin")).send(CREATE, job), first);
  }

  @Test
  void key_ofAnotherTenant_isAnotherKey(TestTenant other) {
    Answer first = admin.send(CREATE, job);
    Answer second = ZstackClient.admin(other, "").send(CREATE, job);
    assertThat(first.status()).isEqualTo(200);
    assertThat(second.status()).isEqualTo(200);
    assertThat(replayed(second)).isFalse();
    assertThat(second.text()).isNotEqualTo(first.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "0123456789abcdef0123456789abcde",
        "0123456789abcdef0123456789abcdeg",
        "0123456789abcdef0123456789abcdef0",
        "01234567-89ab-cdef-0123-456789abcdef"
      })
  void key_malformed_isABadRequest(String malformed, TestGateway gateway) {
    for (Operation operation : asyncOperations(gateway)) {
      Answer answer =
          forest
              .raw()
              .with("X-Job-UUID", malformed)
              .send(operation.method().name(), operation.path().replace(":", ""), "{}");
      BadRequests.assertBadRequest(answer);
      assertThat(answer.text()).containsIgnoringCase("X-Job-UUID");
    }
    Api twice = forest.raw().with("X-Job-UUID", job).with("X-Job-UUID", job);
    BadRequests.assertBadRequest(twice.post("/v1/iam2/organizations", CREATE.body()));
    Api reader = forest.raw().with("X-Job-UUID", malformed);
    assertThat(reader.get("/v1/iam2/organizations").list("inventories")).isEmpty();
  }
}
