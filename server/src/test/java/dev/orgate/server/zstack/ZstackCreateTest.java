package dev.orgate.server.zstack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.TestTenant;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CreateIAM2Organization, for clients with and without the context path. */
@ParameterizedClass
@ValueSource(strings = {"", "zstack"})
@ExtendWith(GatewayExtension.class)
class ZstackCreateTest {
  private static final String ROOT = "a531128bc8724f0ba55a85c425f22c32";
  private static final String PARENT = "1dffd2c40215412d8ab4b811ce6888f0";
  private static final String UUID = "d8880014345347e1ab945d8ef750fac7";
  private static final Action ORG1 = SdkApi.CREATE.with("name", "org1").with("type", "Company");

  @Parameter private String contextPath;
  private Forest forest;
  private ZstackClient admin;

  @BeforeEach
  void prepare(TestTenant tenant) {
    forest = Forest.of(tenant, contextPath);
    admin = forest.admin();
  }

  private void createTheDocumentsParents() {
    admin.call(ORG1.with("resourceUuid", ROOT)).ok();
    admin.call(ORG1.with("resourceUuid", PARENT).with("parentUuid", ROOT)).ok();
  }

  @Test
  @SuppressWarnings("unchecked")
  void create_sampleOfTheDocuments_answersAsDocumented() {
    createTheDocumentsParents();
    String body =
        """
        {"params":{"name":"org1","type":"Company","parentUuid":"%s","resourceUuid":"%s",\
        "attributes":[{"name":"attribute-name","value":"attribute-value"}]},\
        "systemTags":["<systemTags>"],"userTags":["<userTags>"]}\
        """
            .formatted(PARENT, UUID);

    Answer answer = forest.raw().post(forest.path("/iam2/organizations"), body);

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.header("content-type")).startsWith("application/json");
    assertThat(answer.json()).containsOnlyKeys("inventory");
    var inventory = new LinkedHashMap<>((Map<String, Object>) answer.json().get("inventory"));
    var attribute = ((List<Map<String, Object>>) inventory.remove("attributes")).get(0);
    assertDates(inventory);
    assertThat(inventory)
        .isEqualTo(
            Map.of(
                "uuid", UUID,
                "name", "org1",
                "state", "Enabled",
                "type", "Company",
                "srcType", "ZStack",
                "parentUuid", PARENT,
                "rootOrganizationUuid", ROOT));
    assertDates(attribute);
    assertThat((String) attribute.remove("uuid")).matches("[0-9a-f]{32}");
    assertThat(attribute)
        .isEqualTo(
            Map.of(
                "name", "attribute-name",
                "value", "attribute-value",
                "type", "Customized",
                "organizationUuid", UUID));
  }

  /** Takes the dates, which are of now, in the one style that is read alike everywhere. */
  private static void assertDates(Map<String, Object> object) {
    String created = (String) object.remove("createDate");
    assertThat(created).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    assertThat(Duration.between(Instant.parse(created), Instant.now()).abs())
        .isLessThan(Duration.ofMinutes(2));
    assertThat(object.remove("lastOpDate")).isEqualTo(created);
  }

  @Test
  void create_leastOfAll_isARootOfItsOwn() {
    ApiResult result = admin.call(ORG1);
    assertThat(result.inventory())
        .containsOnlyKeys(
            "uuid",
            "name",
            "state",
            "type",
            "srcType",
            "rootOrganizationUuid",
            "createDate",
            "lastOpDate",
            "attributes")
        .containsEntry("rootOrganizationUuid", result.uuid())
        .containsEntry("attributes", List.of());
    assertThat(result.uuid()).matches("[0-9a-f]{12}4[0-9a-f]{3}[89ab][0-9a-f]{15}");
    assertThat(forest.get(result.uuid())).isEqualTo(result.inventory());
  }

  @Test
  void create_schema_namesTheSdksClasses() {
    Map<String, String> attribute = Map.of("name", "n", "value", "v");
    ApiResult result = admin.call(ORG1.with("attributes", List.of(attribute)));
    assertThat(result.types())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "inventory", "org.zstack.iam2.entity.IAM2OrganizationInventory",
                "inventory.type", "org.zstack.iam2.entity.OrganizationType",
                "inventory.state", "org.zstack.iam2.entity.State",
                "inventory.attributes[0]",
                    "org.zstack.iam2.entity.IAM2OrganizationAttributeInventory",
                "inventory.attributes[0].type", "org.zstack.iam2.entity.AttributeType"));
  }

  @Test
  void create_everyParameterOfTheSdk_isTaken() {
    ApiResult result =
        admin.call(
            ORG1.with("description", "two\nlines")
                .with("quota", Map.of("vm.num", 100))
                .with("srcType", "ZStack")
                .with("resourceUuid", UUID)
                .with("tagUuids", List.of(ROOT))
                .with("systemTags", List.of("a::b"))
                .with("userTags", List.of("c"))
                .with("requestIp", "127.0.0.1"));
    assertThat(result.inventory())
        .containsEntry("uuid", UUID)
        .containsEntry("description", "two\nlines")
        .doesNotContainKeys("quota", "systemTags", "userTags", "tagUuids", "requestIp");
  }

  @Test
  void create_sameNameAgain_isAnotherOrganization() {
    assertThat(admin.call(ORG1).uuid()).isNotEqualTo(admin.call(ORG1).uuid());
    assertThat(forest.all()).hasSize(2);
  }

  @Test
  void create_department_mayBeARootOrBelowAnything() {
    String root = admin.call(ORG1.with("type", "Department")).uuid();
    String below = forest.department("below", root);
    String deepest = forest.department("deepest", below);
    assertThat(forest.get(deepest))
        .containsEntry("type", "Department")
        .containsEntry("parentUuid", below)
        .containsEntry("rootOrganizationUuid", root);
  }

  @Test
  void create_fieldsThatAreNotTheClients_neverReachTheStore() {
    String body =
        """
        {"params":{"name":"a","type":"Company","uuid":"%s","state":"Disabled","createDate":\
        "2001-01-01T00:00:00.000Z","rootOrganizationUuid":"%s","srcType":"Ldap","tenant":"x",\
        "accountUuid":"x","parent":"%s"},"uuid":"%s"}\
        """
            .formatted(UUID, ROOT, ROOT, UUID);
    ApiResult result = admin.call(SdkApi.CREATE, "/iam2/organizations", body);
    assertThat(result.inventory())
        .doesNotContainEntry("uuid", UUID)
        .doesNotContainKey("parentUuid")
        .containsEntry("state", "Enabled")
        .containsEntry("srcType", "ZStack")
        .containsEntry("rootOrganizationUuid", result.uuid());
    assertThat((String) result.inventory().get("createDate")).doesNotStartWith("2001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", " a ", "é 😀 名前", "\"'\\/<>&=%_", "null"})
  void create_nameOfAnyCharacters_comesBackAsSent(String name) {
    ApiResult result = admin.call(ORG1.with("name", name).with("description", name));
    assertThat(result.inventory()).containsEntry("name", name).containsEntry("description", name);
    assertThat(forest.get(result.uuid())).isEqualTo(result.inventory());
  }

  @Test
  void create_longestTexts_areTaken() {
    List<Map<String, String>> attributes =
        List.of(Map.of("name", "n".repeat(2048), "value", "v".repeat(2048)));
    ApiResult result =
        admin.call(
            ORG1.with("name", "n".repeat(255))
                .with("description", "d".repeat(2048))
                .with("attributes", attributes));
    assertThat(forest.get(result.uuid())).isEqualTo(result.inventory());
  }

  @Test
  void create_schemaNotAskedFor_isNotSent() {
    Answer answer = forest.raw().post(forest.path("/iam2/organizations"), ORG1.body());
    assertThat(answer.json()).containsOnlyKeys("inventory");
  }
}
