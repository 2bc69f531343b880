package dev.orgate.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orgate.server.Gateway;
import dev.orgate.server.config.GatewaySettings;
import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Api;
import dev.orgate.store.Resource;
import dev.orgate.store.Store;
import dev.orgate.store.StoreOptions;
import dev.orgate.store.StoreProvider;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The applications that the README shows, as they are run there. */
class ExampleTest {
  private static final Vertx VERTX = Vertx.vertx();

  @AfterAll
  static void stop() {
    VERTX.close().await();
  }

  static Store memoryStore() {
    Store store =
        StoreProvider.named("memory", ExampleTest.class.getClassLoader())
            .create(
                new StoreOptions(
                    VERTX, Map.of(Resource.NAMESPACE, 5, Resource.ORGANIZATION, 100), Map.of()));
    store.start().await();
    return store;
  }

  @Test
  void deployed_serves_andLeavesWithTheApplication() {
    Gateway gateway = Deployed.start(VERTX);

    assertThat(Api.anonymous(gateway.url()).get("/health/ready").status()).isEqualTo(200);
    gateway.close().await();
    gateway.close().await();

    assertThat(VERTX.deploymentIDs()).isEmpty();
    assertThatThrownBy(() -> Api.anonymous(gateway.url()).get("/health/ready")).isNotNull();
  }

  @Test
  void mounted_servesWhomTheApplicationKnows() {
    Mounted application = new Mounted(memoryStore());
    String deployment = VERTX.deployVerticle(application).await();
    Api anonymous = Api.anonymous("http://127.0.0.1:" + application.port());
    Api root = anonymous.with("X-User", "root");
    Api ann = anonymous.with("X-User", "ann");

    assertThat(anonymous.get("/hello").text()).isEqualTo("something else of this application");
    Api stranger = anonymous.withoutContract(); // It is the application that refuses those.
    assertThat(stranger.get("/v2/manage/namespaces").status()).isEqualTo(401);
    assertThat(root.post("/v2/manage/namespaces", "{\"namespace\":\"group\"}").status())
        .isEqualTo(201);
    Answer shown = root.get("/v2/manage/namespaces/group");
    assertThat(shown.json()).containsEntry("creator_name", "root");
    assertThat(ann.post("/v2/manage/namespaces", "{\"namespace\":\"mine\"}").status())
        .isEqualTo(403);
    assertThat(ann.get("/v2/manage/namespaces/group").errorCode()).isEqualTo("SVCSTG.SWR.4039002");
    // A credential of the gateway's own means nothing here.
    assertThat(stranger.with("X-Auth-Token", "x").get("/v2/manage/namespaces").status())
        .isEqualTo(401);
    VERTX.undeploy(deployment).await();
  }

  @Test
  void storeOfTheApplication_outlivesTheGateway() {
    Store store = memoryStore();
    GatewaySettings settings = GatewaySettings.of(Map.of("http.port", 0, "dev.password", "secret"));

    Gateway first = Gateway.start(VERTX, settings, store, 1).await();
    first.close().await();
    Gateway second = Gateway.start(VERTX, settings, store, 1).await();

    assertThat(Api.anonymous(second.url()).get("/health/ready").status()).isEqualTo(200);
    second.close().await();
    assertThat(store.check().await().ready()).isTrue();
    store.close().await();
  }

  @ParameterizedTest
  @CsvSource({"deployed,Deployed", "mounted,Mounted"})
  void readme_showsTheApplicationsAsTheyAre(String mark, String name) throws IOException {
    String source = Files.readString(Path.of("src/test/java/dev/orgate/example", name + ".java"));
    int start = source.indexOf("  // README: " + mark + "\n");
    String shown =
        source.substring(source.indexOf('\n', start) + 1, source.indexOf("  // README: end"));

    assertThat(Files.readString(Path.of("../README.md")))
        .as("paste this into README.md")
        .contains(shown.stripTrailing().stripIndent());
  }
}
