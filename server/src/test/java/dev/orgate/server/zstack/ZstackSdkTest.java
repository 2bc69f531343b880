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
import org.junit.jupiter.params.provider.CsvSource;

/** A day in the life of an organization, by clients with the habits of either vendor SDK. */
@ParameterizedClass
@CsvSource({"'', false", "zstack, false", "'', true", "zstack, true"})
@ExtendWith(GatewayExtension.class)
class ZstackSdkTest {
  @Parameter(0)
  private String contextPath;

  @Parameter(1)
  private boolean isGo;

  private Forest forest;
  private ZstackClient client;

  @BeforeEach
  void prepare(TestTenant tenant) {
    ZstackClient admin = ZstackClient.admin(tenant, contextPath);
    client = isGo ? admin.inGo() : admin;
    forest = new Forest(tenant, client);
  }

  @Test
  void everyCall_fromCreateToDelete_goesWell() {
    String root = forest.company("root");
    String below = forest.department("below", root);
    client.call(SdkApi.UPDATE.with("uuid", below).with("name", "new")).inventory();
    client.call(SdkApi.CHANGE_STATE.with("uuid", below).with("stateEvent", "disable")).inventory();
    client.call(SdkApi.CHANGE_STATE.with("uuid", below).with("stateEvent", "enable")).inventory();
    forest.addMembers(below, "u1");
    client
        .call(SdkApi.SET_SUPERVISOR.with("uuid", below).with("virtualIDUuid", "u1"))
        .assertEmpty();
    client.call(SdkApi.SET_OPERATION.with("uuid", below).with("virtualIDUuid", "u1")).assertEmpty();
    forest.addAttribute(root, "n", "v");
    String attribute = forest.attributeUuid(root);
    client.call(SdkApi.UPDATE_ATTRIBUTE.with("uuid", attribute).with("value", "w")).inventory();
    client
        .call(
            SdkApi.REMOVE_ATTRIBUTES.with("uuid", root).with("attributeUuids", List.of(attribute)))
        .assertEmpty();
    client
        .call(SdkApi.UPDATE_QUOTA.with("identityUuid", root).with("name", "a").with("value", 1))
        .inventory();
    assertThat(client.call(SdkApi.GET_QUOTA_USAGE.with("uuid", root)).list("usages")).hasSize(1);
    assertThat(client.call(SdkApi.QUERY_QUOTA.plain()).inventories()).hasSize(1);
    assertThat(client.call(SdkApi.QUERY_ATTRIBUTES.plain()).inventories()).hasSize(2);
    String other = forest.company("other");
    client
        .call(SdkApi.CHANGE_PARENT.with("parentUuid", other).with("childrenUuids", List.of(below)))
        .assertEmpty();
    client
        .call(
            SdkApi.REMOVE_MEMBERS
                .with("organizationUuid", below)
                .with("virtualIDUuids", List.of("u1")))
        .assertEmpty();
    client.call(SdkApi.DELETE.with("uuid", root)).assertEmpty();
    client.call(SdkApi.DELETE.with("uuid", other).with("deleteMode", "Enforcing")).assertEmpty();
    assertThat(client.call(SdkApi.CHECK_AVAILABILITY.plain()).ok())
        .isEqualTo(Map.of("exists", false));
  }

  @Test
  void refusal_reachesTheCallerWithItsCode() {
    client
        .call(SdkApi.CREATE.with("name", "a").with("type", "organization"))
        .assertRefused("SYS.1007", "type");
    client.as("no session").call(SdkApi.DELETE.with("uuid", "a")).assertRefused("ID.1001");
    client.as("no session").call(SdkApi.QUERY.plain()).assertRefusedDirectly("ID.1001");
  }

  @Test
  void answer_toASynchronousCall_isNeverAJob() {
    for (SdkApi api :
        List.of(
            SdkApi.QUERY,
            SdkApi.QUERY_ATTRIBUTES,
            SdkApi.QUERY_QUOTA,
            SdkApi.QUERY_PROJECT_REF,
            SdkApi.CHECK_AVAILABILITY)) {
      for (ZstackClient caller : List.of(client, client.as("no session"))) {
        assertThat(caller.send(api.plain(), ZstackClient.newJob()).status()).isIn(200, 503);
      }
    }
  }
}
