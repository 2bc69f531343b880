package dev.orgate.server.zstack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.TestTenant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ChangeIAM2OrganizationParent: the new parent is in the path, the movers are in the body. */
@ParameterizedClass
@ValueSource(strings = {"", "zstack"})
@ExtendWith(GatewayExtension.class)
class ZstackMoveTest {
  private static final String MISSING = "00000000000040008000000000000000";

  @Parameter private String contextPath;
  private Forest forest;
  private ZstackClient admin;
  private String root;
  private String other;
  private String below;
  private String deepest;

  @BeforeEach
  void prepare(TestTenant tenant) {
    forest = Forest.of(tenant, contextPath);
    admin = forest.admin();
    root = forest.company("root");
    other = forest.company("other");
    below = forest.department("below", root);
    deepest = forest.department("deepest", below);
  }

  private static Action move(String parent, String... children) {
    return SdkApi.CHANGE_PARENT
        .with("parentUuid", parent)
        .with("childrenUuids", Arrays.asList(children));
  }

  private void assertRefused(Action action, String code, String... words) {
    List<Map<String, Object>> before = forest.all();
    admin.call(action).assertRefused(code, words);
    assertThat(forest.all()).isEqualTo(before);
  }

  @Test
  void move_takesAllBelowAlong() {
    admin.call(move(other, below)).assertEmpty();
    assertThat(forest.get(below))
        .containsEntry("parentUuid", other)
        .containsEntry("rootOrganizationUuid", other);
    assertThat(forest.get(deepest))
        .containsEntry("parentUuid", below)
        .containsEntry("rootOrganizationUuid", other);
  }

  @Test
  void move_severalAtOnce_movesAll() {
    String tree = admin.call(SdkApi.CREATE.with("name", "t").with("type", "Department")).uuid();
    admin.call(move(other, deepest, tree)).assertEmpty();
    assertThat(forest.get(deepest)).containsEntry("parentUuid", other);
    assertThat(forest.get(tree)).containsEntry("parentUuid", other);
  }

  @Test
  void move_toWhereItIs_isDone() {
    admin.call(move(root, below)).assertEmpty();
    assertThat(forest.get(below)).containsEntry("parentUuid", root);
  }

  @Test
  void move_company_isRefused() {
    assertRefused(move(root, other), "SYS.1007", "childrenUuids", other);
    assertRefused(move(other, below, root), "SYS.1007", "childrenUuids", root);
  }

  @Test
  void move_belowItself_isRefused() {
    assertRefused(move(deepest, below), "SYS.1007", below);
    assertRefused(move(below, below), "SYS.1007", below);
  }

  @Test
  void move_missing_isNotFoundAndNothingMoves() {
    assertRefused(move(MISSING, below), "SYS.1003", "parentUuid", MISSING);
    assertRefused(move("a", below), "SYS.1003", "parentUuid");
    assertRefused(move(other, below, MISSING), "SYS.1003", "childrenUuids", MISSING);
    assertRefused(move(other, below, ""), "SYS.1003", "childrenUuids");
  }

  @Test
  void move_twiceTheSameChild_isRefused() {
    assertRefused(move(other, below, below), "SYS.1007", "childrenUuids");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "'childrenUuids':null",
        "'childrenUuids':[]",
        "'childrenUuids':'a'",
        "'childrenUuids':{}",
        "'childrenUuids':[null]",
        "'childrenUuids':[7]",
        "'childrenUuids':[['a']]"
      })
  void move_childrenOfTheWrongForm_isRefused(String children) {
    String body = "{'changeIAM2OrganizationParent':{" + children + "}}";
    admin
        .call(
            SdkApi.CHANGE_PARENT,
            "/iam2/organizations/" + other + "/actions",
            body.replace('\'', '"'))
        .assertRefused("SYS.1007", "childrenUuids");
  }

  @Test
  void move_fromOrToBelowDisabled_isRefused() {
    forest.disable(other);
    assertRefused(move(other, below), "SYS.1007", "not enabled");
    admin.call(SdkApi.CHANGE_STATE.with("uuid", other).with("stateEvent", "enable")).ok();
    forest.disable(root);
    assertRefused(move(other, below), "SYS.1007", "not enabled");
  }

  @Test
  void move_byAUser_isDenied() {
    forest.user().call(move(other, below)).assertRefused("ID.1002");
    assertThat(forest.get(below)).containsEntry("parentUuid", root);
  }

  @Test
  void move_rootWithQuota_losesIt() {
    String tree =
        admin
            .call(
                SdkApi.CREATE
                    .with("name", "t")
                    .with("type", "Department")
                    .with("quota", Map.of("vm.num", 1)))
            .uuid();
    admin.call(move(root, tree)).assertEmpty();
    assertThat(admin.call(SdkApi.GET_QUOTA_USAGE.with("uuid", tree)).list("usages")).isEmpty();
  }

  @Test
  void move_longChain_setsTheRootOfAll() {
    String last = deepest;
    for (int i = 0; i < 10; i++) {
      last = forest.department("level " + i, last);
    }
    admin.call(move(other, below)).assertEmpty();
    assertThat(forest.get(last)).containsEntry("rootOrganizationUuid", other);
  }
}
