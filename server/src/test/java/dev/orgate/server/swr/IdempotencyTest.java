package dev.orgate.server.swr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.http.Operation;
import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.TestGateway;
import dev.orgate.server.testing.TestTenant;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that heard no answer asks again under the same key, and nothing is done twice. */
@ExtendWith(GatewayExtension.class)
class IdempotencyTest {
  private static final String COLLECTION = "/v2/manage/namespaces";
  private static final String ACCESS = COLLECTION + "/:namespace/access";
  private static final String KEY = "Idempotency-Key";
  private static final String QUOTED = "\"8e03978e-40d5-43dd-bc93-6894a57f9324\"";

  private static String body(String name) {
    return "{\"namespace\":\"" + name + "\"}";
  }

  private static boolean replayed(Answer answer) {
    List<String> values = answer.headers().allValues("idempotent-replayed");
    assertThat(values).isSubsetOf("true");
    return !values.isEmpty();
  }

  /** The same answer but for the mark that it is not the first. */
  private static void assertReplayed(Answer again, Answer first) {
    assertThat(replayed(first)).isFalse();
    assertThat(replayed(again)).isTrue();
    assertThat(again.status()).isEqualTo(first.status());
    assertThat(again.text().replace(again.header("x-request-id"), ""))
        .isEqualTo(first.text().replace(first.header("x-request-id"), ""));
    assertThat(again.header("x-request-id")).isNotEqualTo(first.header("x-request-id"));
  }

  // An operation that writes past Call.keyed would do it twice.
  @Test
  void everyPostWithAnActor_again_isReplayed(TestGateway gateway, TestTenant tenant) {
    String name = tenant.name("a");
    List<Operation> posts =
        gateway.gateway().operations().stream()
            .filter(operation -> operation.method().equals(HttpMethod.POST))
            .filter(operation -> operation.needs() == Operation.Needs.ACTOR)
            .filter(operation -> operation.path().startsWith("/v2/"))
            .toList();
    assertThat(posts).isNotEmpty();
    for (Operation post : posts) {
      String path = post.path().replace(":namespace", name);
      String body =
          switch (post.path()) {
            case COLLECTION -> body(name);
            case ACCESS -> "[" + TestTenant.grant("alice", 1) + "]";
            default -> throw new AssertionError("No example of " + post);
          };
      Api caller = tenant.admin().with(KEY, '"' + post.path() + '"');

      Answer first = caller.post(path, body);
      assertThat(first.status()).as(first.text()).isEqualTo(201);
      assertReplayed(caller.post(path, body), first);
      assertThat(caller.post(path, body + " ").status()).isEqualTo(422);
      assertThat(replayed(tenant.admin().post(path, body))).isFalse();
    }
  }

  @Test
  void create_againAfterTheDelete_createsNothing(TestTenant tenant) {
    String name = tenant.name("a");
    Api caller = tenant.admin().with(KEY, QUOTED);
    Answer first = caller.post(COLLECTION, body(name));
    tenant.admin().delete(COLLECTION + "/" + name);

    assertReplayed(caller.post(COLLECTION, body(name)), first);
    assertThat(tenant.admin().get(COLLECTION + "/" + name).status()).isEqualTo(404);
  }

  @Test
  void create_refusedForTheNameThatIsFreeNow_isRefusedAgain(TestTenant tenant, TestTenant other) {
    String name = tenant.name("a");
    other.admin().post(COLLECTION, body(name));
    Api caller = tenant.admin().with(KEY, QUOTED);
    Answer first = caller.post(COLLECTION, body(name));
    assertThat(first.errorCode()).isEqualTo("SVCSTG.SWR.4090060");
    other.admin().delete(COLLECTION + "/" + name);

    assertReplayed(caller.post(COLLECTION, body(name)), first);
    assertThat(tenant.admin().post(COLLECTION, body(name)).status()).isEqualTo(201);
  }

  @Test
  void create_refusedForTheQuotaThatHasRoomNow_isRefusedAgain(TestTenant tenant) {
    String quotas = "/v2/manage/projects/" + tenant.id() + "/quotas";
    String limit = "{\"quotas\":[{\"quota_key\":\"namespace\",\"quota_limit\":%d}]}";
    tenant.operator().put(quotas, limit.formatted(0));
    Api caller = tenant.admin().with(KEY, QUOTED);
    Answer first = caller.post(COLLECTION, body(tenant.name("a")));
    assertThat(first.errorCode()).isEqualTo("SVCSTG.SWR.4000097");
    tenant.operator().put(quotas, limit.formatted(1));

    assertReplayed(caller.post(COLLECTION, body(tenant.name("a"))), first);
  }

