package dev.orgate.server.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.Tenants;
import dev.orgate.server.testing.TestTenant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be learnt, or kept, beyond one's own tenant and one's own time: nothing. */
@ExtendWith(GatewayExtension.class)
class TenantWallTest {
  private static final Set<Target> HIDDEN = EnumSet.of(Target.FOREIGN, Target.MOVED);

  private Scene scene;

  @BeforeEach
  void prepare(Tenants tenants) {
    scene = Scene.make(tenants);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOBODY")
  void call_uponForeignNamespace_looksLikeUponNone(Caller caller) {
    for (Row row : SwrMatrix.rows()) {
      if (HIDDEN.contains(row.target()) && !row.operation().equals("POST " + Scene.NAMESPACES)) {
        assertLooksLike(row, row.upon(Target.MISSING), caller);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"NOBODY", "OPERATOR", "ALIEN_OP"})
  void call_uponForeignAccount_looksLikeUponNone(Caller caller) {
    for (Row row : SwrMatrix.rows()) {
      if (row.target() == Target.THIRD_ACCOUNT || row.target() == Target.THIRD_PROJECT) {
        assertLooksLike(row, row.upon(Target.NO_ACCOUNT), caller);
      }
    }
  }

  private void assertLooksLike(Row row, Row other, Caller caller) {
    assertThat(scene.call(row, caller).look())
        .as(row.toString())
        .isEqualTo(scene.call(other, caller).look());
  }

  @Test
  void list_byEverybody_showsTheirsOnly() {
    Map<Caller, Set<Target>> shown = new EnumMap<>(Caller.class);
    for (Caller caller : EnumSet.complementOf(EnumSet.of(Caller.NOBODY))) {
      Set<Target> targets = EnumSet.noneOf(Target.class);
      for (Object name : names(caller.in(scene).get(Scene.NAMESPACES))) {
        EnumSet.range(Target.OWN, Target.MOVED).stream()
            .filter(target -> target.in(scene).equals(name))
            .forEach(targets::add);
      }
      shown.put(caller, targets);
    }
    assertThat(shown)
        .isEqualTo(
            Map.of(
                Caller.ALIEN, Set.of(),
                Caller.ALIEN_ADMIN, Set.of(),
                Caller.PEER, Set.of(),
                Caller.READ, Set.of(Target.OWN),
                Caller.EDIT, Set.of(Target.OWN),
                Caller.MANAGE, Set.of(Target.OWN),
                Caller.CREATOR, Set.of(Target.OWN),
                Caller.ADMIN, Set.of(Target.OWN, Target.RECREATED),
                Caller.OPERATOR, Set.of(),
                Caller.ALIEN_OP, Set.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"?limit=1000", "?marker=0", "?filter=mode::visible", "?filter=mode::"})
  void list_inAnyOtherWay_showsNoMore(String query) {
    for (Caller caller : EnumSet.complementOf(EnumSet.of(Caller.NOBODY))) {
      assertThat(names(caller.in(scene).get(Scene.NAMESPACES + query)))
          .isEqualTo(names(caller.in(scene).get(Scene.NAMESPACES)));
    }
  }

  private static List<Object> names(Answer list) {
    return list.list("namespaces").stream().map(item -> item.get("name")).toList();
  }

  @Test
  void create_takenName_doesNotTellByWhom() {
    Api admin = scene.home().admin();
    String ours = scene.home().name("taken");
    String theirs = scene.third().name("taken");
    admin.post(Scene.NAMESPACES, body(ours));
    scene.third().admin().post(Scene.NAMESPACES, body(theirs));

    Answer answer = admin.post(Scene.NAMESPACES, body(theirs));

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.look().replace(theirs, ours))
        .isEqualTo(admin.post(Scene.NAMESPACES, body(ours)).look());
  }

  @Test
  void create_takenName_takesNoQuota() {
    Api admin = scene.other().admin();
    admin.post(Scene.NAMESPACES, body(Target.FOREIGN.in(scene)));
    Answer quotas = admin.get("/v2/manage/projects/" + scene.other().id() + "/quotas");
    assertThat(quotas.list("quotas").get(0)).containsEntry("used", 0L);
  }

  @Test
  void recreated_name_inheritsNothing() {
    String path = Scene.NAMESPACES + "/" + Target.RECREATED.in(scene) + "/access";
    Answer access = scene.home().admin().get(path);
    assertThat(access.json()).containsEntry("creator_name", "phoenix");
    assertThat(access.list("others_auths"))
        .extracting(grant -> grant.get("user_name") + " " + grant.get("auth"))
        .containsExactly("phoenix 7", "member 1");
    assertThat(access.json().get("id"))
        .isNotEqualTo(scene.home().admin().get(path.replace("recreated", "own")).json().get("id"));
  }

  @Test
  void deleted_name_isGoneForItsFormerManagerAtOnce() {
    String path = Scene.NAMESPACES + "/" + Target.OWN.in(scene);
    Api manager = Caller.MANAGE.in(scene);
    assertThat(manager.get(path).status()).isEqualTo(200);
    scene.home().admin().delete(path);
    assertThat(manager.get(path).status()).isEqualTo(404);
    scene.home().admin().post(Scene.NAMESPACES, body(Target.OWN.in(scene)));
    assertThat(manager.get(path).status()).isEqualTo(403);
    String takeBack = "[" + TestTenant.grant("manage", 7) + "]";
    assertThat(manager.post(path + "/access", takeBack).status()).isEqualTo(403);
    assertThat(names(manager.get(Scene.NAMESPACES))).isEmpty();
  }

  private static String body(String name) {
    return "{\"namespace\":\"" + name + "\"}";
  }
}
