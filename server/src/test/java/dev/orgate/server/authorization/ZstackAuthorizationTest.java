package dev.orgate.server.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.Tenants;
import dev.orgate.server.testing.TestGateway;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call of the ZStack dialect made by everybody upon everything. */
@ExtendWith(GatewayExtension.class)
class ZstackAuthorizationTest {
  private static final Map<String, String> WORDS =
      Map.of(
          "ID.1002", "deny",
          "SYS.1003", "miss",
          "SYS.1002", "taken",
          "SYS.1006", "unsup");

  static List<Row> rows() {
    return ZstackMatrix.rows();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void call_byEverybody_isAnsweredAsTheRowSays(Row row, Tenants tenants, TestGateway gateway) {
    Map<Caller, String> answered = new EnumMap<>(Caller.class);
    ZstackScene scene = ZstackScene.make(tenants);
    List<Object> before = scene.state(gateway.store());
    for (Caller caller : Caller.values()) {
      String word = word(row, scene.call(row, caller), gateway);
      boolean changed = !scene.state(gateway.store()).equals(before);
      if (word.equals("ok") && !changed && row.writes()) {
        word = "noop";
      }
      answered.put(caller, word);
      assertThat(changed)
          .as("%s changed something", caller)
          .isEqualTo(row.writes() && word.equals("ok"));
      if (changed) {
        scene = ZstackScene.make(tenants);
        before = scene.state(gateway.store());
      }
    }
    assertThat(answered).isEqualTo(row.answers());
  }

  /** The answer in a word; what a job came to is asked of it. */
  static String word(Row row, Answer answer, TestGateway gateway) {
    switch (answer.status()) {
      case 200:
        return List.of().equals(answer.json().get("inventories")) ? "none" : "ok";
      case 202:
        assertThat(row.writes()).isTrue();
        String location = (String) answer.json().get("location");
        assertThat(location).startsWith(gateway.url());
        return code(Api.anonymous("").get(location));
      case 503:
        assertThat(row.writes()).isFalse();
        return code(answer);
      default:
        assertThat(answer.header("content-type")).startsWith("text/plain");
        return Integer.toString(answer.status());
    }
  }

  private static String code(Answer answer) {
    assertThat(answer.status()).isEqualTo(503);
    Object code = ((Map<?, ?>) answer.json().get("error")).get("code");
    return WORDS.getOrDefault(code, code.toString());
  }
}
