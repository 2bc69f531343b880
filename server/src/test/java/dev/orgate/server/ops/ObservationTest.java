package dev.orgate.server.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.orgate.server.Gateway;
import dev.orgate.server.config.GatewaySettings;
import dev.orgate.server.json.MalformedJson;
import dev.orgate.server.json.StrictJson;
import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.Login;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The access log and the metrics of a gateway that serves. */
class ObservationTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final String PASSWORD = "correct horse battery staple";
  @TempDir private Path directory;

  private Path log;
  private Gateway gateway;
  private Login login;

  @BeforeEach
  void start() {
    log = directory.resolve("access.log");
    gateway =
        Gateway.start(
                VERTX,
                GatewaySettings.of(
                    Map.of(
                        "http.port",
                        0,
                        "metrics.port",
                        0,
                        "access-log",
                        log,
                        "dev.password",
                        PASSWORD)),
                2)
            .await();
    login = new Login(gateway.url(), PASSWORD);
  }

  @AfterEach
  void tidy() {
    gateway.close().await();
  }

  @AfterAll
  static void stop() {
    VERTX.close().await();
  }

  private String metrics() {
    return Api.anonymous("http://127.0.0.1:" + gateway.metricsPort().getAsInt())
        .get("/metrics")
        .text();
  }

  /** All lines, once the gateway is closed. */
  private List<Map<String, Object>> lines() throws IOException {
    gateway.close().await();
    return Files.readAllLines(log).stream().map(ObservationTest::json).toList();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> json(String line) {
    try {
      return (Map<String, Object>) StrictJson.parse(line.getBytes(StandardCharsets.UTF_8));
    } catch (MalformedJson e) {
      throw new AssertionError(line, e);
    }
  }

  @Test
  void accessLog_hasALineForEachAnswer_andNoCredential() throws IOException {
    String token = login.token("admin");
    Api admin = login.caller("admin");
    String id =
        admin.post("/v2/manage/namespaces", "{\"namespace\":\"group\"}").header("x-request-id");
    admin.get("/v2/manage/namespaces/nobody?secret=" + token);
    admin.delete("/v1/accounts/sessions/" + token);
    Api.anonymous(gateway.url()).get("/v2/manage/namespaces");
    Api.anonymous(gateway.url()).get("/nowhere/\"\n".replace("\"\n", "%22%0a"));
    Api.anonymous(gateway.url()).send("PATCH", "/v2", null);

    List<Map<String, Object>> lines = lines();

    assertThat(lines)
        .extracting(line -> line.get("method") + " " + line.get("path") + " " + line.get("status"))
        .containsExactly(
            "POST /v3/auth/tokens 201",
            "POST /v3/auth/tokens 201",
            "POST /v2/manage/namespaces 201",
            "GET /v2/manage/namespaces/nobody 404",
            "DELETE /v1/accounts/sessions/:session 200",
            "GET /v2/manage/namespaces 401",
            "GET /nowhere/%22%0a 404",
            "PATCH /v2 405");
    assertThat(lines.get(2))
        .containsEntry("request_id", id)
        .containsEntry("tenant", "demo")
        .containsEntry("user", "admin")
        .containsEntry("remote", "127.0.0.1")
        .containsEntry("route", "/v2/manage/namespaces")
        .containsKeys("time", "micros");
    assertThat(lines.get(5)).doesNotContainKeys("tenant", "user");
    assertThat(lines.get(6)).containsEntry("route", null);
    assertThat(Files.readString(log)).doesNotContain(token).doesNotContain(PASSWORD);
  }

  @Test
  void accessLog_ofManyAtOnce_isComplete() throws IOException {
    Api admin = login.caller("admin");
    IntStream.range(0, 2_000).parallel().forEach(i -> admin.get("/v2/manage/namespaces"));

    assertThat(lines()).hasSize(2_001);
  }

  @Test
  void accessLog_thatCannotBeWritten_stopsTheStart() {
    Map<String, Object> settings =
        Map.of("http.port", 0, "access-log", directory.resolve("missing/access.log"));

    assertThatThrownBy(() -> Gateway.start(VERTX, GatewaySettings.of(settings), 1).await())
        .hasMessageContaining("The access log cannot be written");
  }

  @Test
  void metrics_countAndMeasureByRouteAndStatus() {
    Api admin = login.caller("admin");
    admin.post("/v2/manage/namespaces", "{\"namespace\":\"group\"}");
    for (int i = 0; i < 5; i++) {
      admin.get("/v2/manage/namespaces/group");
    }
    admin.get("/v2/manage/namespaces/missing");
    Api.anonymous(gateway.url()).get("/nowhere");

    String text = metrics();

    String one = "{method=\"GET\",route=\"/v2/manage/namespaces/:namespace\",status=\"200\"";
    assertThat(text)
        .contains("orgate_http_requests_seconds_count" + one + "} 5")
        .contains("orgate_http_requests_seconds_bucket" + one + ",le=\"5.0\"} 5")
        .contains("status=\"404\"} 1")
        .contains(
            "orgate_http_requests_seconds_count{method=\"none\",route=\"none\",status=\"404\"} 1")
        .contains("orgate_identity_troubles 0.0")
        .contains("jvm_memory_used_bytes")
        .contains("process_cpu_usage");
    await().until(() -> metrics().matches("(?s).*orgate_event_loop_lag_seconds_count [1-9].*"));
  }

  @Test
  void metrics_areServedOnTheirPortOnly() {
    Api there =
        Api.anonymous("http://127.0.0.1:" + gateway.metricsPort().getAsInt()).withoutContract();

    assertThat(there.get("/metrics").header("content-type"))
        .startsWith("text/plain; version=0.0.4");
    assertThat(there.get("/").status()).isEqualTo(404);
    assertThat(there.post("/metrics", "").status()).isEqualTo(405);
    assertThat(Api.anonymous(gateway.url()).get("/metrics").status()).isEqualTo(404);
  }

  @Test
  void metrics_onATakenPort_stopTheStart() {
    Map<String, Object> settings =
        Map.of("http.port", 0, "metrics.port", gateway.metricsPort().getAsInt());

    assertThatThrownBy(() -> Gateway.start(VERTX, GatewaySettings.of(settings), 1).await())
        .hasMessageContaining("Cannot listen on 127.0.0.1:");
  }
}
