package dev.orgate.server.zstack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.RawSocket;
import dev.orgate.server.testing.TestGateway;
import dev.orgate.server.testing.TestTenant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Queries that nobody means: answered with a list, or refused in plain text, and nothing else. */
@ExtendWith(GatewayExtension.class)
class ZstackQueryFuzzTest {
  private static final int REQUESTS = 4_000;
  private static final long SEED = 20_240_724L;
  private static final List<String> PATHS =
      List.of(
          "/iam2/organizations",
          "/iam2/organizations/attributes",
          "/accounts/quotas",
          "/iam2/organizations/00000000000040008000000000000000");
  private static final List<String> NAMES =
      List.of("q", "q", "q", "sort", "fields", "limit", "start", "count", "replyWithCount", "x");
  private static final List<String> WORDS =
      List.of(
          "name",
          "uuid",
          "value",
          "createDate",
          "state",
          "parentUuid",
          "attributes.name",
          "a",
          "1",
          "-1",
          "true",
          "Enabled",
          "null",
          "2024-01-01T00:00:00Z",
          "'",
          "\"",
          "\\",
          "%",
          "_",
          "--",
          "é",
          "😀",
          "\ud800",
          "\0",
          "\n",
          " ",
          "  ",
          "(",
          ")",
          ";",
          "1e9",
          "9999999999999999999",
          "is null",
          "not null",
          "IS NULL",
          "Company",
          "nobody",
          "*",
          "$1",
          "{}",
          "[]");
  private static final List<String> SIGNS =
      List.of("=", "!=", ">", "<", ">=", "<=", "?=", "!?=", "~=", "!~=", "==", "=~", ",", "");

  private final Random random = new Random(SEED);

  private String any(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  private String value() {
    StringBuilder value = new StringBuilder();
    for (int i = random.nextInt(5); i >= 0; i--) {
      value.append(any(WORDS)).append(random.nextBoolean() ? any(SIGNS) : "");
    }
    return value.toString();
  }

  /** Encoded as clients do it, or now and then as they should not. */
  private String parameter() {
    String value = value();
    String encoded = Action.encoded(value);
    if (random.nextInt(10) == 0) {
      encoded =
          encoded.replaceFirst(
              "%..",
              any(List.of("%", "%2", "%zz", "%ff", "%c0%af", "+", "|", "\"", "<", "[", "^")));
    }
    return any(NAMES) + (random.nextInt(20) == 0 ? "" : "=" + encoded);
  }

  private String query() {
    StringBuilder query = new StringBuilder(parameter());
    for (int i = random.nextInt(4); i > 0; i--) {
      query.append('&').append(parameter());
    }
    return query.toString();
  }

  @Test
  void query_ofRandomText_isAnsweredOrRefused(TestGateway gateway, TestTenant tenant) {
    Forest forest = Forest.of(tenant, "");
    String root = forest.company("name");
    forest.addAttribute(root, "a", "1");
    forest.admin().call(SdkApi.UPDATE_QUOTA.with("identityUuid", root).with("name", "a")).ok();
    String head = " HTTP/1.1\r\nHost: a\r\nAuthorization: OAuth " + forest.admin().session();
    int answered = 0;
    try (RawSocket client = RawSocket.connect(gateway.port())) {
      for (int i = 0; i < REQUESTS; i++) {
        String target = "/v1" + any(PATHS) + "?" + query();
        Answer answer = client.send("GET " + target + head + "\r\n\r\n").answer();
        assertThat(answer.status()).as("%s: %s", target, answer.text()).isIn(200, 400);
        if (answer.status() == 400) {
          BadRequests.assertBadRequest(answer);
        } else {
          assertThat(ApiResult.of(answer.json()).ok())
              .containsAnyOf(
                  Map.entry("total", 0L),
                  Map.entry("total", 1L),
                  Map.entry("inventories", answer.json().getOrDefault("inventories", "none")));
          answered++;
        }
      }
    }
    assertThat(answered).isBetween(REQUESTS / 100, REQUESTS);
  }
}
