package dev.orgate.server.zstack;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.provider.ValueSource;

/** Quota entries of root organizations, what is used of them, and the tenant's own limit. */
@ParameterizedClass
@ValueSource(strings = {"", "zstack"})
@ExtendWith(GatewayExtension.class)
class ZstackQuotaTest {
  private static final String MISSING = "00000000000040008000000000000000";

  @Parameter private String contextPath;
  private Forest forest;
  private ZstackClient admin;
  private String root;

  @BeforeEach
  void prepare(TestTenant tenant) {
    forest = Forest.of(tenant, contextPath);
    admin = forest.admin();
    root = admin.call(withQuota(Map.of("vm.num", 100))).uuid();
  }

  private static Action withQuota(Map<String, ?> quota) {
    return SdkApi.CREATE.with("name", "root").with("type", "Company").with("quota", quota);
  }

  private static Action set(String organization, String name, Object value) {
    return SdkApi.UPDATE_QUOTA
        .with("identityUuid", organization)
        .with("name", name)
        .with("value", value);
  }

  private List<String> usage(String organization) {
    return admin.call(SdkApi.GET_QUOTA_USAGE.with("uuid", organization)).list("usages").stream()
        .map(each -> each.get("name") + " " + each.get("used") + "/" + each.get("total"))
        .toList();
  }

  private void assertRefused(Action action, String code, String... words) {
    List<String> before = usage(root);
    admin.call(action).assertRefused(code, words);
    assertThat(usage(root)).isEqualTo(before);
  }

  @Test
  void usage_shape_isTheSdks() {
    ApiResult result = admin.call(SdkApi.GET_QUOTA_USAGE.with("uuid", root));
    assertThat(result.list("usages"))
        .containsExactly(Map.of("name", "vm.num", "total", 100L, "used", 0L));
    assertThat(result.types())
        .containsExactly(Map.entry("usages[0]", "org.zstack.header.identity.Quota$QuotaUsage"));
  }

  @Test
  void set_newAndKnown_answersTheEntry() {
    ApiResult added = admin.call(set(root, "some.new.name", 7));
    assertThat(added.inventory())
        .containsOnlyKeys(
            "uuid", "name", "identityUuid", "identityType", "value", "createDate", "lastOpDate")
        .containsEntry("name", "some.new.name")
        .containsEntry("identityUuid", root)
        .containsEntry("identityType", "IAM2OrganizationVO")
        .containsEntry("value", 7L);
    assertThat(added.types())
        .containsExactly(Map.entry("inventory", "org.zstack.header.identity.QuotaInventory"));
    ApiResult changed = admin.call(set(root, "some.new.name", -1));
    assertThat(changed.inventory())
        .containsEntry("uuid", added.uuid())
        .containsEntry("createDate", added.inventory().get("createDate"))
        .containsEntry("value", -1L);
    assertThat(usage(root)).containsExactly("vm.num 0/100", "some.new.name 0/-1");
  }

  @Test
  void set_withoutValue_isZero() {
    assertThat(admin.call(set(root, "vm.num", null)).inventory()).containsEntry("value", 0L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"100.0", "1e2", "100", "1.00E+2"})
  void numbers_writtenWithAFraction_areIntegers(String number) {
    String body =
        "{\"updateOrganizationQuota\":{\"identityUuid\":\"%s\",\"name\":\"a\",\"value\":%s}}"
            .formatted(root, number);
    ApiResult result = admin.call(SdkApi.UPDATE_QUOTA, "/iam2/Organization/quotas/actions", body);
    assertThat(result.inventory()).containsEntry("value", 100L);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 2_147_483_648L, 9_223_372_036_854_775_807L})
  void numbers_ofEverySize_comeBackAsSent(long number) {
    assertThat(admin.call(set(root, "a", number)).inventory()).containsEntry("value", number);
    String other = admin.call(withQuota(Map.of("b", number))).uuid();
    assertThat(usage(other)).containsExactly("b 0/" + number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1.5", "\"7\"", "true", "[7]", "{}", "1e300", "9223372036854775808", "1e19"})
  void numbers_thatAreNoIntegers_areABadRequest(String number) {
    String body =
        "{\"updateOrganizationQuota\":{\"identityUuid\":\"%s\",\"name\":\"vm.num\",\"value\":%s}}"
            .formatted(root, number);
    BadRequests.assertBadRequest(
        forest.raw().put(forest.path("/iam2/Organization/quotas/actions"), body));
    assertThat(usage(root)).containsExactly("vm.num 0/100");
  }

  @Test
  void set_invalid_isRefused() {
    assertRefused(set(root, "vm.num", -2), "SYS.1007", "value");
    assertRefused(set(root, "", 1), "SYS.1007", "name");
    assertRefused(set(root, "n".repeat(256), 1), "SYS.1007", "name");
    assertRefused(SdkApi.UPDATE_QUOTA.with("identityUuid", root), "SYS.1007", "name");
    assertRefused(SdkApi.UPDATE_QUOTA.with("name", "a"), "SYS.1007", "identityUuid");
    assertRefused(set(MISSING, "a", 1), "SYS.1003", "identityUuid", MISSING);
    assertRefused(set("", "a", 1), "SYS.1003", "identityUuid");
    assertRefused(set(forest.department("below", root), "a", 1), "SYS.1007", "identityUuid");
    forest.user().call(set(root, "vm.num", 1)).assertRefused("ID.1002");
  }

  @Test
  void usage_ofWhatIsCountedHere_counts() {
    admin.call(set(root, "organization.num", 50)).ok();
    admin.call(set(root, "namespace.num", 50)).ok();
    forest.department("below", forest.department("below", root));
    forest
        .tenant()
        .admin()
        .post("/v2/manage/namespaces", "{\"namespace\":\"" + forest.tenant().name("a") + "\"}");
    assertThat(usage(root))
        .containsExactly("vm.num 0/100", "organization.num 3/50", "namespace.num 1/50");
  }

  @Test
  void usage_invalid_isRefusedAtOnce() {
    admin
        .call(SdkApi.GET_QUOTA_USAGE.with("uuid", MISSING))
        .assertRefusedDirectly("SYS.1003", "uuid", MISSING);
    admin.call(SdkApi.GET_QUOTA_USAGE.with("uuid", "a")).assertRefusedDirectly("SYS.1003", "uuid");
  }

  @Test
  void usage_ofADepartment_isEmpty() {
    assertThat(usage(forest.department("below", root))).isEmpty();
  }

  @Test
  void create_beyondTheTenantsLimit_isRefusedForTheQuota() {
    String limits = "/v2/manage/projects/" + forest.tenant().id() + "/quotas";
    String body = "{\"quotas\":[{\"quota_key\":\"organization\",\"quota_limit\":2}]}";
    assertThat(forest.tenant().operator().put(limits, body).status()).isEqualTo(200);
    String below = forest.department("below", root);
    admin.call(withQuota(Map.of())).assertRefused("ID.1003", "2");
    admin.call(SdkApi.DELETE.with("uuid", below)).assertEmpty();
    admin.call(withQuota(Map.of())).ok();
    assertThat(forest.all()).hasSize(2);
  }
}
