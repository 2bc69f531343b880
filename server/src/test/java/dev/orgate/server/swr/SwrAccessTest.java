package dev.orgate.server.swr;

import static dev.orgate.server.testing.TestTenant.grant;
import static dev.orgate.server.testing.TestTenant.userId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.TestTenant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(GatewayExtension.class)
class SwrAccessTest {
  private TestTenant tenant;
  private Api admin;
  private String path;

  @BeforeEach
  void createOne(TestTenant fresh) {
    tenant = fresh;
    admin = fresh.admin();
    admin.post("/v2/manage/namespaces", "{\"namespace\":\"" + fresh.name("a") + "\"}");
    path = "/v2/manage/namespaces/" + fresh.name("a") + "/access";
  }

  private static void assertError(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.errorCode()).isEqualTo("SVCSTG.SWR." + code);
  }

  /** User names and levels in the order of the answer. */
  private List<String> grants() {
    return admin.get(path).list("others_auths").stream()
        .map(entry -> entry.get("user_name") + ":" + entry.get("auth"))
        .toList();
  }

  @Test
  void show_creator_isTheFirstGrant() {
    Map<String, Object> access = admin.get(path).json();
    Map<String, Object> creator =
        Map.of("user_id", userId("root"), "user_name", "root", "auth", 7L);
    assertThat(access)
        .containsOnlyKeys("id", "name", "creator_name", "self_auth", "others_auths")
        .containsEntry("name", tenant.name("a"))
        .containsEntry("creator_name", "root")
        .containsEntry("self_auth", creator)
        .containsEntry("others_auths", List.of(creator));
  }

  @Test
  void show_adminWithoutGrant_hasManageAndIsNotListed() {
    Answer answer = tenant.caller("second", "admin").get(path);
    assertThat(answer.json())
        .containsEntry(
            "self_auth", Map.of("user_id", userId("second"), "user_name", "second", "auth", 7L));
    assertThat(answer.list("others_auths")).hasSize(1);
  }

  @Test
  void grant_batch_keepsTheOrderAndAnswersEmptyObject() {
    Answer answer =
        admin.post(path, "[" + grant("zoe", 1) + "," + grant("al", 3) + "," + grant("mo", 7) + "]");
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.text()).isEqualTo("{}");
    assertThat(grants()).containsExactly("root:7", "zoe:1", "al:3", "mo:7");
  }

  @Test
  void grant_existingUser_refusesTheWholeBatch() {
    admin.post(path, "[" + grant("al", 3) + "]");
    assertError(
        admin.post(path, "[" + grant("new", 1) + "," + grant("al", 3) + "]"), 409, "4090076");
    assertThat(grants()).containsExactly("root:7", "al:3");
  }

  @Test
  void grant_byLevel_takesManage() {
    admin.post(path, "[" + grant("reader", 1) + "," + grant("editor", 3) + "]");
    admin.post(path, "[" + grant("manager", 7) + "]");
    for (String name : List.of("reader", "editor", "stranger")) {
      assertError(tenant.user(name).post(path, "[" + grant(name + "2", 1) + "]"), 403, "4039002");
    }
    assertThat(tenant.user("manager").post(path, "[" + grant("more", 7) + "]").status())
        .isEqualTo(201);
  }

  @Test
  void change_levels_keepsPlacesAndIsAllOrNothing() {
    admin.post(path, "[" + grant("al", 3) + "," + grant("zoe", 1) + "]");
    Answer answer = admin.patch(path, "[" + grant("zoe", 7) + "," + grant("al", 1) + "]");
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.text()).isEqualTo("{}");
    assertThat(grants()).containsExactly("root:7", "al:1", "zoe:7");

    assertError(
        admin.patch(path, "[" + grant("al", 7) + "," + grant("nobody", 1) + "]"), 404, "4040078");
    assertThat(grants()).containsExactly("root:7", "al:1", "zoe:7");
  }

  @Test
  void revoke_users_passesOverThoseWithout() {
    admin.post(path, "[" + grant("al", 3) + "," + grant("zoe", 1) + "]");
    String body = "[\"" + userId("al") + "\",\"" + userId("nobody") + "\"]";
    Answer answer = admin.delete(path, body);
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.text()).isEmpty();
    assertThat(grants()).containsExactly("root:7", "zoe:1");
    assertThat(admin.delete(path, body).status()).isEqualTo(204);
    assertThat(tenant.user("al").get(path).status()).isEqualTo(403);

    admin.post(path, "[" + grant("al", 1) + "]");
    assertThat(grants()).containsExactly("root:7", "zoe:1", "al:1");
  }

  @Test
  void anyCall_missingOrForeignNamespace_isNotFound(TestTenant other) {
    String batch = "[" + grant("al", 1) + "]";
    for (String absent : List.of(path.replace("/access", "x/access"), path)) {
      Api caller = absent.equals(path) ? other.admin() : admin;
      assertError(caller.get(absent), 404, "4040058");
      assertError(caller.post(absent, batch), 404, "4040058");
      assertError(caller.patch(absent, batch), 404, "4040058");
      assertError(caller.delete(absent, "[\"id\"]"), 404, "4040058");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "null",
        "[7]",
        "[null]",
        "[[]]",
        "[{\"user_name\":\"a\",\"auth\":1}]",
        "[{\"user_id\":\"a\",\"auth\":1}]",
        "[{\"user_id\":7,\"user_name\":\"a\",\"auth\":1}]",
        "[{\"user_id\":\"a\",\"user_name\":null,\"auth\":1}]"
      })
  void grantAndChange_badItem_isRefused(String body) {
    assertError(admin.post(path, body), 400, "4001018");
    assertError(admin.patch(path, body), 400, "4001018");
    assertThat(grants()).containsExactly("root:7");
  }

  @Test
  void anyBatch_emptyDoubleOrTooLong_isRefused() {
    String twice = "[" + grant("al", 1) + "," + grant("al", 3) + "]";
    for (String body : List.of("[]", twice, batch(201))) {
      assertError(admin.post(path, body), 400, "4001091");
      assertError(admin.patch(path, body), 400, "4001091");
    }
    for (String body : List.of("[]", "[\"a\",\"a\"]")) {
      assertError(admin.delete(path, body), 400, "4001091");
    }
    assertError(admin.delete(path, "[7]"), 400, "4001018");
    assertError(admin.delete(path), 400, "4001018");
    assertThat(admin.post(path, batch(200)).status()).isEqualTo(201);
    assertThat(grants()).hasSize(201);
  }

  private static String batch(int size) {
    return IntStream.range(0, size)
        .mapToObj(i -> grant("user" + i, 1))
        .collect(Collectors.joining(",", "[", "]"));
  }

  @Test
  void revoke_ownGrant_endsTheUsersAccess() {
    admin.post(path, "[" + grant("al", 7) + "]");
    assertThat(tenant.user("al").delete(path, "[\"" + userId("al") + "\"]").status())
        .isEqualTo(204);
    assertThat(tenant.user("al").get(path).status()).isEqualTo(403);
  }
}