  @Test
  void create_refusedBeforeAnythingIsLookedUp_usesUpNoKey(TestTenant tenant) {
    Api alice = tenant.user("alice").with(KEY, QUOTED);
    for (int i = 0; i < 2; i++) {
      Answer forbidden = alice.post(COLLECTION, body(tenant.name("a")));
      assertThat(forbidden.status()).isEqualTo(403);
      assertThat(replayed(forbidden)).isFalse();
    }
    Api admin = tenant.admin().with(KEY, QUOTED);
    assertThat(admin.post(COLLECTION, "{").status()).isEqualTo(400);
    assertThat(admin.post(COLLECTION, body("Not A Name")).status()).isEqualTo(400);

    Answer created = admin.post(COLLECTION, body(tenant.name("a")));
    assertThat(created.status()).isEqualTo(201);
    assertThat(replayed(created)).isFalse();
  }

  @Test
  void key_ofAnotherRequest_isRefusedAndNothingIsDone(TestTenant tenant) {
    Api caller = tenant.admin().with(KEY, QUOTED);
    Answer first = caller.post(COLLECTION, body(tenant.name("a")));
    String access = COLLECTION + "/" + tenant.name("a") + "/access";
    List<Answer> others =
        List.of(
            caller.post(COLLECTION, body(tenant.name("b"))),
            caller.post(COLLECTION + "?a=b", body(tenant.name("a"))),
            caller.post(access, "[" + TestTenant.grant("alice", 1) + "]"),
            tenant
                .caller("second-admin", "admin")
                .with(KEY, QUOTED)
                .post(COLLECTION, body(tenant.name("a"))));

    for (Answer other : others) {
      assertThat(other.status()).isEqualTo(422);
      assertThat(other.errorCode()).isEqualTo("SVCSTG.SWR.4221001");
      assertThat(replayed(other)).isFalse();
    }
    assertThat(tenant.admin().get(COLLECTION).list("namespaces"))
        .singleElement()
        .satisfies(item -> assertThat(item).containsEntry("access_user_count", 1L));
    assertReplayed(caller.post(COLLECTION, body(tenant.name("a"))), first);
  }

  @Test
  void key_ofAnotherPath_isRefusedThoughTheBodyIsEqual(TestTenant tenant) {
    String grants = "[" + TestTenant.grant("alice", 1) + "]";
    for (String suffix : List.of("a", "b")) {
      tenant.admin().post(COLLECTION, body(tenant.name(suffix)));
    }
    Api caller = tenant.admin().with(KEY, QUOTED);

    String access = COLLECTION + "/%s/access";
    assertThat(caller.post(access.formatted(tenant.name("a")), grants).status()).isEqualTo(201);
    assertThat(caller.post(access.formatted(tenant.name("b")), grants).status()).isEqualTo(422);
    assertThat(tenant.user("alice").get(COLLECTION).list("namespaces")).hasSize(1);
  }

  @Test
  void key_ofAnotherTenant_isAnotherKey(TestTenant tenant, TestTenant other) {
    assertThat(tenant.admin().with(KEY, QUOTED).post(COLLECTION, body(tenant.name("a"))).status())
        .isEqualTo(201);

    Answer answer = other.admin().with(KEY, QUOTED).post(COLLECTION, body(other.name("a")));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(replayed(answer)).isFalse();
  }

  @Test
  void key_withAndWithoutQuotes_isTheSame(TestTenant tenant) {
    Answer first = tenant.admin().with(KEY, "\"k-1\"").post(COLLECTION, body(tenant.name("a")));

    assertReplayed(tenant.admin().with(KEY, "k-1").post(COLLECTION, body(tenant.name("a"))), first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"\"", "\"open", "a,b", "\"a\";p=1", "\"a\\b\""})
  void key_malformed_isABadRequestAndNothingIsDone(String key, TestTenant tenant) {
    assertMalformed(tenant, tenant.admin().with(KEY, key));
  }

  @Test
  void key_tooLongOrTwice_isABadRequestAndNothingIsDone(TestTenant tenant) {
    assertMalformed(tenant, tenant.admin().with(KEY, "k".repeat(256)));
    assertMalformed(tenant, tenant.admin().with(KEY, "a").with(KEY, "a"));
  }

  private static void assertMalformed(TestTenant tenant, Api caller) {
    Answer answer = caller.post(COLLECTION, body(tenant.name("a")));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errorCode()).isEqualTo("SVCSTG.SWR.4000014");
    assertThat(answer.text()).contains("Idempotency-Key");
    assertThat(tenant.admin().get(COLLECTION).list("namespaces")).isEmpty();
  }

  @Test
  void key_whereNoneIsTaken_isOfNoAccount(TestTenant tenant) {
    tenant.admin().post(COLLECTION, body(tenant.name("a")));
    String path = COLLECTION + "/" + tenant.name("a");
    Api caller = tenant.admin().with(KEY, "\"");
    assertThat(caller.get(path).status()).isEqualTo(200);
    assertThat(caller.delete(path).status()).isEqualTo(204);
    assertThat(caller.delete(path).status()).isEqualTo(404);
  }

  @Test
  void key_withoutCredential_isUnauthenticated(TestGateway gateway) {
    Answer answer = Api.anonymous(gateway.url()).with(KEY, "\"").post(COLLECTION, "{}");
    assertThat(answer.status()).isEqualTo(401);
  }
}
