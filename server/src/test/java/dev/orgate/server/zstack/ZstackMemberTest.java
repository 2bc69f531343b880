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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Virtual ids as members, and as supervisor and operator. */
@ParameterizedClass
@ValueSource(strings = {"", "zstack"})
@ExtendWith(GatewayExtension.class)
class ZstackMemberTest {
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

  private static Action add(String organization, String... members) {
    return SdkApi.ADD_MEMBERS
        .with("organizationUuid", organization)
        .with("virtualIDUuids", Arrays.asList(members));
  }

  private static Action remove(String organization, String... members) {
    return SdkApi.REMOVE_MEMBERS
        .with("organizationUuid", organization)
        .with("virtualIDUuids", List.of(members));
  }

  private static Action appoint(SdkApi role, String organization, String member) {
    return role.with("uuid", organization).with("virtualIDUuid", member);
  }

  private void assertRefused(Action action, String code, String... words) {
    List<Map<String, Object>> before = forest.all();
    admin.call(action).assertRefused(code, words);
    assertThat(forest.all()).isEqualTo(before);
  }

  @Test
  void add_several_countsThemHereAndAbove() {
    admin.call(add(below, "u1", "u2")).assertEmpty();
    assertThat(forest.memberCounts(below)).containsExactly(2L, 2L);
    assertThat(forest.memberCounts(root)).containsExactly(0L, 2L);
    admin.call(add(root, "u2", "u3")).assertEmpty();
    assertThat(forest.memberCounts(root)).containsExactly(2L, 3L);
  }

  @Test
  void add_again_changesNothing() {
    admin.call(add(root, "u1")).assertEmpty();
    admin.call(add(root, "u1", "u2", "u1")).assertEmpty();
    assertThat(forest.memberCounts(root)).containsExactly(2L, 2L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "id-of-alice", "é 😀 名前", "/?&=%#+,", "null", "\"\\"})
  void add_idOfAnyPrintableText_isAMember(String id) {
    admin.call(add(root, id)).assertEmpty();
    admin.call(appoint(SdkApi.SET_SUPERVISOR, root, id)).assertEmpty();
    assertThat(forest.attributes(root)).containsExactly("__OrganizationSupervisor__=" + id);
    admin.call(remove(root, id)).assertEmpty();
    assertThat(forest.memberCounts(root)).containsExactly(0L, 0L);
  }

  @Test
  void add_invalid_isRefused() {
    assertRefused(SdkApi.ADD_MEMBERS.with("organizationUuid", root), "SYS.1007", "virtualIDUuids");
    assertRefused(add(root), "SYS.1007", "virtualIDUuids");
    assertRefused(add(root, (String) null), "SYS.1007", "virtualIDUuids");
    assertRefused(add(root, "u1", ""), "SYS.1007", "virtualIDUuids");
    assertRefused(add(root, "u\n1"), "SYS.1007", "virtualIDUuids");
    assertRefused(add(root, "u".repeat(256)), "SYS.1007", "virtualIDUuids");
    assertRefused(add(MISSING, "u1"), "SYS.1003", "organizationUuid", MISSING);
    assertRefused(add("a", "u1"), "SYS.1003", "organizationUuid");
    assertThat(forest.memberCounts(root)).containsExactly(0L, 0L);
    admin.call(add(root, "u".repeat(255))).assertEmpty();
  }

  @Test
  void remove_some_leavesTheOthers() {
    admin.call(add(root, "u1", "u2")).assertEmpty();
    admin.call(remove(root, "u1", "nobody")).assertEmpty();
    assertThat(forest.memberCounts(root)).containsExactly(1L, 1L);
    admin.call(remove(root, "u1")).assertEmpty();
    assertRefused(remove(MISSING, "u1"), "SYS.1003", "organizationUuid", MISSING);
    assertRefused(
        SdkApi.REMOVE_MEMBERS.with("organizationUuid", root), "SYS.1007", "virtualIDUuids");
  }

  @Test
  void remove_supervisor_endsTheRole() {
    admin.call(add(root, "u1")).assertEmpty();
    admin.call(appoint(SdkApi.SET_SUPERVISOR, root, "u1")).assertEmpty();
    admin.call(appoint(SdkApi.SET_OPERATION, root, "u1")).assertEmpty();
    assertThat(forest.attributes(root))
        .containsExactly("__OrganizationSupervisor__=u1", "__OrganizationOperation__=u1");
    admin.call(remove(root, "u1")).assertEmpty();
    assertThat(forest.attributes(root)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"SET_SUPERVISOR", "SET_OPERATION"})
  void appoint_another_replacesTheFirst(SdkApi role) {
    admin.call(add(root, "u1", "u2")).assertEmpty();
    admin.call(appoint(role, root, "u1")).assertEmpty();
    String uuid = forest.attributeUuid(root);
    admin.call(appoint(role, root, "u2")).assertEmpty();
    assertThat(forest.attributes(root)).hasSize(1).allMatch(it -> it.endsWith("__=u2"));
    assertThat(forest.attributeUuid(root)).isEqualTo(uuid);
  }

  @ParameterizedTest
  @EnumSource(names = {"SET_SUPERVISOR", "SET_OPERATION"})
  void appoint_nobodyOrNowhere_isRefused(SdkApi role) {
    admin.call(add(below, "u1")).assertEmpty();
    assertRefused(appoint(role, root, "u1"), "SYS.1003", "virtualIDUuid", "u1");
    assertRefused(appoint(role, root, "nobody"), "SYS.1003", "virtualIDUuid", "nobody");
    assertRefused(appoint(role, MISSING, "u1"), "SYS.1003", "uuid", MISSING);
    assertRefused(role.with("uuid", root), "SYS.1007", "virtualIDUuid");
    assertRefused(appoint(role, root, ""), "SYS.1007", "virtualIDUuid");
    assertRefused(role.with("uuid", root).with("virtualIDUuid", 7), "SYS.1007", "virtualIDUuid");
  }

  @Test
  void count_invalid_isRefusedAtOnce() {
    admin
        .call(SdkApi.COUNT_MEMBERS.with("uuid", MISSING))
        .assertRefusedDirectly("SYS.1003", "uuid", MISSING);
    admin.call(SdkApi.COUNT_MEMBERS.with("uuid", "a")).assertRefusedDirectly("SYS.1003", "uuid");
  }

  @Test
  void count_byAUser_isAnswered() {
    admin.call(add(below, "u1")).assertEmpty();
    ApiResult counts = forest.user().call(SdkApi.COUNT_MEMBERS.with("uuid", root));
    assertThat(counts.ok()).isEqualTo(Map.of("virtualTotalNumber", 1L, "virtualDirectNumber", 0L));
  }

  @Test
  void anyChange_belowDisabledOrByAUser_isRefused() {
    admin.call(add(below, "u1")).assertEmpty();
    List<Action> actions =
        List.of(
            add(below, "u2"),
            remove(below, "u1"),
            appoint(SdkApi.SET_SUPERVISOR, below, "u1"),
            appoint(SdkApi.SET_OPERATION, below, "u1"));
    for (Action action : actions) {
      forest.user().call(action).assertRefused("ID.1002");
    }
    forest.disable(root);
    for (Action action : actions) {
      assertRefused(action, "SYS.1007", "not enabled");
    }
    assertThat(forest.memberCounts(below)).containsExactly(1L, 1L);
  }
}
