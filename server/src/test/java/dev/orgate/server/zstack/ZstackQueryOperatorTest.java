package dev.orgate.server.zstack;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Each operator of a query on each kind of field, by whom it finds. */
@ParameterizedClass
@ValueSource(strings = {"", "zstack"})
@ExtendWith(GatewayExtension.class)
class ZstackQueryOperatorTest {
  private static final String ROOT = "a0000000000040008000000000000001";
  private static final String DEV = "b0000000000040008000000000000002";
  private static final String OPS = "c0000000000040008000000000000003";

  @Parameter private String contextPath;
  private Forest forest;
  private ZstackClient admin;

  @BeforeEach
  void prepare(TestTenant tenant) {
    forest = Forest.of(tenant, contextPath);
    admin = forest.admin();
    create(ROOT, "Root", "Company", null, "the 100% one", Map.of("vm.num", 10));
    create(DEV, "dev_1", "Department", ROOT, null, null);
    create(OPS, "ops, x", "Department", ROOT, "", null);
    forest.addAttribute(DEV, "floor", "3");
    forest.addAttribute(DEV, "color", "Red");
    forest.addAttribute(OPS, "floor", "4");
    forest.addMembers(OPS, "u1", "u2");
    forest.disable(OPS);
    admin
        .call(
            SdkApi.UPDATE_QUOTA
                .with("identityUuid", ROOT)
                .with("name", "image.num")
                .with("value", -1))
        .ok();
  }

  private void create(
      String uuid, String name, String type, String parent, String about, Object quota) {
    admin
        .call(
            SdkApi.CREATE
                .with("resourceUuid", uuid)
                .with("name", name)
                .with("type", type)
                .with("parentUuid", parent)
                .with("description", about)
                .with("quota", quota))
        .ok();
  }

