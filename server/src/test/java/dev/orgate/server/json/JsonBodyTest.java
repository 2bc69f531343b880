package dev.orgate.server.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.RawSocket;
import dev.orgate.server.testing.TestGateway;
import dev.orgate.server.testing.TestTenant;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies as clients may send them, over real sockets. */
@ExtendWith(GatewayExtension.class)
class JsonBodyTest {
  private static final int LIMIT = 65_536;
  private static final String COLLECTION = "/v2/manage/namespaces";
  private static final String NOT_JSON = "SVCSTG.SWR.4001018";
  private static final String BAD_LEVEL = "SVCSTG.SWR.4001066";
  private static final String BAD_VALUE = "SVCSTG.SWR.4001025";

  private static Answer send(
      TestGateway gateway, TestTenant tenant, String method, String path, byte[] body) {
    try (RawSocket client = RawSocket.connect(gateway.port())) {
      return client
          .send(head(tenant, method, path) + "Content-Length: " + body.length + "\r\n\r\n")
          .send(body)
          .answer();
    }
  }

  private static String head(TestTenant tenant, String method, String path) {
    return "%s %s HTTP/1.1\r\nHost: a\r\nX-Auth-Token: %s\r\n"
        .formatted(method, path, tenant.token("root", "admin"));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The access path of a new organization. */
  private static String access(TestTenant tenant) {
    String name = tenant.name("a");
    assertThat(tenant.admin().post(COLLECTION, create(name)).status()).isEqualTo(201);
    return COLLECTION + "/" + name + "/access";
  }

  private static String create(String name) {
    return "{\"namespace\":\"" + name + "\"}";
  }

  private static String grant(String userName, String level) {
    return "[{\"user_id\":\"u\",\"user_name\":%s,\"auth\":%s}]".formatted(userName, level);
  }

  private static void assertRefused(Answer answer, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.errorCode()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "true",
        "7",
        "\"a\"",
        "[]",
        "[{\"namespace\":\"a\"}]",
        "{}",
        "{\"namespace\":null}",
        "{\"namespace\":7}",
        "{\"namespace\":{}}",
        "{\"namespace\":[\"a\"]}",
        "{\"Namespace\":\"a\"}",
        "{\"namespace\":\"a\"",
        "{\"namespace\":\"a\"}}",
        "{\"namespace\":\"a\"} {}",
        "{\"namespace\":\"a\"}\0",
        "{\"namespace\":\"a\"}//",
        "{\"namespace\":\"a\"/**/}",
        "{'namespace':'a'}",
        "{namespace:\"a\"}",
        "{\"namespace\":\"a\",\"namespace\":\"a\"}",
        "{\"namespace\":\"a\",\"n\\u0061mespace\":\"b\"}",
        "\ufeff{\"namespace\":\"a\"}",
        "{\"namespace\":\"a\",\"x\":01}",
        "{\"namespace\":\"a\",\"x\":NaN}"
      })
  void object_wantedButNotSent_isRefused(String body, TestGateway gateway, TestTenant tenant) {
    assertRefused(send(gateway, tenant, "POST", COLLECTION, utf8(body)), NOT_JSON);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "{\"user_id\":\"u\",\"user_name\":\"u\",\"auth\":7}",
        "[null]",
        "[[]]",
        "[7]",
        "[\"u\"]",
        "[{}]",
        "[{\"user_id\":\"u\"}]",
        "[{\"user_id\":7,\"user_name\":\"u\",\"auth\":7}]",
        "[{\"user_id\":\"u\",\"user_name\":null,\"auth\":7}]",
        "[{\"user_id\":\"u\",\"user_name\":\"u\",\"auth\":7,\"auth\":1}]",
        "[{\"user_id\":\"u\",\"user_name\":\"u\",\"auth\":7}] []"
      })
  void array_wantedButNotSent_isRefused(String body, TestGateway gateway, TestTenant tenant) {
    String path = access(tenant);
    for (String method : List.of("POST", "PATCH")) {
      assertRefused(send(gateway, tenant, method, path, utf8(body)), NOT_JSON);
    }
    assertThat(tenant.admin().get(path).list("others_auths")).hasSize(1);
  }

  @Test
  void encodings_otherThanUtf8_areRefused(TestGateway gateway, TestTenant tenant) {
    String body = create(tenant.name("a"));
    for (String charset : List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE")) {
      byte[] bytes = body.getBytes(Charset.forName(charset));
      assertRefused(send(gateway, tenant, "POST", COLLECTION, bytes), NOT_JSON);
    }
    for (String hex : List.of("ff", "c0af", "e080af", "eda080", "f4908080", "c3")) {
      byte[] bytes = HexFormat.of().parseHex("7b226e616d657370616365223a22" + hex + "227d");
      assertRefused(send(gateway, tenant, "POST", COLLECTION, bytes), NOT_JSON);
    }
  }

  @Test
  void depth_endsAtTheLimit(TestGateway gateway, TestTenant tenant) {
    String fits = "[".repeat(31) + "]".repeat(31);
    String body = "{\"namespace\":\"%s\",\"x\":%s}";
    byte[] good = utf8(body.formatted(tenant.name("a"), fits));
    assertThat(send(gateway, tenant, "POST", COLLECTION, good).status()).isEqualTo(201);
    byte[] deep = utf8(body.formatted(tenant.name("b"), "[" + fits + "]"));
    assertRefused(send(gateway, tenant, "POST", COLLECTION, deep), NOT_JSON);
    byte[] deepest = utf8("[".repeat(LIMIT));
    assertRefused(send(gateway, tenant, "POST", COLLECTION, deepest), NOT_JSON);
    byte[] tooLong = utf8("[".repeat(50_000) + "]".repeat(50_000));
    assertThat(send(gateway, tenant, "POST", COLLECTION, tooLong).status()).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\"\\u0000\"",
        "\"a\\u0000b\"",
        "\"\\n\"",
        "\"\\u007f\"",
        "\"\\ud800\"",
        "\"\\udc00\"",
        "\"\\udc00\\ud800\"",
        "\"a\\ud83d\"",
        "\"\\ud83d\\u0061\""
      })
  void text_thatNoStoreCanKeep_isRefused(String name, TestGateway gateway, TestTenant tenant) {
    String path = access(tenant);
    for (String method : List.of("POST", "PATCH")) {
      assertRefused(send(gateway, tenant, method, path, utf8(grant(name, "7"))), BAD_VALUE);
    }
    assertThat(tenant.admin().get(path).list("others_auths")).hasSize(1);
  }

  @Test
  void text_ofAnyLanguage_comesBackAsSent(TestGateway gateway, TestTenant tenant) {
    String path = access(tenant);
    String escaped = "\"\\u00e9 \\ud83d\\ude00 \u540d\u524d \\\" \\\\ \\/\"";
    Answer granted = send(gateway, tenant, "POST", path, utf8(grant(escaped, "1")));
    assertThat(granted.status()).as(granted.text()).isEqualTo(201);
    assertThat(tenant.admin().get(path).list("others_auths"))
        .anySatisfy(
            other ->
                assertThat(other)
                    .containsEntry("user_name", "\u00e9 \ud83d\ude00 \u540d\u524d \" \\ /"));
  }

  @SuppressWarnings("unused")
  private static final List<Arguments> LEVELS =
      List.of(
          arguments("7.0", BAD_LEVEL),
          arguments("7.9", BAD_LEVEL),
          arguments("1e0", BAD_LEVEL),
          arguments("7E0", BAD_LEVEL),
          arguments("-1", BAD_LEVEL),
          arguments("-7", BAD_LEVEL),
          arguments("0", BAD_LEVEL),
          arguments("-0", BAD_LEVEL),
          arguments("2", BAD_LEVEL),
          arguments("4", BAD_LEVEL),
          arguments("5", BAD_LEVEL),
          arguments("6", BAD_LEVEL),
          arguments("8", BAD_LEVEL),
          arguments("77", BAD_LEVEL),
          arguments("263", BAD_LEVEL), // 2^8 + 7
          arguments("65543", BAD_LEVEL), // 2^16 + 7
          arguments("2147483648", BAD_LEVEL), // 2^31
          arguments("4294967303", BAD_LEVEL), // 2^32 + 7
          arguments("-4294967289", BAD_LEVEL), // 7 - 2^32
          arguments("9223372036854775807", BAD_LEVEL),
          arguments("18446744073709551623", BAD_LEVEL), // 2^64 + 7
          arguments("1e400", BAD_LEVEL),
          arguments("7" + "0".repeat(99), BAD_LEVEL),
          arguments("\"7\"", BAD_LEVEL),
          arguments("\"\"", BAD_LEVEL),
          arguments("true", BAD_LEVEL),
          arguments("null", BAD_LEVEL),
          arguments("[7]", BAD_LEVEL),
          arguments("{}", BAD_LEVEL),
          arguments("{\"auth\":7}", BAD_LEVEL),
          arguments("07", NOT_JSON),
          arguments("+7", NOT_JSON),
          arguments("7.", NOT_JSON),
          arguments("0x7", NOT_JSON),
          arguments("NaN", NOT_JSON),
          arguments("7 7", NOT_JSON),
          arguments("\u0667", NOT_JSON),
          arguments("7" + "0".repeat(1000), NOT_JSON),
          arguments("", NOT_JSON));

  @ParameterizedTest
  @FieldSource("LEVELS")
  void level_otherThan7Or3Or1_isRefused(
      String level, String code, TestGateway gateway, TestTenant tenant) {
    String path = access(tenant);
    byte[] body = utf8(grant("\"u\"", level));
    assertRefused(send(gateway, tenant, "POST", path, body), code);
    tenant.admin().post(path, grant("\"u\"", "1"));
    assertRefused(send(gateway, tenant, "PATCH", path, body), code);
    assertThat(tenant.admin().get(path).list("others_auths"))
        .anySatisfy(other -> assertThat(other).containsEntry("auth", 1L));
  }

  @Test
  void level_absentOrSpeltDifferently_isRefused(TestGateway gateway, TestTenant tenant) {
    String path = access(tenant);
    for (String item : List.of("", ",\"Auth\":7", ",\"auth \":7", ",\"level\":7")) {
      byte[] body = utf8("[{\"user_id\":\"u\",\"user_name\":\"u\"" + item + "}]");
      assertRefused(send(gateway, tenant, "POST", path, body), BAD_LEVEL);
      assertRefused(send(gateway, tenant, "PATCH", path, body), BAD_LEVEL);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "3", "1", " 7 ", "\n3\t"})
  void level_7Or3Or1_isAccepted(String level, TestGateway gateway, TestTenant tenant) {
    String path = access(tenant);
    byte[] body = utf8(grant("\"u\"", level));
    assertThat(send(gateway, tenant, "POST", path, body).status()).isEqualTo(201);
    assertThat(send(gateway, tenant, "PATCH", path, body).status()).isEqualTo(201);
  }
}
