package dev.orgate.server.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.orgate.server.Gateway;
import dev.orgate.server.config.GatewaySettings;
import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.Login;
import dev.orgate.store.pg.testing.TestPostgres;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing is on the dashboard that a gateway does not export. */
class DashboardTest {
  private static final Path DASHBOARD =
      Path.of(System.getProperty("basedir", ""), "deploy", "grafana-dashboard.json");
  private static final String PASSWORD = "correct horse battery staple";

  /** A name that something is selected of, or that stands alone; functions have a parenthesis. */
  private static final Pattern METRIC = Pattern.compile("\\b([a-z]+(?:_[a-z0-9]+)+)\\b(?!\\s*\\()");

  private static final Pattern GROUPING = Pattern.compile("\\bby \\(([^)]*)\\)");
  private static final Pattern LABEL = Pattern.compile("[{,]\\s*(\\w+)\\s*[=!]");

  /** What Prometheus adds by itself. */
  private static final Set<String> PROMETHEUS_LABELS = Set.of("instance", "job");

  private static List<String> expressions() throws IOException {
    JsonNode dashboard = new ObjectMapper().readTree(DASHBOARD.toFile());
    return Stream.concat(
            dashboard.findValuesAsText("expr").stream(),
            dashboard.get("templating").findValuesAsText("query").stream()
                .filter(query -> query.contains("(")))
        .toList();
  }

  private static Set<String> found(Pattern pattern, String text) {
    Set<String> found = new TreeSet<>();
    pattern.matcher(text).results().map(match -> match.group(1)).forEach(found::add);
    return found;
  }

  @Test
  void expressions_askForWhatIsExported_byLabelsThatItHas() throws IOException {
    Vertx vertx = Vertx.vertx();
    Map<String, Object> settings =
        Map.of(
            "http.port",
            0,
            "metrics.port",
            0,
            "dev.password",
            PASSWORD,
            "store",
            "pg",
            "pg.uri",
            TestPostgres.newDatabase().uri(),
            "load.faults",
            true);
    Gateway gateway = Gateway.start(vertx, GatewaySettings.of(settings), 2).await();
    try {
      Api admin = new Login(gateway.url(), PASSWORD).caller("admin");
      admin.post("/v2/manage/namespaces", "{\"namespace\":\"group\"}");
      admin.get("/v2/manage/namespaces/group");
      admin.get("/v2/manage/namespaces/nobody");
      String scrape = scrape(gateway);

      assertThat(expressions()).hasSizeGreaterThan(33);
      for (String expression : expressions()) {
        assertThatItIsExported(expression, scrape);
      }
    } finally {
      gateway.close().await();
      vertx.close().await();
    }
  }

  /** All that there is once each meter has seen something, a collection of garbage too. */
  private static String scrape(Gateway gateway) {
    Api metrics = Api.anonymous("http://127.0.0.1:" + gateway.metricsPort().getAsInt());
    System.gc();
    await()
        .until(() -> metrics.get("/metrics").text().matches("(?s).*\njvm_gc_pause_seconds_sum.*"));
    return metrics.get("/metrics").text();
  }

  private static void assertThatItIsExported(String expression, String scrape) {
    Set<String> labels = found(LABEL, expression);
    for (String grouping : found(GROUPING, expression)) {
      labels.addAll(List.of(grouping.split(",\\s*")));
    }
    labels.removeAll(PROMETHEUS_LABELS);
    String metrics = GROUPING.matcher(expression).replaceAll("").replaceAll("\\{[^}]*}", "");
    Set<String> names = found(METRIC, metrics);

    assertThat(names).as(expression).isNotEmpty();
    for (String name : names) {
      List<String> lines =
          scrape.lines().filter(line -> line.matches(name + "(\\{.*| .*)")).toList();
      assertThat(lines).as("%s in %s", name, expression).isNotEmpty();
      for (String label : labels) {
        assertThat(lines)
            .as("label %s of %s in %s", label, name, expression)
            .anyMatch(line -> line.matches(".*[{,]" + label + "=\".*"));
      }
    }
  }

  @Test
  void panels_areEachOnTheirOwnPlace() throws IOException {
    JsonNode panels = new ObjectMapper().readTree(DASHBOARD.toFile()).get("panels");
    Set<String> taken = new TreeSet<>();
    Set<Integer> ids = new TreeSet<>();
    for (JsonNode panel : panels) {
      assertThat(ids.add(panel.get("id").asInt())).as(panel.get("title").asText()).isTrue();
      JsonNode place = panel.get("gridPos");
      for (int x = 0; x < place.get("w").asInt(); x++) {
        for (int y = 0; y < place.get("h").asInt(); y++) {
          String cell = (place.get("x").asInt() + x) + "," + (place.get("y").asInt() + y);
          assertThat(taken.add(cell)).as(panel.get("title").asText()).isTrue();
        }
      }
    }
  }
}
