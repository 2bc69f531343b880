package dev.orgate.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a key service is asked, for whom, and what stays when it fails. */
class FetchedKeysTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Duration LONG = Duration.ofHours(1);
  private static final VerificationKey A = VerificationKey.ofSecret(new byte[32]);
  private static final VerificationKey B = VerificationKey.ofSecret(new byte[33]);

  private final Queue<Promise<List<VerificationKey>>> fetches = new ConcurrentLinkedQueue<>();
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger changes = new AtomicInteger();
  private FetchedKeys keys = keys(LONG, Duration.ZERO);

  private FetchedKeys keys(Duration refresh, Duration pause) {
    return new FetchedKeys(VERTX, this::fetch, refresh, pause, changes::incrementAndGet);
  }

  private Future<List<VerificationKey>> fetch() {
    Promise<List<VerificationKey>> fetch = Promise.promise();
    fetches.add(fetch);
    begun.incrementAndGet();
    return fetch.future();
  }

  @AfterEach
  void tidy() {
    keys.close();
  }

  @AfterAll
  static void stop() {
    VERTX.close().await();
  }

  @Test
  void refetched_byManyAtOnce_isTwoFetchesAtMost() {
    Future<Void> first = keys.refetched();
    List<Future<Void>> later = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      later.add(keys.refetched());
    }
    assertThat(begun).hasValue(1);

    fetches.remove().complete(List.of(A));
    assertThat(first.succeeded()).isTrue();
    // What was published after the first fetch began is not in its answer.
    assertThat(later).noneMatch(Future::isComplete);
    await().until(() -> begun.get() == 2);
    fetches.remove().complete(List.of(A, B));

    assertThat(later).allMatch(Future::succeeded);
    assertThat(keys.keys()).containsExactly(A, B);
    assertThat(changes).hasValue(2);
    assertThat(begun).hasValue(2);
  }

  @Test
  void refetched_soonAfterAnother_waitsForThePause() {
    Duration pause = Duration.ofMillis(300);
    keys = keys(LONG, pause);
    long start = System.nanoTime();
    keys.refetched();
    fetches.remove().complete(List.of(A));

    Future<Void> second = keys.refetched();
    assertThat(begun).hasValue(1);
    await().until(() -> begun.get() == 2);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(pause.minusMillis(20));
    fetches.remove().complete(List.of(B));
    assertThat(second.succeeded()).isTrue();
  }

  @Test
  void refresh_goesOnByItself_alsoAfterAFailure() {
    keys = keys(Duration.ofMillis(10), Duration.ofMillis(1));
    keys.refetched();
    fetches.remove().complete(List.of(A));
    await().until(() -> !fetches.isEmpty());
    fetches.remove().fail(new FetchFailure("answered 500"));
    await().until(() -> !fetches.isEmpty());

    assertThat(keys.trouble()).isEqualTo("answered 500");
    assertThat(keys.keys()).containsExactly(A);
    fetches.remove().complete(List.of(B));
    assertThat(keys.trouble()).isNull();
    assertThat(keys.keys()).containsExactly(B);
  }

  @Test
  void refetched_inVain_failsAndTheNextOneMayNot() {
    assertThat(keys.trouble()).isEqualTo("has not been asked yet");
    Future<Void> inVain = keys.refetched();
    fetches.remove().fail(new FetchFailure("answered 500"));
    assertThat(inVain.failed()).isTrue();

    Future<Void> next = keys.refetched();
    await().until(() -> !fetches.isEmpty());
    fetches.remove().complete(List.of(A));

    assertThat(next.succeeded()).isTrue();
  }

  @Test
  void close_endsWaitingAndAsking() {
    keys = keys(Duration.ofMillis(1), Duration.ofMillis(1));
    Future<Void> first = keys.refetched();
    Future<Void> second = keys.refetched();

    keys.close();
    fetches.remove().complete(List.of(A));

    assertThat(first.succeeded()).isTrue();
    assertThat(second.failed()).isTrue();
    assertThat(keys.refetched().failed()).isTrue();
    await().during(Duration.ofMillis(50)).until(() -> begun.get() == 1);
  }
}
