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

/** Adding, changing, removing and querying attributes. */
@ParameterizedClass
@ValueSource(strings = {"", "zstack"})
@ExtendWith(GatewayExtension.class)
class ZstackAttributeTest {
  private static final String MISSING = "00000000000040008000000000000000";

  @Parameter private String contextPath;
  private Forest forest;
  private ZstackClient admin;
  private String root;

  @BeforeEach
  void prepare(TestTenant tenant) {
    forest = Forest.of(tenant, contextPath);
    admin = forest.admin();
    root = forest.company("root");
  }

  private static Action add(String uuid, Object... attributes) {
    return SdkApi.ADD_ATTRIBUTES.with("uuid", uuid).with("attributes", Arrays.asList(attributes));
  }

  private static Map<String, String> attribute(String name, String value) {
    return Map.of("name", name, "value", value);
  }

  private static Action update(String uuid, Object value) {
    return SdkApi.UPDATE_ATTRIBUTE.with("uuid", uuid).with("value", value);
  }

  private static Action remove(String organization, String... uuids) {
    return SdkApi.REMOVE_ATTRIBUTES
        .with("uuid", organization)
        .with("attributeUuids", Arrays.asList(uuids));
  }

  private void assertRefused(Action action, String code, String... words) {
    List<Map<String, Object>> before = forest.all();
    admin.call(action).assertRefused(code, words);
    assertThat(forest.all()).isEqualTo(before);
  }

  @Test
  void add_several_keepsTheirOrder() {
    admin.call(add(root, attribute("b", "1"), attribute("a", "2"))).assertEmpty();
    admin.call(add(root, attribute("b", "1"))).assertEmpty();
    assertThat(forest.attributes(root)).containsExactly("b=1", "a=2", "b=1");
  }

  @Test
  void add_withoutValue_hasNone() {
    admin.call(add(root, Map.of("name", "flag"))).assertEmpty();
    Map<String, Object> attribute =
        admin.call(SdkApi.QUERY_ATTRIBUTES.plain()).inventories().get(0);
    assertThat(attribute)
        .containsOnlyKeys("uuid", "name", "type", "organizationUuid", "createDate", "lastOpDate")
        .containsEntry("name", "flag")
        .containsEntry("type", "Customized")
        .containsEntry("organizationUuid", root);
  }

  @Test
  void add_nothing_isRefused() {
    assertRefused(add(root), "SYS.1007", "attributes");
    assertRefused(SdkApi.ADD_ATTRIBUTES.with("uuid", root), "SYS.1007", "attributes");
    assertRefused(add(root, (Object) null), "SYS.1007", "attributes");
    assertRefused(add(root, "a"), "SYS.1007", "attributes");
    assertRefused(add(root, attribute("a", "1"), Map.of("value", "1")), "SYS.1007", "name");
    assertRefused(add(root, attribute("n".repeat(2049), "1")), "SYS.1007", "name");
    assertRefused(add(root, attribute("n", "v".repeat(2049))), "SYS.1007", "value");
  }

  @Test
  void add_toMissing_isNotFound() {
    assertRefused(add(MISSING, attribute("a", "1")), "SYS.1003", "uuid", MISSING);
    assertRefused(add("a", attribute("a", "1")), "SYS.1003", "uuid");
  }

  @Test
  void update_value_answersTheAttribute() {
    forest.addAttribute(root, "n", "v");
    String uuid = forest.attributeUuid(root);
    ApiResult result = admin.call(update(uuid, "w"));
    assertThat(result.inventory())
        .containsEntry("uuid", uuid)
        .containsEntry("name", "n")
        .containsEntry("value", "w")
        .containsEntry("organizationUuid", root);
    assertThat(result.types())
        .containsEntry("inventory", "org.zstack.iam2.entity.IAM2OrganizationAttributeInventory");
    assertThat(forest.attributes(root)).containsExactly("n=w");
    assertThat(admin.call(update(uuid, "")).inventory().getOrDefault("value", "")).isEqualTo("");
  }

  @Test
  void update_invalid_isRefused() {
    forest.addAttribute(root, "n", "v");
    String uuid = forest.attributeUuid(root);
    assertRefused(update(uuid, null), "SYS.1007", "value");
    assertRefused(update(uuid, 7), "SYS.1007", "value");
    assertRefused(update(uuid, "v".repeat(2049)), "SYS.1007", "value");
    assertRefused(update(MISSING, "v"), "SYS.1003", MISSING);
    assertRefused(update("a", "v"), "SYS.1003", "uuid");
    assertRefused(update(root, "v"), "SYS.1003", root);
  }

  @Test
  void remove_some_leavesTheOthers() {
    String other = forest.company("other");
    forest.addAttribute(other, "n", "v");
    String foreign = forest.attributeUuid(other);
    admin.call(add(root, attribute("a", "1"), attribute("b", "2"))).assertEmpty();
    List<Map<String, Object>> attributes =
        admin.call(SdkApi.QUERY_ATTRIBUTES.plain()).inventories();
    String a =
        attributes.stream()
            .filter(each -> each.get("name").equals("a"))
            .map(each -> (String) each.get("uuid"))
            .findAny()
            .orElseThrow();
    admin.call(remove(root, a, foreign, MISSING)).assertEmpty();
    assertThat(forest.attributes(root)).containsExactly("b=2");
    assertThat(forest.attributes(other)).containsExactly("n=v");
    admin.call(remove(root, a)).assertEmpty();
  }

  @Test
  void remove_invalid_isRefused() {
    assertRefused(SdkApi.REMOVE_ATTRIBUTES.with("uuid", root), "SYS.1007", "attributeUuids");
    assertRefused(remove(MISSING, MISSING), "SYS.1003", "uuid", MISSING);
    assertRefused(remove(root, "a"), "SYS.1003", "attributeUuids");
    assertRefused(remove(root, ""), "SYS.1003", "attributeUuids");
  }

  @ParameterizedTest
  @ValueSource(strings = {"__OrganizationSupervisor__", "__OrganizationOperation__"})
  void role_keptAsAttribute_isAMembersAndFilledOnce(String role) {
    assertRefused(add(root, attribute(role, "u1")), "SYS.1003", "u1");
    forest.addMembers(root, "u1", "u2");
    admin.call(add(root, attribute(role, "u1"))).assertEmpty();
    assertRefused(add(root, attribute(role, "u2")), "SYS.1007", role);
    assertRefused(add(root, attribute(role, "u1")), "SYS.1007", role);
    assertThat(forest.attributes(root)).containsExactly(role + "=u1");

    String uuid = forest.attributeUuid(root);
    assertRefused(update(uuid, "u3"), "SYS.1003");
    assertThat(admin.call(update(uuid, "u2")).inventory()).containsEntry("value", "u2");
    admin.call(remove(root, uuid)).assertEmpty();
    assertRefused(add(root, attribute(role, "u1"), attribute(role, "u2")), "SYS.1007", role);
  }

  @Test
  void anyChange_belowDisabledOrByAUser_isRefused() {
    String below = forest.department("below", root);
    forest.addAttribute(below, "n", "v");
    String uuid = forest.attributeUuid(below);
    for (Action action :
        List.of(add(below, attribute("a", "1")), update(uuid, "w"), remove(below, uuid))) {
      forest.user().call(action).assertRefused("ID.1002");
    }
    forest.disable(root);
    for (Action action :
        List.of(add(below, attribute("a", "1")), update(uuid, "w"), remove(below, uuid))) {
      assertRefused(action, "SYS.1007", "not enabled");
    }
  }
}
