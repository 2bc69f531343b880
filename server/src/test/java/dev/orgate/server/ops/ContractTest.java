package dev.orgate.server.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orgate.server.config.GatewaySettings;
import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.ContractCheck;
import dev.orgate.server.testing.ContractDocument;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.TestGateway;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractTest {
  private static final ContractDocument DOCUMENT = ContractDocument.read();
  private static final String RESET = "POST /load/reset";
  private static TestGateway gateway;
  private static TestGateway loadTarget;
  private static Api anonymous;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start(GatewayExtension.developmentSettings("correct horse"));
    Map<String, ?> seeded =
        Map.of("http.port", 0, "dev.password", "correct horse", "load.seed", 1, "load.tenants", 1);
    loadTarget = TestGateway.start(GatewaySettings.of(seeded));
    anonymous = Api.anonymous(gateway.url());
  }

  @AfterAll
  static void stop() {
    gateway.close();
    loadTarget.close();
  }

  private static TestGateway gateway(boolean isLoadTarget) {
    return isLoadTarget ? loadTarget : gateway;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void operations_areThoseOfTheDocumentThatIsServed(boolean isLoadTarget) {
    TestGateway either = gateway(isLoadTarget);
    List<String> served =
        either.gateway().operations().stream()
            .map(it -> it.method() + " " + it.path().replaceAll(":(\\w+)", "{$1}"))
            .toList();
    String text = Api.anonymous(either.url()).get("/openapi.yaml").text();

    assertThat(ContractDocument.parse(text).operations())
        .extracting(ContractDocument.Operation::call)
        .containsExactlyInAnyOrderElementsOf(served);
    assertThat(served.contains(RESET)).isEqualTo(isLoadTarget);
  }

  @Test
  void document_isServedAsItWasWritten() {
    Answer answer = Api.anonymous(loadTarget.url()).get("/openapi.yaml");

    assertThat(answer.header("content-type")).isEqualTo("application/yaml");
    assertThat(answer.text()).isEqualTo(ContractDocument.text());
  }

  @Test
  void document_withoutLoadTests_lacksOnlyTheirLines() {
    List<String> served = anonymous.get("/openapi.yaml").text().lines().toList();
    List<String> written = ContractDocument.text().lines().toList();
    int cut = written.indexOf("  /load/reset:");
    int after = written.size() - served.size() + cut;

    assertThat(served.subList(0, cut)).isEqualTo(written.subList(0, cut));
    assertThat(served.subList(cut, served.size()))
        .isEqualTo(written.subList(after, written.size()));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void page_hasEveryOperationAndSchema(boolean isLoadTarget) {
    String page = Api.anonymous(gateway(isLoadTarget).url()).get("/docs").text();

    for (ContractDocument.Operation operation : DOCUMENT.operations()) {
      if (isLoadTarget || !operation.call().equals(RESET)) {
        assertThat(page).containsOnlyOnce("id=\"" + operation.id() + "\"");
        assertThat(page).contains("<code>" + operation.path() + "</code>");
      } else {
        assertThat(page).doesNotContain(operation.id(), operation.path());
      }
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
