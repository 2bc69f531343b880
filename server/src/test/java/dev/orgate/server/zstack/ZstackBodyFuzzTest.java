package dev.orgate.server.zstack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.TestTenant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Right wrappers around arguments of any kind: done, refused by a job, or a bad request. */
@ExtendWith(GatewayExtension.class)
class ZstackBodyFuzzTest {
  private static final int REQUESTS = 4_000;
  private static final long SEED = 20_240_725L;
  private static final List<SdkApi> CALLS =
      List.of(
          SdkApi.CREATE,
          SdkApi.CREATE,
          SdkApi.UPDATE,
          SdkApi.CHANGE_STATE,
          SdkApi.CHANGE_PARENT,
          SdkApi.SET_SUPERVISOR,
          SdkApi.SET_OPERATION,
          SdkApi.ADD_ATTRIBUTES,
          SdkApi.UPDATE_ATTRIBUTE,
          SdkApi.ADD_MEMBERS,
          SdkApi.UPDATE_QUOTA);

  /** Every argument there is, with a value that fits; UUID stands for one of some organization. */
  private static final Map<String, String> FITTING =
      Map.ofEntries(
          Map.entry("name", "\"a\""),
          Map.entry("description", "\"d\""),
          Map.entry("type", "\"Department\""),
          Map.entry("parentUuid", "UUID"),
          Map.entry("attributes", "[{\"name\":\"n\",\"value\":\"v\"}]"),
          Map.entry("quota", "{\"vm.num\":100.0}"),
          Map.entry("stateEvent", "\"enable\""),
          Map.entry("childrenUuids", "[UUID]"),
          Map.entry("virtualIDUuid", "\"u1\""),
          Map.entry("virtualIDUuids", "[\"u1\"]"),
          Map.entry("identityUuid", "UUID"),
          Map.entry("value", "100"),
          Map.entry("systemTags", "[\"a::b\"]"),
          Map.entry("userTags", "[]"),
          Map.entry("uuid", "UUID"),
          Map.entry("x", "null"));

  private static final List<String> NAMES = FITTING.keySet().stream().sorted().toList();
  private static final List<String> SCALARS =
      List.of(
          "null",
          "true",
          "7",
          "-1",
          "1.5",
          "100.0",
          "1e400",
          "-1e-400",
          "9223372036854775808",
          "\"\"",
          "\"a\"",
          "\"Company\"",
          "\"Department\"",
          "\"enable\"",
          "\"disable\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\ud83d\\ude00\"",
          "\" \"",
          "\"__proto__\"",
          "\"__OrganizationSupervisor__\"",
          "\"' OR 1=1 --\"",
          "\"%00\"",
          "\"u1\"");

  private final Random random = new Random(SEED);
  private List<String> uuids;

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private String scalar() {
    return random.nextInt(4) == 0 ? '"' + any(uuids) + '"' : any(SCALARS);
  }

  private String json(int depth) {
    int kind = depth == 0 ? 0 : random.nextInt(6);
    return switch (kind) {
      case 1 -> "[" + several(() -> json(depth - 1)) + "]";
      case 2 -> object(depth);
      case 3 -> "[" + several(() -> object(depth)) + "]";
      default -> scalar();
    };
  }

  /** Members of different names. */
  private String object(int depth) {
    StringBuilder members = new StringBuilder();
    NAMES.stream()
        .filter(name -> !name.equals("parentUuid") || random.nextInt(3) == 0)
        .forEach(
            name ->
                members
                    .append(members.isEmpty() ? "" : ",")
                    .append('"')
                    .append(name)
                    .append("\":")
                    .append(random.nextInt(16) == 0 ? json(depth - 1) : fitting(name)));
    return "{" + members + "}";
  }

  private String fitting(String name) {
    return FITTING.get(name).replace("UUID", '"' + any(uuids) + '"');
  }

  private String several(Supplier<String> one) {
    StringBuilder several = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      several.append(several.isEmpty() ? "" : ",").append(one.get());
    }
    return several.toString();
  }

  @Test
  void body_ofRandomArguments_isDoneOrRefused(TestTenant tenant) {
    Forest forest = Forest.of(tenant, "");
    String root = forest.company("root");
    String below = forest.department("below", root);
    forest.addMembers(root, "u1");
    forest.addAttribute(root, "n", "v");
    uuids =
        List.of(root, below, forest.attributeUuid(root), "00000000000040008000000000000000", "A");
    Map<Integer, Integer> statuses = new TreeMap<>();
    for (int i = 0; i < REQUESTS; i++) {
      SdkApi call = any(CALLS);
      String target = "/v1" + call.path.replaceAll("\\{[a-zA-Z]+}", any(uuids));
      String body = "{\"" + call.wrapper + "\":" + object(3) + "}";
      Answer answer = forest.raw().send(call.method, target, body);
      statuses.merge(answer.status(), 1, Integer::sum);
      switch (answer.status()) {
        case 200 -> ApiResult.of(answer.json().containsKey("inventory") ? Map.of() : answer.json());
        case 202 -> assertStructured(answer);
        default -> BadRequests.assertBadRequest(answer);
      }
    }
    assertThat(statuses).containsOnlyKeys(200, 202, 400);
    assertThat(statuses.get(200)).isGreaterThan(REQUESTS / 20);
    assertThat(forest.all()).isNotEmpty();
  }

  private static void assertStructured(Answer answer) {
    Answer outcome = Api.anonymous("").get((String) answer.json().get("location"));
    assertThat(outcome.status()).isEqualTo(503);
    assertThat(outcome.json()).containsOnlyKeys("error");
    assertThat(outcome.text())
        .containsPattern("\"code\":\"(SYS\\.100[2367]|ID\\.1003)\"")
        .doesNotContainIgnoringCase("exception")
        .doesNotContain("dev.orgate", "java.")
        .hasSizeLessThan(600);
  }
}
