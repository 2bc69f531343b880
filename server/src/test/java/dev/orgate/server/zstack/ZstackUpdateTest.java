package dev.orgate.server.zstack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.TestTenant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** UpdateIAM2Organization and ChangeIAM2OrganizationState. */
@ParameterizedClass
@ValueSource(strings = {"", "zstack"})
@ExtendWith(GatewayExtension.class)
class ZstackUpdateTest {
  private static final String MISSING = "00000000000040008000000000000000";

  @Parameter private String contextPath;
  private Forest forest;
  private ZstackClient admin;
  private String root;
  private String below;

  @BeforeEach
  void prepare(TestTenant tenant) {
    forest = Forest.of(tenant, contextPath);
    admin = forest.admin();
    root = forest.company("root");
    below = forest.department("below", root);
  }

  private static Action update(String uuid) {
    return SdkApi.UPDATE.with("uuid", uuid);
  }

  private static Action change(String uuid, String event) {
    return SdkApi.CHANGE_STATE.with("uuid", uuid).with("stateEvent", event);
  }

  private void assertRefused(Action action, String code, String... words) {
    List<Map<String, Object>> before = forest.all();
    admin.call(action).assertRefused(code, words);
    assertThat(forest.all()).isEqualTo(before);
  }

  @Test
  void update_nameAndDescription_changesThoseOnly() {
    Map<String, Object> before = forest.get(below);
    ApiResult result = admin.call(update(below).with("name", "new").with("description", "text"));
    Map<String, Object> expected = new LinkedHashMap<>(before);
    expected.put("name", "new");
    expected.put("description", "text");
    expected.put("lastOpDate", result.inventory().get("lastOpDate"));
    assertThat(result.inventory()).isEqualTo(expected);
    assertThat((String) expected.get("lastOpDate"))
        .isGreaterThanOrEqualTo((String) before.get("lastOpDate"));
    assertThat(forest.get(below)).isEqualTo(expected);
  }

  @Test
  void update_descriptionEmpty_clearsIt() {
    admin.call(update(below).with("description", "text")).ok();
    Map<String, Object> cleared = admin.call(update(below).with("description", "")).inventory();
    assertThat(cleared.getOrDefault("description", "")).isEqualTo("");
    assertThat(cleared).containsEntry("name", "below");
  }

  @Test
  void update_nothing_answersWhatIs() {
    Map<String, Object> before = forest.get(below);
    assertThat(admin.call(update(below)).inventory())
        .containsEntry("name", "below")
        .containsEntry("createDate", before.get("createDate"));
  }

  @Test
  void update_parent_movesAllThatIsBelow() {
    String other = forest.company("other");
    String deepest = forest.department("deepest", below);
    assertThat(admin.call(update(below).with("parentUuid", other)).inventory())
        .containsEntry("parentUuid", other)
        .containsEntry("rootOrganizationUuid", other);
    assertThat(forest.get(deepest)).containsEntry("rootOrganizationUuid", other);
  }

  @Test
  void update_typeOfARoot_changes() {
    assertThat(admin.call(update(root).with("type", "Department")).inventory())
        .containsEntry("type", "Department");
    assertThat(admin.call(update(root).with("type", "Company")).inventory())
        .containsEntry("type", "Company");
  }

  @Test
  void update_companyUnderAParent_isRefused() {
    String other = forest.company("other");
    assertRefused(update(other).with("parentUuid", root), "SYS.1007", other);
    assertRefused(update(below).with("type", "Company"), "SYS.1007", below);
    assertRefused(
        update(below).with("type", "Company").with("parentUuid", other), "SYS.1007", below);
  }

  @Test
  void update_parentBelowItself_isRefused() {
    String deepest = forest.department("deepest", below);
    assertRefused(update(below).with("parentUuid", deepest), "SYS.1007");
    assertRefused(update(below).with("parentUuid", below), "SYS.1007");
  }

  @ParameterizedTest
  @CsvSource({
    "name, ''",
    "description, '\0'",
    "type, Default",
    "type, department",
    "type, ''",
  })
  void update_invalidArgument_isRefusedByItsName(String field, String value) {
    assertRefused(update(below).with(field, value), "SYS.1007", field);
    assertRefused(update(below).with(field, 7), "SYS.1007", field);
  }

  @Test
  void update_textsTooLong_areRefusedByTheirName() {
    assertRefused(update(below).with("name", "n".repeat(256)), "SYS.1007", "name");
    assertRefused(update(below).with("description", "d".repeat(2049)), "SYS.1007", "description");
  }

  @Test
  void update_missing_isNotFound() {
    assertRefused(update(MISSING).with("name", "a"), "SYS.1003", "uuid", MISSING);
    assertRefused(update("a").with("name", "a"), "SYS.1003", "uuid");
    assertRefused(update(below).with("parentUuid", MISSING), "SYS.1003", "parentUuid", MISSING);
    assertRefused(update(below).with("parentUuid", ""), "SYS.1003", "parentUuid");
  }

  @Test
  void update_uuidInTheBody_doesNotOverruleThePath() {
    String body = "{\"updateIAM2Organization\":{\"uuid\":\"" + root + "\",\"name\":\"new\"}}";
    ApiResult result = admin.call(SdkApi.UPDATE, "/iam2/organizations/" + below + "/actions", body);
    assertThat(result.uuid()).isEqualTo(below);
    assertThat(forest.get(root)).containsEntry("name", "root");
  }

  @Test
  void changeState_andBack_answersTheState() {
    assertThat(admin.call(change(root, "disable")).inventory()).containsEntry("state", "Disabled");
    assertThat(forest.get(root)).containsEntry("state", "Disabled");
    assertThat(forest.get(below)).containsEntry("state", "Enabled");
    assertThat(admin.call(change(root, "disable")).inventory()).containsEntry("state", "Disabled");
    assertThat(admin.call(change(root, "enable")).inventory()).containsEntry("state", "Enabled");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Enabled", "stale", "toggle", "enable "})
  void changeState_unknownEvent_isRefused(String event) {
    assertRefused(change(root, event), "SYS.1007", "stateEvent");
  }

  @Test
  void changeState_withoutEventOrOrganization_isRefused() {
    assertRefused(SdkApi.CHANGE_STATE.with("uuid", root), "SYS.1007", "stateEvent");
    assertRefused(change(MISSING, "disable"), "SYS.1003", "uuid", MISSING);
  }

  @Test
  void disabled_refusesChangesBelowButNotOfItself() {
    String deepest = forest.department("deepest", below);
    forest.disable(deepest);
    forest.disable(root);
    assertRefused(update(below).with("name", "new"), "SYS.1007", below);
    assertRefused(change(below, "disable"), "SYS.1007", below);
    assertRefused(update(deepest).with("name", "new"), "SYS.1007", deepest);
    assertThat(admin.call(change(deepest, "enable")).inventory()).containsEntry("state", "Enabled");
    assertThat(admin.call(update(root).with("name", "new")).inventory())
        .containsEntry("name", "new")
        .containsEntry("state", "Disabled");
    admin.call(change(root, "enable")).ok();
    assertThat(admin.call(update(below).with("name", "new")).inventory())
        .containsEntry("name", "new");
  }

  @Test
  void anyChange_byAUser_isDenied() {
    ZstackClient user = forest.user();
    List<Map<String, Object>> before = forest.all();
    user.call(update(below).with("name", "new")).assertRefused("ID.1002");
    user.call(change(below, "disable")).assertRefused("ID.1002");
    assertThat(forest.all()).isEqualTo(before);
  }
}