  /** The names of what meets all conditions, which a bar separates. */
  private String found(SdkApi api, String conditions) {
    return admin.call(api.with("q", List.of(conditions.split("\\|")))).inventories().stream()
        .map(each -> (String) each.get("name"))
        .collect(Collectors.joining(";"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      quoteCharacter = '`',
      value = {
        "name=Root ^ Root",
        "name=root ^ Root",
        "name=ROOT ^ Root",
        "name=Roo ^ ``",
        "name = Root ^ ``",
        "name!=Root ^ dev_1;ops, x",
        "name!=nobody ^ Root;dev_1;ops, x",
        "name>dev_1 ^ Root;ops, x",
        "name>=dev_1 ^ Root;dev_1;ops, x",
        "name<ops ^ dev_1",
        "name<=dev_1 ^ dev_1",
        "name?=Root,dev_1,nobody ^ Root;dev_1",
        "name?=nobody ^ ``",
        "name!?=Root,dev_1 ^ ops, x",
        "name~=%o% ^ Root;ops, x",
        "name~=r% ^ Root",
        "name~=___t ^ Root",
        "name~=dev\\_1 ^ dev_1",
        "name~=o ^ ``",
        "name~=% ^ Root;dev_1;ops, x",
        "name!~=%o% ^ dev_1",
        "name=ops, x ^ ops, x",
        "uuid=a0000000000040008000000000000001 ^ Root",
        "uuid~=%2 ^ dev_1",
        "uuid=nobody ^ ``",
        "description=the 100% one ^ Root",
        "description~=%100\\%% ^ Root",
        "description not null ^ Root;ops, x",
        "description is null ^ dev_1",
        "description= ^ ops, x",
        "parentUuid is null ^ Root",
        "parentUuid not null ^ dev_1;ops, x",
        "parentUuid=a0000000000040008000000000000001 ^ dev_1;ops, x",
        "rootOrganizationUuid=a0000000000040008000000000000001 ^ Root;dev_1;ops, x",
        "type=Company ^ Root",
        "type!=Company ^ dev_1;ops, x",
        "type?=Company,Department ^ Root;dev_1;ops, x",
        "type=Default ^ ``",
        "state=Enabled ^ Root;dev_1",
        "state?=Enabled,Disabled ^ Root;dev_1;ops, x",
        "state=Disabled ^ ops, x",
        "state=Staled ^ ``",
        "srcType=ZStack ^ Root;dev_1;ops, x",
        "srcType=Ldap ^ ``",
        "attributes.name=floor ^ dev_1;ops, x",
        "attributes.value=4 ^ ops, x",
        "attributes.value=red ^ dev_1",
        "attributes.name is null ^ ``",
        "attributes.name not null ^ dev_1;ops, x",
        "virtualIDs.uuid=u1 ^ ops, x",
        "virtualIDs.uuid?=u1,u2 ^ ops, x",
        "virtualIDs.uuid=nobody ^ ``",
        "createDate>2001-01-01T00:00:00.000Z ^ Root;dev_1;ops, x",
        "createDate<2001-01-01T00:00:00.000Z ^ ``",
        "lastOpDate<Jan 1, 2001 1:02:03 PM ^ ``",
        "lastOpDate>=2001-01-01 00:00:00 ^ Root;dev_1;ops, x",
        "type=Department|state=Enabled ^ dev_1",
        "name~=%o%|name~=%x ^ ops, x",
        "name=Root|name=dev_1 ^ ``"
      })
  void organizations_oneCondition_findsThese(String conditions, String names) {
    assertThat(found(SdkApi.QUERY, conditions)).isEqualTo(names);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      quoteCharacter = '`',
      value = {
        "name=floor ^ floor;floor",
        "value=4 ^ floor",
        "value>3 ^ color;floor",
        "organizationUuid=b0000000000040008000000000000002 ^ floor;color",
        "organizationUuid=b0000000000040008000000000000002|name=color ^ color",
        "name!~=f% ^ color",
        "value is null ^ ``"
      })
  void attributes_oneCondition_findsThese(String conditions, String names) {
    assertThat(found(SdkApi.QUERY_ATTRIBUTES, conditions)).isEqualTo(names);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      quoteCharacter = '`',
      value = {
        "identityUuid=a0000000000040008000000000000001 ^ vm.num;image.num",
        "identityUuid=b0000000000040008000000000000002 ^ ``",
        "value=10 ^ vm.num",
        "value=10.0 ^ vm.num",
        "value<10 ^ image.num",
        "value>=-1 ^ vm.num;image.num",
        "value>9 ^ vm.num",
        "value?=10,11 ^ vm.num",
        "name~=%.num|value=-1 ^ image.num"
      })
  void quotas_oneCondition_findsThese(String conditions, String names) {
    assertThat(found(SdkApi.QUERY_QUOTA, conditions)).isEqualTo(names);
  }

  @Test
  void createDate_asAnswered_findsItsOrganization() {
    Object created = forest.get(DEV).get("createDate");
    assertThat(found(SdkApi.QUERY, "createDate=" + created + "|uuid=" + DEV)).isEqualTo("dev_1");
    assertThat(found(SdkApi.QUERY, "createDate>" + created)).doesNotContain("dev_1", "Root");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "name",
        "=",
        "=Root",
        "nobody=Root",
        "Name=Root",
        "attributes=1",
        "virtualIDs=1",
        "rootOrganizationUuid.name=a",
        "__systemTag__=a",
        "createDate=yesterday",
        "createDate=",
        "createDate~=20%",
        "name is null or 1",
        "name\0=a"
      })
  void condition_thatIsNone_isABadRequest(String condition) {
    assertThat(admin.call(SdkApi.QUERY.with("q", condition)).error())
        .containsEntry("description", "HTTP status 400");
    BadRequests.assertBadRequest(
        forest.raw().get(forest.path("/iam2/organizations?q=" + Action.encoded(condition))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"value=a", "value=1.5", "value=9223372036854775808", "value~=1%"})
  void quotas_valueThatIsNoNumber_isABadRequest(String condition) {
    BadRequests.assertBadRequest(
        forest.raw().get(forest.path("/accounts/quotas?q=" + Action.encoded(condition))));
  }
}
