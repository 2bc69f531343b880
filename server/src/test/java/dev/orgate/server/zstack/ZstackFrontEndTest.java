package dev.orgate.server.zstack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.http.Operation;
import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.RawSocket;
import dev.orgate.server.testing.TestGateway;
import dev.orgate.server.testing.TestTenant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before anything is looked up: in plain text, and with these statuses only. */
@ExtendWith(GatewayExtension.class)
class ZstackFrontEndTest {
  private static final String ORGANIZATIONS = "/v1/iam2/organizations";
  private static final String GOOD = "{\"params\":{\"name\":\"a\",\"type\":\"Company\"}}";

  private static List<Operation> operations(TestGateway gateway) {
    return gateway.gateway().operations().stream()
        .filter(operation -> operation.path().matches("(/zstack)?/v1/.*"))
        .toList();
  }

  private static Answer call(Api api, Operation operation, String body) {
    String method = operation.method().name();
    return api.send(method, operation.path().replace(":", ""), body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "none",
        "",
        "OAuth",
        "OAuth ",
        "Basic YTpi",
        "ZStack id:c2lnbmF0dXJl",
        "SDK-HMAC-SHA256 Access=a, SignedHeaders=b, Signature=c",
        "Digest username=a",
        "eyJhbGciOiJub25lIn0.e30."
      })
  void credential_noneOrOfAnotherScheme_isABadRequest(String authorization, TestGateway gateway) {
    Api anonymous = Api.anonymous(gateway.url());
    Api api =
        authorization.equals("none") ? anonymous : anonymous.with("Authorization", authorization);
    for (Operation operation : operations(gateway)) {
      if (operation.needs() == Operation.Needs.ACTOR) {
        BadRequests.assertBadRequest(call(api, operation, operation.readsBody() ? GOOD : null));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"OAuth", "oauth", "Bearer"})
  void credential_ofEveryKnownScheme_isTaken(String scheme, TestTenant tenant) {
    String token = tenant.token("root", "admin");
    Api anonymous = Api.anonymous(tenant.admin().url());
    assertThat(anonymous.with("Authorization", scheme + " " + token).get(ORGANIZATIONS).status())
        .isEqualTo(200);
    assertThat(anonymous.with("X-Auth-Token", token).get(ORGANIZATIONS).status()).isEqualTo(200);
  }

  @Test
  void credential_two_areNoSession(TestTenant tenant) {
    Api api = tenant.admin().with("Authorization", "OAuth " + tenant.token("alice"));
    Answer answer = api.get(ORGANIZATIONS);
    assertThat(answer.status()).isIn(400, 503);
    assertThat(answer.text()).doesNotContain("inventories");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/",
        "/v1/foo",
        "/v1/iam2",
        "/v1/iam2/organization",
        "/v1/iam2/Organizations",
        "/v1/iam2/organizations/a/b",
        "/v1/iam2/organizations/a/attributes/b",
        "/v1/iam2/organizations//actions",
        "/v1/iam2//organizations",
        "/v1/iam2/organizations/a/../b",
        "/v1/iam2/organization/quotas/actions",
        "/v1/iam2/organizations/quotas/actions/x",
        "/v1/api-jobs",
        "/v1/api-jobs/a/b",
        "/v1/accounts",
        "/v1/zones",
        "/zstack/v1/",
        "/zstack/v1/foo",
        "/zstack/v1/iam2/organizations/a/b",
        "/zstack/",
        "/zstack/api",
        "/zstack/v2/iam2/organizations"
      })
  void path_unknown_isNotFoundWithOrWithoutACredential(String path, TestTenant tenant) {
    for (Api api : List.of(tenant.admin(), Api.anonymous(tenant.admin().url()))) {
      BadRequests.assertPlain(api.get(path), 404);
      BadRequests.assertPlain(api.post(path, GOOD), 404);
      BadRequests.assertPlain(api.delete(path), 404);
    }
  }

  @Test
  void path_literal_isNoUuid(TestTenant tenant) {
    for (String literal : List.of("/attributes", "/availabilities")) {
      BadRequests.assertPlain(tenant.admin().delete(ORGANIZATIONS + literal), 405);
    }
    assertThat(tenant.admin().get(ORGANIZATIONS + "/").list("inventories")).isEmpty();
  }

