package dev.orgate.server.zstack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.TestTenant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Order, pages, counts, fields and schema of a query. */
@ParameterizedClass
@ValueSource(strings = {"", "zstack"})
@ExtendWith(GatewayExtension.class)
class ZstackQueryPageTest {
  private static final String MISSING = "00000000000040008000000000000000";
  private static final String ORGANIZATIONS = "/iam2/organizations";

  @Parameter private String contextPath;
  private Forest forest;
  private ZstackClient admin;
  private String b;

  @BeforeEach
  void prepare(TestTenant tenant) {
    forest = Forest.of(tenant, contextPath);
    admin = forest.admin();
    b = forest.company("b");
    forest.department("c", b);
    forest.department("A", b);
    forest.addAttribute(b, "n", "v");
  }

  private Answer get(String pathAndQuery) {
    return forest.raw().get(forest.path(pathAndQuery));
  }

  private static String names(Answer answer) {
    return answer.list("inventories").stream()
        .map(each -> (String) each.get("name"))
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @CsvSource({
    "'', bcA",
    "sort=name, Abc",
    "sort=%2Bname, Abc",
    "sort=+name, Abc",
    "sort=-name, cbA",
    "sort=createDate, bcA",
    "sort=type, bcA",
    "sort=parentUuid, bcA",
    "sort=-parentUuid, cAb",
    "limit=2, bc",
    "limit=1, b",
    "limit=0, ''",
    "limit=1000000, bcA",
    "start=1, cA",
    "start=3, ''",
    "start=2147483647, ''",
    "sort=-name&start=1&limit=1, b",
    "groupBy=name, bcA",
    "q=type=Department&sort=name&limit=1, A",
    "requestIp=127.0.0.1&systemTags=a&userTags=b, bcA"
  })
  void page_sortedAndCut_isThis(String query, String names) {
    assertThat(names(get(ORGANIZATIONS + "?" + query))).isEqualTo(names);
  }

  @Test
  void page_withoutCount_hasNoTotal() {
    assertThat(get(ORGANIZATIONS).json()).containsOnlyKeys("inventories", "schema");
    assertThat(get(ORGANIZATIONS + "?count=false&replyWithCount=false").json())
        .containsOnlyKeys("inventories", "schema");
  }

  @Test
  void count_answersTheTotalOnly() {
    assertThat(get(ORGANIZATIONS + "?count=true").json()).isEqualTo(Map.of("total", 3L));
    assertThat(get(ORGANIZATIONS + "?count=true&limit=1&start=2").json())
        .isEqualTo(Map.of("total", 3L));
    assertThat(get(ORGANIZATIONS + "?count=true&q=name=b").json()).isEqualTo(Map.of("total", 1L));
    assertThat(get(ORGANIZATIONS + "/attributes?count=true").json()).isEqualTo(Map.of("total", 1L));
    assertThat(get("/accounts/quotas?count=true").json()).isEqualTo(Map.of("total", 0L));
  }

  @Test
  void replyWithCount_answersThePageAndTheTotal() {
    Answer answer = get(ORGANIZATIONS + "?replyWithCount=true&limit=1&q=type=Department");
    assertThat(names(answer)).isEqualTo("c");
    assertThat(answer.json()).containsEntry("total", 2L);
    assertThat(get(ORGANIZATIONS + "?replyWithCount=true&q=name=nobody").json())
        .containsEntry("total", 0L)
        .containsEntry("inventories", List.of());
  }

  @Test
  void fields_leaveOutAllOthers() {
    Answer answer = get(ORGANIZATIONS + "?fields=uuid,name&q=name=b");
    assertThat(answer.list("inventories")).containsExactly(Map.of("uuid", b, "name", "b"));
    assertThat(answer.json().get("schema"))
        .isEqualTo(Map.of("inventories[0]", "org.zstack.iam2.entity.IAM2OrganizationInventory"));
    assertThat(get(ORGANIZATIONS + "/attributes?fields=value").list("inventories"))
        .containsExactly(Map.of("value", "v"));
    ApiResult typed = admin.call(SdkApi.QUERY.with("fields", "type,attributes"));
    assertThat(typed.types()).containsKeys("inventories[2].type", "inventories[0].attributes[0]");
  }

  @Test
  void schema_isAlwaysSentAndNamesWhatIsThere() {
    Answer answer = get(ORGANIZATIONS + "?q=name=b");
    assertThat(ApiResult.of(answer.json()).types())
        .containsOnlyKeys(
            "inventories[0]",
            "inventories[0].state",
            "inventories[0].type",
            "inventories[0].attributes[0]",
            "inventories[0].attributes[0].type")
        .containsEntry(
            "inventories[0].attributes[0]",
            "org.zstack.iam2.entity.IAM2OrganizationAttributeInventory");
    forest.admin().call(SdkApi.UPDATE_QUOTA.with("identityUuid", b).with("name", "x")).ok();
    assertThat(ApiResult.of(get("/accounts/quotas").json()).types())
        .isEqualTo(Map.of("inventories[0]", "org.zstack.header.identity.QuotaInventory"));
  }

  @Test
  void one_found_isAListOfIt() {
    Answer answer = get(ORGANIZATIONS + "/" + b);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(names(answer)).isEqualTo("b");
    assertThat(answer.json()).containsOnlyKeys("inventories", "schema");
  }

  @ParameterizedTest
  @ValueSource(strings = {MISSING, "a", "%20", "%00", "%2e%2e", "A0000000000040008000000000000000"})
  void one_missing_isAnEmptyList(String uuid) {
    Answer answer = get(ORGANIZATIONS + "/" + uuid);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.list("inventories")).isEmpty();
  }

  @Test
  void one_withConditions_meetsThemToo() {
    assertThat(names(get(ORGANIZATIONS + "/" + b + "?q=name=c"))).isEmpty();
    assertThat(names(get(ORGANIZATIONS + "/" + b + "?q=name=b&fields=name"))).isEqualTo("b");
    BadRequests.assertBadRequest(get(ORGANIZATIONS + "/" + b + "?q=nobody=b"));
    BadRequests.assertBadRequest(get(ORGANIZATIONS + "/" + MISSING + "?limit=x"));
    BadRequests.assertBadRequest(get(ORGANIZATIONS + "/a?limit=x"));
  }

  @Test
  void nobody_isAnEmptyListWhateverElseIsAsked(TestTenant other) {
    ZstackClient alien = ZstackClient.admin(other, contextPath);
    for (SdkApi api : List.of(SdkApi.QUERY, SdkApi.QUERY_ATTRIBUTES, SdkApi.QUERY_QUOTA)) {
      ApiResult result = alien.call(api.with("replyWithCount", true));
      assertThat(result.inventories()).isEmpty();
      assertThat(result.ok()).containsEntry("total", 0L);
    }
    assertThat(alien.call(SdkApi.QUERY_ONE.with("uuid", b)).inventories()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=x",
        "limit=",
        "limit=-1",
        "limit=1.5",
        "limit=2147483648",
        "limit=1&limit=2",
        "start=x",
        "start=-1",
        "sort=",
        "sort=nobody",
        "sort=--name",
        "sort=attributes.name",
        "sort=attributes",
        "count=yes",
        "replyWithCount=1",
        "fields=nobody",
        "fields=name,nobody",
        "filterName=a:b",
        "q=name"
      })
  void parameter_bad_isABadRequest(String query) {
    BadRequests.assertBadRequest(get(ORGANIZATIONS + "?" + query));
    BadRequests.assertBadRequest(get(ORGANIZATIONS + "/attributes?" + query));
    BadRequests.assertBadRequest(get("/accounts/quotas?" + query));
  }
}
