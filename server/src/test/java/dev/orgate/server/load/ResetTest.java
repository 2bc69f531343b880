package dev.orgate.server.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.TestGateway;
import dev.orgate.server.testing.TestTenant;
import dev.orgate.store.pg.testing.TestPostgres;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Beginning anew, as clients see it. */
@ExtendWith(GatewayExtension.class)
class ResetTest {
  private static final String CREATE = "{\"namespace\":\"more\"}";

  @TempDir Path directory;

  @Test
  void reset_leavesWhatTheStartDid() {
    try (Target target = Target.start(directory, Map.of())) {
      String before = target.state();
      Api caller = target.caller(0);
      caller.delete(Target.NAMESPACES + "/" + target.namespace(0));
      Answer created = caller.with("Idempotency-Key", "\"k\"").post(Target.NAMESPACES, CREATE);
      assertThat(created.status()).isEqualTo(201);
      assertThat(target.state()).isNotEqualTo(before);

      assertThat(target.reset().status()).isEqualTo(200);

      assertThat(target.state()).isEqualTo(before);
      Answer again = caller.with("Idempotency-Key", "\"k\"").post(Target.NAMESPACES, CREATE);
      assertThat(again.status()).isEqualTo(201);
      assertThat(again.headers().firstValue("Idempotent-Replayed")).isEmpty();
      assertThat(target.anonymous().get("/health/ready").status()).isEqualTo(200);
    }
  }

  @Test
  void reset_isForOperators() {
    try (Target target = Target.start(directory, Map.of())) {
      target.caller(0).post(Target.NAMESPACES, CREATE);
      String before = target.state();
      assertThat(target.caller(0).post("/load/reset", "").status()).isEqualTo(403);
      assertThat(target.anonymous().post("/load/reset", "").status()).isEqualTo(401);
      assertThat(target.caller(0).get("/load/reset").status()).isEqualTo(405);
      assertThat(target.state()).isEqualTo(before);
    }
  }

  @Test
  void gatewayWithoutSeed_hasNoReset(TestGateway gateway, TestTenant tenant) {
    Api anonymous = Api.anonymous(gateway.url()).withoutContract();
    assertThat(anonymous.post("/load/reset", "").status()).isEqualTo(404);
  }

  @Test
  void onPostgres_aSecondStartFindsAllThere_andNothingIsDropped() {
    Map<String, String> pg = Map.of("store", "pg", "pg.uri", TestPostgres.newDatabase().uri());
    String before;
    try (Target first = Target.start(directory, pg)) {
      before = first.state();
    }
    try (Target second = Target.start(directory, pg)) {
      assertThat(second.reset().status()).isEqualTo(409);
      assertThat(second.state()).isEqualTo(before);
    }
  }
}
