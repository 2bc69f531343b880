package dev.orgate.server.zstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.orgate.server.testing.Answer;
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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What CreateIAM2Organization refuses, and that nothing is left of it. */
@ParameterizedClass
@ValueSource(strings = {"", "zstack"})
@ExtendWith(GatewayExtension.class)
class ZstackCreateRefusalTest {
  private static final String MISSING = "00000000000040008000000000000000";
  private static final Action ORG1 = SdkApi.CREATE.with("name", "org1").with("type", "Company");

  @Parameter private String contextPath;
  private Forest forest;
  private ZstackClient admin;

  @BeforeEach
  void prepare(TestTenant tenant) {
    forest = Forest.of(tenant, contextPath);
    admin = forest.admin();
  }

  private void assertRefused(Action action, String code, String... words) {
    List<Map<String, Object>> before = forest.all();
    admin.call(action).assertRefused(code, words);
    assertThat(forest.all()).isEqualTo(before);
  }

  @SuppressWarnings("unused")
  private static final List<Arguments> INVALID =
      List.of(
          arguments("name", "", "{'type':'Company'}"),
          arguments("name", "", "{'name':null,'type':'Company'}"),
          arguments("name", "", "{'name':'','type':'Company'}"),
          arguments("name", "", "{'name':7,'type':'Company'}"),
          arguments("name", "", "{'name':['a'],'type':'Company'}"),
          arguments("name", "", "{'name':'a\\u0000','type':'Company'}"),
          arguments("name", "", "{'name':'\\ud800','type':'Company'}"),
          arguments("name", "", "{'name':'" + "n".repeat(256) + "','type':'Company'}"),
          arguments("type", "", "{'name':'a'}"),
          arguments("type", "", "{'name':'a','type':null}"),
          arguments("type", "", "{'name':'a','type':''}"),
          arguments("type", "", "{'name':'a','type':'company'}"),
          arguments("type", "", "{'name':'a','type':'COMPANY'}"),
          arguments("type", "", "{'name':'a','type':'organization'}"),
          arguments("type", "", "{'name':'a','type':'Default'}"),
          arguments("type", "", "{'name':'a','type':{'name':'Company','ordinal':0}}"),
          arguments("description", "'description':7", ""),
          arguments("description", "'description':'\\u0000'", ""),
          arguments("description", "'description':'" + "d".repeat(2049) + "'", ""),
          arguments("parentUuid", "'parentUuid':7", ""),
          arguments("parentUuid", "'parentUuid':['" + MISSING + "']", ""),
          arguments("resourceUuid", "'resourceUuid':7", ""),
          arguments("resourceUuid", "'resourceUuid':'d8880014345307e1ab945d8ef750fac7'", ""),
          arguments("resourceUuid", "'resourceUuid':'d8880014345367e1ab945d8ef750fac7'", ""),
          arguments("resourceUuid", "'resourceUuid':'d8880014345347e17b945d8ef750fac7'", ""),
          arguments("attributes", "'attributes':{'name':'a'}", ""),
          arguments("attributes", "'attributes':'a'", ""),
          arguments("attributes", "'attributes':['a']", ""),
          arguments("attributes", "'attributes':[null]", ""),
          arguments("attributes", "'attributes':[['name','a']]", ""),
          arguments("name", "'attributes':[{}]", ""),
          arguments("name", "'attributes':[{'name':'n'},{'value':'v'}]", ""),
          arguments("name", "'attributes':[{'name':''}]", ""),
          arguments("name", "'attributes':[{'name':7}]", ""),
          arguments("name", "'attributes':[{'name':'" + "n".repeat(2049) + "'}]", ""),
          arguments("value", "'attributes':[{'name':'n','value':7}]", ""),
          arguments("value", "'attributes':[{'name':'n','value':'" + "v".repeat(2049) + "'}]", ""),
          arguments("quota", "'quota':['vm.num']", ""),
          arguments("quota", "'quota':'vm.num'", ""),
          arguments("quota", "'quota':7", ""),
          arguments("quota", "'quota':{'':7}", ""),
          arguments("quota", "'quota':{'vm.num':-2}", ""),
          arguments("quota", "'quota':{'vm.num':-9223372036854775808}", ""),
          arguments("systemTags", "'systemTags':'a'", ""),
          arguments("systemTags", "'systemTags':[7]", ""),
          arguments("systemTags", "'systemTags':[null]", ""),
          arguments("userTags", "'userTags':{}", ""));