  @Test
  void method_ofNoOperation_isNotAllowed(TestGateway gateway) {
    for (Operation operation : operations(gateway)) {
      Answer answer =
          Api.anonymous(gateway.url()).send("PATCH", operation.path().replace(":", ""), "{}");
      BadRequests.assertPlain(answer, 405);
      assertThat(answer.header("allow")).contains(operation.method().name());
    }
  }

  @Test
  void body_over64KiB_isTooLargeForEveryOperation(TestGateway gateway, TestTenant tenant) {
    String body = GOOD + " ".repeat(65_536);
    for (Operation operation : operations(gateway)) {
      if (operation.readsBody()) {
        BadRequests.assertPlain(call(tenant.admin(), operation, body), 413);
      }
    }
    String fits = GOOD + " ".repeat(65_536 - GOOD.length());
    assertThat(tenant.admin().post(ORGANIZATIONS, fits).status()).isEqualTo(200);
  }

  // Refused at the front door, where no path is known yet and so no dialect.
  @Test
  void uri_tooLong_isRefused(TestTenant tenant) {
    Answer answer = tenant.admin().get(ORGANIZATIONS + "?q=" + "a".repeat(40_000));
    assertThat(answer.status()).isEqualTo(414);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%zz", "%2", "a%ff%"})
  void uri_notDecodable_isABadRequest(String bad, TestGateway gateway, TestTenant tenant) {
    String head = " HTTP/1.1\r\nHost: a\r\nX-Auth-Token: " + tenant.token("root", "admin");
    for (Operation operation : operations(gateway)) {
      String body = operation.readsBody() ? "{}" : "";
      String length = "\r\nContent-Length: " + body.length() + "\r\n\r\n";
      String path = operation.path();
      if (path.contains(":")
          && operation.needs() == Operation.Needs.ACTOR
          && !path.contains("projects")) {
        String target = path.replaceFirst(":[a-zA-Z]+", bad).replace(":", "");
        try (RawSocket client = RawSocket.connect(gateway.port())) {
          client.send(operation.method() + " " + target + head + length + body);
          Answer answer = client.answer();
          assertThat(answer.status()).as("%s: %s", target, answer.text()).isEqualTo(400);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:1/", "https://example.com/hook", "file:///", "a", ""})
  void webHook_toAHostThatIsNotAllowed_isABadRequest(String hook, TestTenant tenant) {
    Answer answer = tenant.admin().with("X-Web-Hook", hook).post(ORGANIZATIONS, GOOD);
    BadRequests.assertBadRequest(answer);
    assertThat(tenant.admin().get(ORGANIZATIONS).list("inventories")).isEmpty();
  }

  @Test
  void headers_thatOtherServersRead_changeNothing(TestTenant tenant) {
    Api api =
        tenant
            .admin()
            .with("X-API-Timeout", "-1")
            .with("X-Request-Ip", "nowhere")
            .with("Idempotency-Key", "\"")
            .with("X-HTTP-Method-Override", "DELETE");
    assertThat(api.post(ORGANIZATIONS, GOOD).status()).isEqualTo(200);
    assertThat(api.post(ORGANIZATIONS, GOOD).status()).isEqualTo(200);
    assertThat(api.get(ORGANIZATIONS).list("inventories")).hasSize(2);
  }

  @Test
  void bodies_ofCallsWithoutOne_areReadAndDropped(TestTenant tenant) {
    String uuid = Forest.of(tenant, "").company("a");
    Answer answer = tenant.admin().delete(ORGANIZATIONS + "/" + uuid, "not JSON");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json()).isEqualTo(Map.of());
    assertThat(tenant.admin().send("GET", ORGANIZATIONS, "{").list("inventories")).isEmpty();
  }

  @Test
  void success_isNeverCreatedOrWithoutContent(TestTenant tenant) {
    Answer created = tenant.admin().post(ORGANIZATIONS, GOOD);
    assertThat(created.status()).isEqualTo(200);
    assertThat(created.header("content-type")).startsWith("application/json");
    Answer deleted = tenant.admin().delete(ORGANIZATIONS + "/00000000000040008000000000000000");
    assertThat(deleted.status()).isEqualTo(200);
    assertThat(deleted.text()).isEqualTo("{}");
  }
}
