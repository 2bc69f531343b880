package dev.orgate.server.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.ContractCheck;
import dev.orgate.server.testing.ContractDocument;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.TestGateway;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContractTest {
  private static final ContractDocument DOCUMENT = ContractDocument.read();
  private static TestGateway gateway;
  private static Api anonymous;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start(GatewayExtension.developmentSettings("correct horse"));
    anonymous = Api.anonymous(gateway.url());
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void operations_areThoseOfTheDocument() {
    List<String> served =
        gateway.gateway().operations().stream()
            .map(it -> it.method() + " " + it.path().replaceAll(":(\\w+)", "{$1}"))
            .toList();

    assertThat(DOCUMENT.operations())
        .extracting(ContractDocument.Operation::call)
        .containsExactlyInAnyOrderElementsOf(served);
  }

  @Test
  void document_isServedAsItWasWritten() throws IOException {
    Answer answer = anonymous.get("/openapi.yaml");

    assertThat(answer.header("content-type")).isEqualTo("application/yaml");
    try (var written = Contract.class.getResourceAsStream(Contract.RESOURCE)) {
      assertThat(answer.text())
          .isEqualTo(new String(written.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void page_hasEveryOperationAndSchema() {
    String page = anonymous.get("/docs").text();

    for (ContractDocument.Operation operation : DOCUMENT.operations()) {
      assertThat(page).containsOnlyOnce("id=\"" + operation.id() + "\"");
      assertThat(page).contains("<code>" + operation.path() + "</code>");
    }
    DOCUMENT
        .root()
        .at("/components/schemas")
        .fieldNames()
        .forEachRemaining(name -> assertThat(page).containsOnlyOnce("id=\"schema-" + name + "\""));
    assertThat(page).doesNotContain("$ref", "<dd><p></p>");
  }

  @Test
  void page_loadsNothingAndRunsNothing() {
    Answer answer = anonymous.get("/docs");

    assertThat(answer.header("content-type")).isEqualTo("text/html; charset=utf-8");
    assertThat(answer.header("Content-Security-Policy"))
        .matches(
            "default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; base-uri 'none';"
                + " form-action 'none'; frame-ancestors 'none'");
    assertThat(answer.text())
        .doesNotContainIgnoringCase("<script", "<link", "<img", "<iframe", "url(", "@import")
        .doesNotContainPattern("(?i)\\s(src|style|on[a-z]+)\\s*=\\s*[\"']")
        .doesNotContainPattern("(?i)href\\s*=\\s*[\"'](?!#|/openapi\\.yaml\")");
  }

  @Test
  void otherMethods_areRefusedInPlainText() {
    Answer answer = anonymous.post("/docs", "");

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).isEqualTo("GET");
    assertThat(answer.header("content-type")).startsWith("text/plain");
  }

  /** Answers that the gateway never gives. */
  static Stream<Arguments> violations() {
    return Stream.of(
        Arguments.of("GET", "/v2", 418, "application/json", "{}", "status is not listed"),
        Arguments.of("GET", "/health/live", 200, "text/plain", "ok", "content type is"),
        Arguments.of("GET", "/health/live", 200, "application/json", "{}", "status"),
        Arguments.of("GET", "/health/live", 200, "application/json", "[", "not JSON"),
        Arguments.of(
            "GET", "/health/live", 200, "application/json", "{\"status\":\"ok\",\"a\":1}", "a"),
        Arguments.of(
            "GET", "/zstack/v1/iam2/organizations/x/", 503, "text/plain", "", "content type is"),
        Arguments.of("DELETE", "/v2/manage/namespaces/a", 204, "text/plain", "x", "is a body"));
  }

  @ParameterizedTest
  @MethodSource("violations")
  void check_seesAnAnswerThatIsNotOfTheDocument(
      String method, String path, int status, String type, String body, String complaint) {
    HttpHeaders headers =
        HttpHeaders.of(
            Map.of("content-type", List.of(type), "X-Request-Id", List.of("0".repeat(32))),
            (name, value) -> true);

    assertThatThrownBy(
            () -> ContractCheck.demand(method, URI.create(path), new Answer(status, headers, body)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(complaint);
  }

  @Test
  void check_seesAMissingHeader() {
    Answer answer = new Answer(204, HttpHeaders.of(Map.of(), (name, value) -> true), "");

    assertThatThrownBy(
            () -> ContractCheck.demand("DELETE", URI.create("/v2/manage/namespaces/a"), answer))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("X-Request-Id is missing");
  }
}