  @ParameterizedTest
  @FieldSource("INVALID")
  void create_invalidArgument_isRefusedByItsName(String field, String more, String instead) {
    String params = instead.isEmpty() ? "{'name':'a','type':'Company'," + more + "}" : instead;
    String body = ("{'params':" + params + "}").replace('\'', '"');
    ApiResult result = admin.call(SdkApi.CREATE, "/iam2/organizations", body);
    result.assertRefused("SYS.1007", field);
    assertThat(result.error()).containsEntry("description", "One or more API argument is invalid");
    assertThat(forest.all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a",
        "D8880014345347E1AB945D8EF750FAC7",
        "d8880014-3453-47e1-ab94-5d8ef750fac7",
        "d8880014345347e1ab945d8ef750fac",
        "d8880014345347e1ab945d8ef750fac77",
        "g8880014345347e1ab945d8ef750fac7",
        "' OR 1=1 --",
        "../../iam2"
      })
  void create_uuidsOfTheWrongForm_nameNothing(String uuid) {
    assertRefused(ORG1.with("parentUuid", uuid), "SYS.1003", "parentUuid");
    ApiResult result = admin.call(ORG1.with("resourceUuid", uuid));
    assertThat((String) result.error().get("code")).isIn("SYS.1003", "SYS.1007");
    assertThat((String) result.error().get("details")).contains("resourceUuid");
    assertThat(forest.all()).isEmpty();
  }

  @Test
  void create_resourceUuidEmpty_namesNothing() {
    assertRefused(ORG1.with("resourceUuid", ""), "SYS.1003", "resourceUuid");
  }

  @Test
  void create_parentMissing_isNotFound() {
    assertRefused(ORG1.with("parentUuid", MISSING), "SYS.1003", "parentUuid", MISSING);
  }

  @Test
  void create_resourceUuidTaken_isRefused() {
    String uuid = forest.company("first");
    assertRefused(ORG1.with("resourceUuid", uuid), "SYS.1002", "resourceUuid");
    admin.call(SdkApi.DELETE.with("uuid", uuid)).assertEmpty();
    assertThat(admin.call(ORG1.with("resourceUuid", uuid)).uuid()).isEqualTo(uuid);
  }

  @Test
  void create_belowDisabled_isRefused() {
    String root = forest.company("root");
    String below = forest.department("below", root);
    forest.disable(root);
    assertRefused(ORG1.with("parentUuid", root), "SYS.1007", "parentUuid");
    assertRefused(ORG1.with("parentUuid", below), "SYS.1007", "not enabled");
  }

  @Test
  void create_quotaBelowAParent_isRefused() {
    String root = forest.company("root");
    assertRefused(
        ORG1.with("parentUuid", root).with("quota", Map.of("vm.num", 1)), "SYS.1007", "root");
  }

  @ParameterizedTest
  @ValueSource(strings = {"__OrganizationSupervisor__", "__OrganizationOperation__"})
  void create_roleForSomebodyWhoCannotBeAMemberYet_isRefused(String role) {
    assertRefused(
        ORG1.with("attributes", List.of(Map.of("name", role, "value", "alice"))), "SYS.1003");
  }

  @Test
  void create_byAUser_isDenied() {
    forest.user().call(ORG1).assertRefused("ID.1002");
    assertThat(forest.all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "'7'", "true", "[]", "{}", "1e400", "9223372036854775808", "null"})
  void create_quotaThatIsNoInteger_isABadRequest(String value) {
    String body = "{'params':{'name':'a','type':'Company','quota':{'vm.num':" + value + "}}}";
    Answer answer = forest.raw().post(forest.path("/iam2/organizations"), body.replace('\'', '"'));
    BadRequests.assertBadRequest(answer);
    assertThat(forest.all()).isEmpty();
  }

  @Test
  void create_refused_answersWhereTheErrorIs() {
    Answer answer = forest.raw().post(forest.path("/iam2/organizations"), "{\"params\":{}}");
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.json()).containsOnlyKeys("location");
    String location = (String) answer.json().get("location");
    assertThat(location).startsWith(admin.url() + "/zstack/v1/api-jobs/");
    assertThat(location.substring(admin.url().length()))
        .matches("/zstack/v1/api-jobs/[0-9a-f]{32}\\?result=[A-Za-z0-9._-]+");
    assertThat(answer.headers().map()).doesNotContainKey("location");
  }
}
