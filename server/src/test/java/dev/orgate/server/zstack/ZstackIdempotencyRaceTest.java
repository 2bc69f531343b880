package dev.orgate.server.zstack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.TestTenant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.ExtendWith;

/** A client so impatient that the attempts of one job meet. */
@ExtendWith(GatewayExtension.class)
class ZstackIdempotencyRaceTest {
  private static final int ATTEMPTS = 32;

  @RepeatedTest(5)
  void create_manyAtOnceUnderOneJob_isDoneOnce(TestTenant tenant) throws Exception {
    Forest forest = Forest.of(tenant, "");
    Action create = SdkApi.CREATE.with("name", "a").with("type", "Company");
    String job = ZstackClient.newJob();

    List<Answer> answers = atOnce(forest.admin(), create, job);

    List<Answer> done = answers.stream().filter(answer -> answer.status() == 200).toList();
    assertThat(done.stream().map(Answer::text).collect(Collectors.toSet())).hasSize(1);
    assertThat(done).filteredOn(answer -> !ZstackIdempotencyTest.replayed(answer)).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 200)
        .allSatisfy(ZstackIdempotencyRaceTest::assertToComeAgain);
    Answer later = forest.admin().send(create, job);
    assertThat(ZstackIdempotencyTest.replayed(later)).isTrue();
    assertThat(later.text()).isEqualTo(done.get(0).text());
    assertThat(forest.all()).hasSize(1);
  }

  /** Demands an error without a job, since a job would have ended. */
  static void assertToComeAgain(Answer answer) {
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("retry-after")).isEqualTo("1");
    assertThat(answer.header("content-type")).startsWith("application/json");
    assertThat(answer.text()).startsWith("{\"error\":{\"code\":\"SYS.").doesNotContain("location");
  }

  private static List<Answer> atOnce(ZstackClient client, Action action, String job)
      throws Exception {
    CyclicBarrier start = new CyclicBarrier(ATTEMPTS);
    ExecutorService threads = Executors.newFixedThreadPool(ATTEMPTS);
    try {
      List<Future<Answer>> attempts = new ArrayList<>();
      for (int i = 0; i < ATTEMPTS; i++) {
        attempts.add(
            threads.submit(
                () -> {
                  start.await();
                  return client.send(action, job);
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
