package dev.orgate.server.zstack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.config.Secret;
import dev.orgate.server.config.ZstackSettings;
import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.PrivateGateway;
import dev.orgate.server.testing.RawSocket;
import dev.orgate.server.testing.TestGateway;
import dev.orgate.server.testing.TestTenant;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The addresses of jobs, which carry what the job came to. */
@ExtendWith(GatewayExtension.class)
class ZstackJobTest {
  private static final String JOB = "0123456789abcdef0123456789ABCDEF";
  private static final String REFUSED = "{\"params\":{\"name\":\"a\"}}";
  private static final String KEY = "a key of two gateways";

  private Api anonymous;
  private String location;

  @BeforeEach
  void beRefused(TestTenant tenant) {
    location = location(tenant);
    anonymous = Api.anonymous(tenant.admin().url());
  }

  /** Path and query of the job of a call that is refused. */
  private static String location(TestTenant tenant) {
    Api admin = tenant.admin().with("X-Job-UUID", JOB);
    Answer answer = admin.post("/v1/iam2/organizations", REFUSED);
    assertThat(answer.status()).isEqualTo(202);
    String location = (String) answer.json().get("location");
    assertThat(location).startsWith(admin.url() + "/zstack/v1/api-jobs/" + JOB + "?result=");
    return location.substring(admin.url().length());
  }

  private static void assertOutcome(Answer answer) {
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("content-type")).startsWith("application/json");
    assertThat(answer.headers().map()).doesNotContainKey("retry-after");
    assertThat(answer.text()).startsWith("{\"error\":{\"code\":\"SYS.1007\"").contains("type");
  }

  @Test
  void poll_asOftenAsLiked_isTheOutcome() {
    Answer first = anonymous.get(location);
    assertOutcome(first);
    assertThat(anonymous.get(location).text()).isEqualTo(first.text());
    assertOutcome(anonymous.get(location.replace("/zstack/", "/")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"OAuth null", "OAuth ", "Bearer x", "Basic YTpi", "ZStack a:b", ""})
  void poll_withAnyCredential_ignoresIt(String authorization) {
    assertOutcome(anonymous.with("Authorization", authorization).get(location));
    assertOutcome(anonymous.with("X-Auth-Token", "x").with("X-Job-UUID", "x").get(location));
  }

  @Test
  void poll_tampered_isNoJob() {
    int result = location.indexOf('=') + 1;
    for (int i = result; i < location.length(); i += 1 + i % 3) {
      char other = location.charAt(i) == 'A' ? 'B' : 'A';
      String tampered = location.substring(0, i) + other + location.substring(i + 1);
      BadRequests.assertPlain(anonymous.get(tampered), 404);
    }
    for (String more : List.of("A", ".", ".A", "=", "%00", "%20")) {
      BadRequests.assertPlain(anonymous.get(location + more), 404);
    }
    assertOutcome(anonymous.get(location));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?",
        "?result",
        "?result=",
        "?result=a",
        "?result=..",
        "?result=.",
        "?x=1",
        "?result=1.e30.AAAA",
        "?result=9999999999.e30.",
        "?result=a.b.c.d",
        "?result=%ff"
      })
  void poll_ofWhatIsNoResult_isNoJob(String query) {
    BadRequests.assertPlain(anonymous.get("/zstack/v1/api-jobs/" + JOB + query), 404);
    BadRequests.assertPlain(anonymous.get("/v1/api-jobs/a" + query), 404);
  }

  @Test
  void poll_resultOfAnotherJob_isNoJob() {
    BadRequests.assertPlain(anonymous.get(location.replace(JOB, JOB.replace('0', '1'))), 404);
    BadRequests.assertPlain(
        anonymous.get(location.replace(JOB, JOB.toLowerCase(Locale.ROOT))), 404);
    BadRequests.assertPlain(anonymous.get(location.replace(JOB, "a")), 404);
    BadRequests.assertPlain(anonymous.get(location + "&" + location.split("\\?")[1]), 404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS"})
  void job_anyOtherMethod_isNotAllowed(String method) {
    Answer answer = anonymous.send(method, location, null);
    BadRequests.assertPlain(answer, 405);
    assertThat(answer.header("allow")).isEqualTo("GET");
  }

  @Test
  void location_hasTheHostThatTheClientUsed(TestGateway gateway, TestTenant tenant) {
    String head =
        "POST /v1/iam2/organizations HTTP/1.1\r\nHost: front.example:8080\r\nX-Auth-Token: %s\r\n"
            .formatted(tenant.token("root", "admin"));
    try (RawSocket client = RawSocket.connect(gateway.port())) {
      client.send(head + "Content-Length: " + REFUSED.length() + "\r\n\r\n" + REFUSED);
      assertThat((String) client.answer().json().get("location"))
          .startsWith("http://front.example:8080/zstack/v1/api-jobs/");
    }
  }

  @Test
  void location_withoutJobUuid_namesANewOne(TestTenant tenant) {
    String first =
        (String) tenant.admin().post("/v1/iam2/organizations", REFUSED).json().get("location");
    String second =
        (String) tenant.admin().post("/v1/iam2/organizations", REFUSED).json().get("location");
    assertThat(first).isNotEqualTo(second);
    assertOutcome(Api.anonymous("").get(first));
  }

  private static PrivateGateway withKey(String key) {
    Secret secret = key == null ? null : new Secret(key);
    return PrivateGateway.start(new ZstackSettings(false, Set.of(), secret));
  }

  @Test
  void poll_atAnotherGateway_takesTheSameKey() {
    try (PrivateGateway one = withKey(KEY);
        PrivateGateway same = withKey(KEY);
        PrivateGateway other = withKey(KEY + "!");
        PrivateGateway random = withKey(null)) {
      String outcome = location(one.newTenant());
      for (PrivateGateway gateway : List.of(one, same)) {
        assertOutcome(Api.anonymous(gateway.gateway().url()).get(outcome));
      }
      for (PrivateGateway gateway : List.of(other, random)) {
        BadRequests.assertPlain(Api.anonymous(gateway.gateway().url()).get(outcome), 404);
      }
    }
  }

  @Test
  void poll_longAfter_isNoJob() {
    try (PrivateGateway gateway = withKey(KEY)) {
      Api api = Api.anonymous(gateway.gateway().url());
      String address = "/zstack/v1/api-jobs/" + JOB + "?result=";
      assertThat(api.get(address + signed(Duration.ofHours(3).minusMinutes(1))).status())
          .isEqualTo(503);
      BadRequests.assertPlain(api.get(address + signed(Duration.ofHours(3))), 404);
      BadRequests.assertPlain(api.get(address + signed(Duration.ofDays(9))), 404);
    }
  }

  private static String signed(Duration ago) {
    Instant then = Instant.now().minus(ago);
    return new JobLocations(new Secret(KEY), () -> then)
        .sign(
            JOB,
            Buffer.buffer(
                "{\"error\":{\"code\":\"SYS.1003\",\"description\":\"a\",\"details\":\"b\"}}"));
  }
}
