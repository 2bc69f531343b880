package dev.orgate.server.zstack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.TestTenant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** DeleteIAM2Organization. */
@ParameterizedClass
@ValueSource(strings = {"", "zstack"})
@ExtendWith(GatewayExtension.class)
class ZstackDeleteTest {
  private static final String MISSING = "00000000000040008000000000000000";

  @Parameter private String contextPath;
  private Forest forest;
  private ZstackClient admin;
  private String root;
  private String below;
  private String deepest;

  @BeforeEach
  void prepare(TestTenant tenant) {
    forest = Forest.of(tenant, contextPath);
    admin = forest.admin();
    root = forest.company("root");
    below = forest.department("below", root);
    deepest = forest.department("deepest", below);
  }

  private static Action delete(String uuid) {
    return SdkApi.DELETE.with("uuid", uuid);
  }

  private void assertRefused(Action action, String code, String... words) {
    List<Map<String, Object>> before = forest.all();
    admin.call(action).assertRefused(code, words);
    assertThat(forest.all()).isEqualTo(before);
  }

  private List<Object> names() {
    return forest.all().stream().map(each -> each.get("name")).toList();
  }

  @Test
  void delete_leaf_isGone() {
    admin.call(delete(deepest).with("systemTags", List.of("a::b"))).assertEmpty();
    assertThat(names()).containsExactly("root", "below");
    assertThat(admin.call(SdkApi.QUERY_ATTRIBUTES.plain()).inventories()).isEmpty();
  }

  @Test
  void delete_again_isSuccess() {
    admin.call(delete(deepest)).assertEmpty();
    admin.call(delete(deepest)).assertEmpty();
    admin.call(delete(MISSING)).assertEmpty();
    assertThat(names()).containsExactly("root", "below");
  }

  @Test
  void delete_textThatIsNoUuid_isNotFound() {
    assertRefused(delete("a"), "SYS.1003", "uuid");
    assertRefused(delete("D8880014345347E1AB945D8EF750FAC7"), "SYS.1003", "uuid");
  }

  @Test
  void delete_withChildren_isRefusedUnlessEnforcing() {
    assertRefused(delete(root), "SYS.1007", "deleteMode=Enforcing");
    assertRefused(delete(below).with("deleteMode", "Permissive"), "SYS.1007", "children");
    admin.call(delete(below).with("deleteMode", "Enforcing")).assertEmpty();
    assertThat(names()).containsExactly("root");
  }

  @Test
  void delete_enforcing_takesEverythingAlong() {
    forest.addAttribute(deepest, "n", "v");
    forest.addMembers(deepest, "u1");
    String other = forest.company("other");
    admin.call(delete(root).with("deleteMode", "Enforcing")).assertEmpty();
    assertThat(names()).containsExactly("other");
    assertThat(admin.call(SdkApi.QUERY_ATTRIBUTES.plain()).inventories()).isEmpty();
    assertThat(forest.memberCounts(other)).containsExactly(0L, 0L);
    admin.call(SdkApi.COUNT_MEMBERS.with("uuid", deepest)).assertRefusedDirectly("SYS.1003");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "enforcing", "Force", "Enforcing&deleteMode=Enforcing"})
  void delete_unknownMode_isABadRequest(String mode) {
    BadRequests.assertBadRequest(
        forest.raw().delete(forest.path("/iam2/organizations/" + root + "?deleteMode=" + mode)));
    assertThat(names()).hasSize(3);
  }

  @Test
  void delete_belowDisabled_isRefused() {
    forest.disable(root);
    assertRefused(delete(deepest), "SYS.1007", "not enabled");
  }

  @Test
  void delete_byAUser_isDenied() {
    forest.user().call(delete(deepest)).assertRefused("ID.1002");
    forest.user().call(delete(MISSING)).assertRefused("ID.1002");
    assertThat(names()).hasSize(3);
  }

  @Test
  void delete_andCreateAgain_inheritsNothing() {
    forest.addAttribute(deepest, "n", "v");
    forest.addMembers(deepest, "u1");
    forest.disable(deepest);
    admin.call(delete(deepest)).assertEmpty();
    Map<String, Object> again =
        admin
            .call(
                SdkApi.CREATE
                    .with("name", "again")
                    .with("type", "Department")
                    .with("parentUuid", root)
                    .with("resourceUuid", deepest))
            .inventory();
    assertThat(again)
        .containsEntry("uuid", deepest)
        .containsEntry("state", "Enabled")
        .containsEntry("attributes", List.of())
        .containsEntry("parentUuid", root);
    assertThat(forest.memberCounts(deepest)).containsExactly(0L, 0L);
  }
}
