package dev.orgate.server.zstack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.config.ZstackSettings;
import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.PrivateGateway;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the dialect does when it is told to: send results to web hooks, write dates its own way. */
class ZstackSettingsHttpTest {
  private static final String ORGANIZATIONS = "/v1/iam2/organizations";
  private static final String GOOD = "{\"params\":{\"name\":\"a\",\"type\":\"Company\"}}";
  private static final String JOB = "0123456789abcdef0123456789abcdef";

  private final Vertx vertx = Vertx.vertx();
  private final BlockingQueue<Delivery> delivered = new LinkedBlockingQueue<>();
  private String receiver;

  /** What came to the hook. */
  private record Delivery(String path, String job, String success, String body) {}

  @BeforeEach
  void listen() {
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(
                request ->
                    request
                        .body()
                        .onSuccess(
                            body -> {
                              delivered.add(
                                  new Delivery(
                                      request.method() + " " + request.uri(),
                                      request.getHeader("X-Job-UUID"),
                                      request.getHeader("X-Job-Success"),
                                      body.toString()));
                              request.response().end();
                            }))
            .listen(0, "127.0.0.1")
            .await();
    receiver = "127.0.0.1:" + server.actualPort();
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  private Delivery next() throws InterruptedException {
    Delivery delivery = delivered.poll(30, TimeUnit.SECONDS);
    assertThat(delivery).isNotNull();
    return delivery;
  }

  private PrivateGateway gateway(String hookHost) {
    return PrivateGateway.start(new ZstackSettings(false, Set.of(hookHost), null));
  }

  @Test
  void hook_ofAnAllowedHost_getsWhatTheCallCameTo() throws InterruptedException {
    try (PrivateGateway gateway = gateway(receiver)) {
      Api admin =
          gateway
              .newTenant()
              .admin()
              .with("X-Web-Hook", "http://" + receiver + "/hook?a=b")
              .with("X-Job-UUID", JOB);
      Answer created = admin.post(ORGANIZATIONS, GOOD);
      assertThat(created.status()).isEqualTo(200);
      assertThat(next()).isEqualTo(new Delivery("POST /hook?a=b", JOB, "true", created.text()));

      Answer refused = admin.post(ORGANIZATIONS, "{\"params\":{}}");
      assertThat(refused.status()).isEqualTo(202);
      String outcome = Api.anonymous("").get((String) refused.json().get("location")).text();
      assertThat(next()).isEqualTo(new Delivery("POST /hook?a=b", JOB, "false", outcome));
    }
  }

  @Test
  void hook_ofASynchronousCall_getsNothing() throws InterruptedException {
    try (PrivateGateway gateway = gateway(receiver)) {
      Api admin = gateway.newTenant().admin().with("X-Web-Hook", "http://" + receiver + "/hook");
      assertThat(admin.get(ORGANIZATIONS).status()).isEqualTo(200);
      admin.post(ORGANIZATIONS, GOOD);
      assertThat(next().body()).contains("inventory\"");
      assertThat(delivered).isEmpty();
    }
  }

  @Test
  void hook_ofNobody_getsNothing() throws InterruptedException {
    try (PrivateGateway gateway = gateway(receiver)) {
      Api admin = gateway.newTenant().admin();
      String hook = "http://" + receiver + "/hook";
      Api nobody =
          Api.anonymous(admin.url()).with("Authorization", "OAuth bad").with("X-Web-Hook", hook);
      assertThat(nobody.post(ORGANIZATIONS, GOOD).status()).isEqualTo(202);
      admin.with("X-Web-Hook", hook).post(ORGANIZATIONS, GOOD);
      assertThat(next().body()).contains("inventory\"");
      assertThat(delivered).isEmpty();
    }
  }

  @Test
  void hook_ofAnotherHost_isABadRequestWhoeverAsks() {
    try (PrivateGateway gateway = gateway("hooks.example")) {
      Api admin = gateway.newTenant().admin();
      Api anonymous = Api.anonymous(admin.url());
      for (String hook :
          new String[] {
            "http://" + receiver + "/",
            "http://hooks.example@" + receiver + "/",
            "http://" + receiver + "/#hooks.example",
            "https://hooks.example/",
            "//hooks.example/",
            ""
          }) {
        BadRequests.assertBadRequest(admin.with("X-Web-Hook", hook).post(ORGANIZATIONS, GOOD));
        Answer badToken =
            anonymous
                .with("X-Web-Hook", hook)
                .with("Authorization", "OAuth a")
                .post(ORGANIZATIONS, GOOD);
        assertThat(badToken.status()).isIn(202, 400);
        BadRequests.assertBadRequest(anonymous.with("X-Web-Hook", hook).post(ORGANIZATIONS, GOOD));
      }
      assertThat(admin.get(ORGANIZATIONS).list("inventories")).isEmpty();
      assertThat(delivered).isEmpty();
    }
  }

  @Test
  void dates_inTheServicesOwnText_areSentWhenWanted() {
    ZstackSettings ownDates = new ZstackSettings(true, Set.of(), null);
    try (PrivateGateway gateway = PrivateGateway.start(ownDates)) {
      Forest forest = Forest.of(gateway.newTenant(), "");
      String uuid = forest.company("a");
      String date = (String) forest.get(uuid).get("createDate");
      assertThat(date).matches("[A-Z][a-z]{2} \\d{1,2}, \\d{4} \\d{1,2}:\\d\\d:\\d\\d [AP]M");
      assertThat(forest.admin().call(SdkApi.QUERY.with("q", "createDate>=" + date)).inventories())
          .hasSize(1);
    }
  }
}
