package dev.orgate.server.zstack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.http.Operation;
import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.RawSocket;
import dev.orgate.server.testing.TestGateway;
import dev.orgate.server.testing.TestTenant;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that no SDK sends, to every operation that reads one. */
@ExtendWith(GatewayExtension.class)
class ZstackBodyTest {
  private static final Map<String, String> WRAPPERS =
      Map.of(
          "PUT/iam2/organizations/:uuid/actions", "updateIAM2Organization",
          "PUT/iam2/organizations/:uuid/operation", "setOrganizationOperation",
          "PUT/iam2/organizations/attributes/:uuid/actions", "updateIAM2OrganizationAttribute",
          "PUT/iam2/Organization/quotas/actions", "updateOrganizationQuota",
          "PUT/accounts/login", "logInByAccount",
          "PUT/iam2/virtual-ids/login", "loginIAM2VirtualID");

  private TestGateway gateway;
  private TestTenant tenant;
  private List<Operation> operations;

  @BeforeEach
  void prepare(TestGateway shared, TestTenant fresh) {
    gateway = shared;
    tenant = fresh;
    operations =
        gateway.gateway().operations().stream()
            .filter(operation -> operation.path().matches("(/zstack)?/v1/.*"))
            .filter(Operation::readsBody)
            .filter(operation -> !operation.path().contains("/iam2/projects/"))
            .toList();
    assertThat(operations).hasSizeGreaterThan(15);
  }

  private static String wrapper(Operation operation) {
    String name = operation.method() + operation.path().replaceFirst(".*/v1", "");
    return operation.method().name().equals("POST") ? "params" : WRAPPERS.get(name);
  }

  private Answer send(Operation operation, byte[] body) {
    String path = operation.path().replaceAll(":[a-zA-Z]+", "00000000000040008000000000000000");
    String head =
        "%s %s HTTP/1.1\r\nHost: a\r\nX-Auth-Token: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(
                operation.method(),
                path,
                tenant.caller("root", "admin").headers().get(1),
                body.length);
    try (RawSocket client = RawSocket.connect(gateway.port())) {
      return client.send(head).send(body).answer();
    }
  }

  private void assertBadRequests(String body) {
    for (Operation operation : operations) {
      String filled = body.replace("WRAPPER", wrapper(operation));
      Answer answer = send(operation, filled.getBytes(StandardCharsets.UTF_8));
      assertThat(answer.status()).as("%s %s", operation, answer.text()).isEqualTo(400);
      BadRequests.assertBadRequest(answer);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "true",
        "7",
        "\"WRAPPER\"",
        "[]",
        "[{\"WRAPPER\":{}}]",
        "{}",
        "{\"other\":{}}",
        "{\"Wrapper\":{}}",
        "{\"WRAPPER \":{}}",
        "{\"WRAPPER\":null}",
        "{\"WRAPPER\":7}",
        "{\"WRAPPER\":[]}",
        "{\"WRAPPER\":[{}]}",
        "{\"WRAPPER\":\"{}\"}",
        "{\"WRAPPER\":{}",
        "{\"WRAPPER\":{}}}",
        "{\"WRAPPER\":{}} {}",
        "{\"WRAPPER\":{}}\0",
        "{\"WRAPPER\":{}}//",
        "{\"WRAPPER\":{}/**/}",
        "{'WRAPPER':{}}",
        "{WRAPPER:{}}",
        "{\"WRAPPER\":{},\"WRAPPER\":{}}",
        "{\"WRAPPER\":{\"a\":1,\"\\u0061\":2}}",
        "\ufeff{\"WRAPPER\":{}}",
        "{\"WRAPPER\":{\"x\":01}}",
        "{\"WRAPPER\":{\"x\":NaN}}",
        "WRAPPER={}"
      })
  void body_notStrictJsonOrWithoutItsWrapper_isABadRequest(String body) {
    assertBadRequests(body);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
  void body_inAnotherEncoding_isABadRequest(String charset) {
    for (Operation operation : operations) {
      String body = "{\"" + wrapper(operation) + "\":{}}";
      BadRequests.assertBadRequest(send(operation, body.getBytes(Charset.forName(charset))));
    }
  }

  @Test
  void body_nestedTooDeep_isABadRequest() {
    String fits = "[".repeat(30) + "]".repeat(30);
    String body = "{\"params\":{\"name\":\"a\",\"type\":\"Company\",\"x\":%s}}";
    Api admin = tenant.admin();
    assertThat(admin.post("/v1/iam2/organizations", body.formatted(fits)).status()).isEqualTo(200);
    BadRequests.assertBadRequest(
        admin.post("/v1/iam2/organizations", body.formatted("[" + fits + "]")));
    assertBadRequests("{\"WRAPPER\":{\"x\":[" + fits + "]}}");
    assertBadRequests("[".repeat(60_000));
    assertBadRequests("{\"WRAPPER\":".repeat(1_000));
  }

  @Test
  void body_withHugeNumber_isABadRequest() {
    assertBadRequests("{\"WRAPPER\":{\"x\":" + "7".repeat(1_000) + "}}");
  }

  @Test
  void body_withoutCredential_isRefusedForThatAlone() {
    for (Operation operation : operations) {
      if (operation.needs() == Operation.Needs.ACTOR) {
        Answer answer =
            Api.anonymous(gateway.url())
                .send(operation.method().name(), operation.path().replace(":", ""), "{");
        BadRequests.assertBadRequest(answer);
        assertThat(answer.text()).contains("Authorization");
      }
    }
  }

  @Test
  void action_ofAnotherPathOrSpeltLikeTheDocuments_isABadRequest() {
    String path = "/v1/iam2/organizations/00000000000040008000000000000000/actions";
    for (String wrapper :
        List.of(
            "changeiam2organizationparent",
            "updateiam2organization",
            "setOrganizationOperation",
            "updateOrganizationQuota",
            "deleteIAM2Organization",
            "params",
            "systemTags")) {
      BadRequests.assertBadRequest(tenant.admin().put(path, "{\"" + wrapper + "\":{}}"));
    }
  }
}
