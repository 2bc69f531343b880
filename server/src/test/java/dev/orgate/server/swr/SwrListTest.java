package dev.orgate.server.swr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.TestTenant;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(GatewayExtension.class)
class SwrListTest {
  private static final String COLLECTION = "/v2/manage/namespaces";

  private TestTenant tenant;
  private Api admin;

  @BeforeEach
  void createFour(TestTenant fresh) {
    tenant = fresh;
    admin = fresh.admin();
    for (int i = 0; i < 4; i++) {
      Answer created =
          admin.post(COLLECTION, "{\"namespace\":\"%s\"}".formatted(fresh.name("" + i)));
      assertThat(created.status()).isEqualTo(201);
    }
  }

  private List<String> names(int... suffixes) {
    List<String> names = new ArrayList<>();
    for (int suffix : suffixes) {
      names.add(tenant.name("" + suffix));
    }
    return names;
  }

  private static List<String> listed(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.list("namespaces").stream().map(item -> item.get("name").toString()).toList();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void list_admin_seesAllOfTheTenantById() {
    Answer answer = admin.get(COLLECTION);
    assertThat(listed(answer)).isEqualTo(names(0, 1, 2, 3));
    assertThat(answer.list("namespaces"))
        .allSatisfy(
            item ->
                assertThat(item)
                    .containsOnlyKeys(
                        "id", "name", "creator_name", "auth", "access_user_count", "repo_count")
                    .containsEntry("creator_name", "root")
                    .containsEntry("auth", 7L)
                    .containsEntry("access_user_count", 1L)
                    .containsEntry("repo_count", 0L));
    assertThat(answer.headers().firstValue("link")).isEmpty();
  }

  @Test
  void list_user_seesWhatItHoldsAGrantOn() {
    admin.post(
        COLLECTION + "/" + tenant.name("2") + "/access", "[" + TestTenant.grant("bob", 3) + "]");
    Answer answer = tenant.user("bob").get(COLLECTION);
    assertThat(listed(answer)).isEqualTo(names(2));
    assertThat(answer.list("namespaces").get(0))
        .containsEntry("auth", 3L)
        .containsEntry("access_user_count", 2L);
    assertThat(listed(tenant.user("bob").get(COLLECTION + "?filter=mode::visible")))
        .isEqualTo(names(2));
  }

  @Test
  void list_nothingVisible_isEmpty(TestTenant other) {
    assertThat(tenant.user("carol").get(COLLECTION).text()).isEqualTo("{\"namespaces\":[]}");
    assertThat(other.admin().get(COLLECTION).text()).isEqualTo("{\"namespaces\":[]}");
  }

  @Test
  void list_named_isThatOneOrNotFound(TestTenant other) {
    String one = tenant.name("1");
    assertThat(listed(admin.get(COLLECTION + "?namespace=" + one))).isEqualTo(names(1));
    for (Api caller : List.of(tenant.user("carol"), other.admin())) {
      Answer answer = caller.get(COLLECTION + "?namespace=" + one);
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.errorCode()).isEqualTo("SVCSTG.SWR.4040058");
    }
    assertThat(admin.get(COLLECTION + "?namespace=NoName").status()).isEqualTo(404);
  }

  @Test
  void list_filter_winsOverNamespace() {
    String filter = "namespace::" + tenant.name("1") + "|mode::visible";
    assertThat(listed(admin.get(COLLECTION + "?filter=" + encoded(filter)))).isEqualTo(names(1));
    assertThat(
            listed(
                admin.get(
                    COLLECTION + "?namespace=" + tenant.name("0") + "&filter=" + encoded(filter))))
        .isEqualTo(names(1));
    assertThat(
            listed(admin.get(COLLECTION + "?filter=mode::visible&namespace=" + tenant.name("0"))))
        .isEqualTo(names(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "mode::", "namespace::", "mode::default", "namespace::|mode::visible"})
  void list_filterWithoutAName_listsAll(String filter) {
    assertThat(listed(admin.get(COLLECTION + "?filter=" + encoded(filter))))
        .isEqualTo(names(0, 1, 2, 3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mode::hidden",
        "modes::visible",
        "visible",
        "namespace",
        "namespace:a",
        "mode::visible|",
        "|",
        "mode::visible|mode::visible",
        "namespace::a|namespace::b",
        "::a",
        "Mode::visible"
      })
  void list_badFilter_isRefused(String filter) {
    Answer answer = admin.get(COLLECTION + "?filter=" + encoded(filter));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errorCode()).isEqualTo("SVCSTG.SWR.4001035");
  }

  @Test
  void list_pages_leadToTheEndOnce() {
    List<String> seen = new ArrayList<>();
    String next = COLLECTION + "?limit=3&filter=" + encoded("mode::visible");
    while (next != null) {
      Answer page = admin.get(next);
      seen.addAll(listed(page));
      next =
          page.headers()
              .firstValue("link")
              .map(link -> link.replaceAll("^<(.*)>; rel=\"next\"$", "$1"))
              .orElse(null);
    }
    assertThat(seen).isEqualTo(names(0, 1, 2, 3));
    assertThat(admin.get(COLLECTION + "?limit=4").headers().firstValue("link")).isEmpty();
  }

  @Test
  void list_markerAlone_goesOnAfterIt() {
    Object second = admin.get(COLLECTION).list("namespaces").get(1).get("id");
    assertThat(listed(admin.get(COLLECTION + "?marker=" + second))).isEqualTo(names(2, 3));
    String one = COLLECTION + "?namespace=" + tenant.name("0");
    assertThat(listed(admin.get(one + "&marker=0"))).isEqualTo(names(0));
    assertThat(listed(admin.get(one + "&marker=" + second))).isEmpty();
  }

  @Test
  void list_moreParametersThanAreRead_isRefused() {
    String many = "?x=1" + "&x=1".repeat(99);
    assertThat(admin.get(COLLECTION + many).status()).isEqualTo(200);
    assertThat(admin.get(COLLECTION + many + "&filter=colour::red").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=1001",
        "limit=-1",
        "limit=x",
        "limit=1.0",
        "limit=%2B1",
        "limit=99999999999",
        "limit=1&limit=2",
        "marker=-1",
        "marker=a",
        "marker=2147483648",
        "namespace=a&namespace=b"
      })
  void list_badQuery_isRefused(String query) {
    Answer answer = admin.get(COLLECTION + "?" + query);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errorCode()).isEqualTo("SVCSTG.SWR.4001024");
  }
}
