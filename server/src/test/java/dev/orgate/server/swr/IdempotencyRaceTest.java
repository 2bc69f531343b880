package dev.orgate.server.swr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.TestTenant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.ExtendWith;

/** A client so impatient that its attempts meet. */
@ExtendWith(GatewayExtension.class)
class IdempotencyRaceTest {
  private static final int ATTEMPTS = 64;
  private static final String COLLECTION = "/v2/manage/namespaces";
  private static final String REPLAYED = "idempotent-replayed";

  @RepeatedTest(5)
  void create_manyAtOnceUnderOneKey_isDoneOnce(TestTenant tenant) throws Exception {
    Api caller = tenant.admin().with("Idempotency-Key", "\"at once\"");
    String body = "{\"namespace\":\"" + tenant.name("a") + "\"}";
    List<Answer> answers = atOnce(caller, body);

    assertThat(answers)
        .filteredOn(answer -> answer.status() == 201)
        .satisfiesOnlyOnce(first -> assertThat(first.headers().map()).doesNotContainKey(REPLAYED))
        .allSatisfy(answer -> assertThat(answer.text()).isEqualTo("{}"));
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 201)
        .allSatisfy(IdempotencyRaceTest::assertInProgress);
    assertThat(caller.post(COLLECTION, body).header(REPLAYED)).isEqualTo("true");
    assertThat(tenant.admin().get(COLLECTION).list("namespaces")).hasSize(1);
  }

  private static void assertInProgress(Answer answer) {
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.errorCode()).isEqualTo("SVCSTG.SWR.4090023");
    assertThat(answer.header("retry-after")).isEqualTo("1");
  }

  private static List<Answer> atOnce(Api caller, String body) throws Exception {
    CyclicBarrier start = new CyclicBarrier(ATTEMPTS);
    ExecutorService threads = Executors.newFixedThreadPool(ATTEMPTS);
    try {
      List<Future<Answer>> attempts = new ArrayList<>();
      for (int i = 0; i < ATTEMPTS; i++) {
        attempts.add(
            threads.submit(
                () -> {
                  start.await();
                  return caller.post(COLLECTION, body);
                }));
      }
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> attempt : attempts) {
        answers.add(attempt.get(60, TimeUnit.SECONDS));
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }
}
