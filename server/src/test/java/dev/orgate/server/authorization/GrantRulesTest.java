package dev.orgate.server.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.TestTenant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody grants more than they hold, takes what is not theirs, or keeps what was taken. */
@ExtendWith(GatewayExtension.class)
class GrantRulesTest {
  private TestTenant tenant;
  private Api admin;
  private String path;
  private String access;

  @BeforeEach
  void create(TestTenant fresh) {
    tenant = fresh;
    admin = tenant.admin();
    path = Scene.NAMESPACES + "/" + tenant.name("a");
    access = path + "/access";
    admin.post(Scene.NAMESPACES, "{\"namespace\":\"" + tenant.name("a") + "\"}");
    give("victim", 1);
  }

  private Answer give(String user, int level) {
    return admin.post(access, one(user, level));
  }

  private static String one(String user, int level) {
    return "[" + TestTenant.grant(user, level) + "]";
  }

  private static String ids(String user) {
    return "[\"" + TestTenant.userId(user) + "\"]";
  }

  private List<String> grants() {
    return admin.get(access).list("others_auths").stream()
        .map(grant -> grant.get("user_name") + " " + grant.get("auth"))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,3", "1,7", "3,1", "3,3", "3,7"})
  void holder_belowManage_grantsNothing(int held, int wanted) {
    give("holder", held);
    Api holder = tenant.user("holder");
    List<String> before = grants();
    for (Answer answer :
        List.of(
            holder.post(access, one("friend", wanted)),
            holder.post(access, one("holder", wanted)),
            holder.patch(access, one("holder", wanted)),
            holder.patch(access, one("victim", wanted)),
            holder.patch(access, one("root", wanted)),
            holder.delete(access, ids("victim")),
            holder.delete(access, ids("holder")),
            holder.delete(path))) {
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.errorCode()).isEqualTo("SVCSTG.SWR.4039002");
    }
    assertThat(grants()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7})
  void holder_ofManage_grantsWhatItHolds(int level) {
    give("holder", 7);
    Api holder = tenant.user("holder");
    assertThat(holder.post(access, one("friend", level)).status()).isEqualTo(201);
    assertThat(holder.patch(access, one("victim", level)).status()).isEqualTo(201);
    assertThat(grants())
        .containsExactly("root 7", "victim " + level, "holder 7", "friend " + level);
    assertThat(holder.delete(access, ids("root")).status()).isEqualTo(204);
    assertThat(grants()).doesNotContain("root 7");
  }

  @Test
  void holder_ofManageOnAnother_managesOnlyThatOne() {
    String other = Scene.NAMESPACES + "/" + tenant.name("b");
    admin.post(Scene.NAMESPACES, "{\"namespace\":\"" + tenant.name("b") + "\"}");
    admin.post(other + "/access", one("holder", 7));
    Api holder = tenant.user("holder");
    assertThat(holder.get(path).status()).isEqualTo(403);
    assertThat(holder.post(access, one("holder", 1)).status()).isEqualTo(403);
    assertThat(holder.post(Scene.NAMESPACES, "{\"namespace\":\"x\"}").status()).isEqualTo(403);
    assertThat(holder.delete(path).status()).isEqualTo(403);
  }

  @Test
  void manager_revoked_isRefusedAtTheNextCallWithTheSameToken() {
    for (int round = 0; round < 20; round++) {
      String name = "manager" + round;
      give(name, 7);
      Api manager = tenant.user(name);
      assertThat(manager.patch(access, one("victim", 3)).status()).isEqualTo(201);
      assertThat(admin.delete(access, ids(name)).status()).isEqualTo(204);
      assertThat(manager.patch(access, one("victim", 7)).status()).isEqualTo(403);
      assertThat(manager.post(access, one(name, 7)).status()).isEqualTo(403);
      assertThat(manager.delete(path).status()).isEqualTo(403);
      assertThat(manager.get(path).status()).isEqualTo(403);
      assertThat(manager.get(Scene.NAMESPACES).list("namespaces")).isEmpty();
    }
    assertThat(grants()).containsExactly("root 7", "victim 3");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void manager_lowered_managesNoMore(int level) {
    give("manager", 7);
    Api manager = tenant.user("manager");
    assertThat(manager.patch(access, one("manager", level)).status()).isEqualTo(201);
    assertThat(manager.patch(access, one("manager", 7)).status()).isEqualTo(403);
    assertThat(manager.get(path).json()).containsEntry("auth", (long) level);
  }

  @Test
  void batch_refused_grantsNobody() {
    give("manager", 7);
    String batch =
        "[%s,%s]".formatted(TestTenant.grant("friend", 1), TestTenant.grant("victim", 7));
    List<String> before = grants();
    assertThat(tenant.user("manager").post(access, batch).status()).isEqualTo(409);
    assertThat(tenant.user("manager").patch(access, batch).status()).isEqualTo(404);
    assertThat(grants()).isEqualTo(before);
  }

  @Test
  void grant_ofForeignTenantsUser_opensNothingThere(TestTenant other) {
    give("holder", 7);
    assertThat(other.user("holder").get(path).status()).isEqualTo(404);
    assertThat(other.user("holder").get(Scene.NAMESPACES).list("namespaces")).isEmpty();
  }

  @Test
  void grants_nobodyCanHold_areNoLevels() {
    for (String auth : List.of("7.0", "7e0", "15", "0", "-1", "4294967303", "\"7\"", "true")) {
      String body = one("friend", 9).replace("9", auth);
      assertThat(admin.post(access, body).errorCode()).as(auth).isEqualTo("SVCSTG.SWR.4001066");
    }
    assertThat(grants()).isEqualTo(List.of("root 7", "victim 1"));
    assertThat(admin.get(path).json()).containsAllEntriesOf(Map.of("auth", 7L));
  }
}
