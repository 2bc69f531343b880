package dev.orgate.server.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.RawSocket;
import dev.orgate.server.testing.Scrape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults on demand, as metrics and access log show them. */
class FaultsShownTest {
  @TempDir Path directory;

  private List<JsonNode> lines(Path log) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(log)) {
      lines.add(new JsonMapper().readTree(line));
    }
    return lines;
  }

  @Test
  void faults_areCountedByKind_andOnTheLinesOfTheirRequests() throws IOException {
    Path log = directory.resolve("access.log");
    Scrape scrape;
    Map<String, ?> settings =
        Map.of("load.faults", true, "metrics.port", 0, "access-log", log.toString());
    try (Target target = Target.start(directory, settings)) {
      Api caller = target.caller(0);
      caller.get(Target.NAMESPACES);
      caller.with("X-Orgate-Fault", "delay=120ms").get(Target.NAMESPACES);
      caller.with("X-Orgate-Fault", "status=503").withoutContract().get(Target.NAMESPACES);
      caller
          .with("X-Orgate-Fault", "status=599,delay=1ms")
          .withoutContract()
          .get(Target.NAMESPACES);
      try (RawSocket client =
          RawSocket.connect(target.port())
              .send("GET /v2 HTTP/1.1\r\nHost: a\r\nX-Orgate-Fault: drop\r\n\r\n")) {
        client.assertClosed();
      }
      scrape = target.scrape();
    }

    assertThat(scrape.all("orgate_faults_injected.*"))
        .isEqualTo(
            Map.of(
                "orgate_faults_injected_total{fault=\"delay\"}", 2.0,
                "orgate_faults_injected_total{fault=\"status\"}", 2.0,
                "orgate_faults_injected_total{fault=\"drop\"}", 1.0));
    String unserved = "orgate_http_requests_seconds_count{method=\"none\",route=\"none\",status=";
    assertThat(scrape.of(unserved + "\"503\"}")).isEqualTo(1);
    assertThat(scrape.of(unserved + "\"599\"}")).isEqualTo(1);
    assertThat(scrape.of(unserved + "\"0\"}")).isEqualTo(1);
    List<JsonNode> lines = lines(log);
    assertThat(lines)
        .extracting(line -> line.path("status").asInt() + " " + line.path("fault").asText("-"))
        .containsExactly(
            "200 -", "200 delay=120ms", "503 status=503", "599 delay=1ms, status=599", "0 drop");
    assertThat(lines.get(0).has("fault")).isFalse();
    assertThat(lines.get(1).path("micros").asLong()).isGreaterThanOrEqualTo(120_000);
    assertThat(lines.get(1).path("route").asText()).isEqualTo(Target.NAMESPACES);
    assertThat(lines).allMatch(line -> line.path("request_id").asText().length() == 32);
  }

  @Test
  void headerOfAGatewayWithoutFaults_isNotShown() throws IOException {
    Path log = directory.resolve("access.log");
    Map<String, ?> settings = Map.of("metrics.port", 0, "access-log", log.toString());
    try (Target target = Target.start(directory, settings)) {
      target.caller(0).with("X-Orgate-Fault", "delay=1ms").get(Target.NAMESPACES);
      assertThat(target.scrape().all("orgate_faults.*")).isEmpty();
    }
    assertThat(lines(log)).hasSize(1).noneMatch(line -> line.has("fault"));
  }
}
