package dev.orgate.store.pg;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CoalescerTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final HeldBatches wire = new HeldBatches();

  @Test
  void submit_nothingUnderWay_leavesAtOnce() {
    wire.coalescer(10, 1, 10).submit("a");

    assertThat(wire.sent).containsExactly(List.of("a"));
  }

  @Test
  void submit_whileOneIsUnderWay_gathersInOrder() {
    Coalescer<String, String> coalescer = wire.coalescer(3, 1, 10);
    Stream.of("a", "b", "c", "d", "e").forEach(coalescer::submit);
    assertThat(wire.sent).hasSize(1);

    wire.answer(0);
    assertThat(wire.sent).containsExactly(List.of("a"), List.of("b", "c", "d"));
    wire.answer(1);
    assertThat(wire.sent.get(2)).containsExactly("e");
  }

  @Test
  void submit_severalMayBeUnderWay_noMoreThanThatAre() {
    Coalescer<String, String> coalescer = wire.coalescer(10, 2, 10);
    Stream.of("a", "b", "c", "d").forEach(coalescer::submit);
    assertThat(wire.sent).containsExactly(List.of("a"), List.of("b"));

    wire.answer(1);
    assertThat(wire.sent).containsExactly(List.of("a"), List.of("b"), List.of("c", "d"));
  }

  @Test
  void answer_ofABatch_isEachItemsOwn() {
    Coalescer<String, String> coalescer = wire.coalescer(10, 1, 10);
    coalescer.submit("first");
    List<Future<String>> outcomes = Stream.of("a", "b", "c").map(coalescer::submit).toList();
    wire.answer(0);
    wire.answers
        .get(1)
        .complete(
            List.of(
                Future.succeededFuture("A"),
                Future.failedFuture(new IllegalArgumentException("of b")),
                Future.succeededFuture("C")));

    assertThat(outcomes.get(0).result()).isEqualTo("A");
    assertThat(outcomes.get(1).cause()).hasMessage("of b");
    assertThat(outcomes.get(2).result()).isEqualTo("C");
  }

  @Test
  void failure_ofABatch_isThatOfItsItemsOnly() {
    Coalescer<String, String> coalescer = wire.coalescer(10, 1, 10);
    Future<String> lost = coalescer.submit("a");
    Future<String> next = coalescer.submit("b");
    wire.answers.get(0).fail("gone");
    wire.answer(1);

    assertThat(lost.cause()).hasMessage("gone");
    assertThat(next.result()).isEqualTo("b!");
  }

  @Test
  void sender_throws_isAFailureAndTheNextBatchGoes() {
    Coalescer<String, String> coalescer =
        HeldBatches.coalescer(
            new Coalescer.Limits(1, 1, 10, LONG),
            batch -> {
              if (batch.contains("bad")) {
                throw new IllegalArgumentException("bad");
              }
              return Future.succeededFuture(HeldBatches.each(batch));
            });

    assertThat(coalescer.submit("bad").cause()).hasMessage("bad");
    assertThat(coalescer.submit("good").result()).isEqualTo("good!");
  }

  @Test
  void items_toBeKeptApart_keepTheirOrderAndLetOthersPass() {
    Coalescer<String, String> coalescer = wire.coalescer(10, 1, 10);
    Stream.of("first", "=x", "=x", "a", "=y", "=x", "b").forEach(coalescer::submit);
    IntStream.range(0, 4).forEach(wire::answer);

    assertThat(wire.sent)
        .containsExactly(
            List.of("first"), List.of("=x", "a", "=y", "b"), List.of("=x"), List.of("=x"));
  }

  @Test
  void submit_queueFull_refusedAtOnceAndTheOthersAreServed() {
    Coalescer<String, String> coalescer = wire.coalescer(10, 1, 2);
    List<Future<String>> outcomes = Stream.of("a", "b", "c", "d").map(coalescer::submit).toList();
    assertThat(outcomes.get(3).cause()).hasMessage("refused");

    wire.answer(0);
    wire.answer(1);
    assertThat(outcomes.subList(0, 3)).allMatch(Future::succeeded);
    assertThat(coalescer.submit("e").isComplete()).isFalse();
  }

  @Test
  void item_waitedTooLong_isRefusedAndNeverSent() {
    Coalescer<String, String> coalescer =
        HeldBatches.coalescer(new Coalescer.Limits(10, 1, 10, Duration.ZERO), wire);
    Future<String> first = coalescer.submit("a");
    assertThat(first.cause()).hasMessage("refused");

    assertThat(wire.sent).isEmpty();
    assertThat(coalescer.submit("b").cause()).hasMessage("refused");
  }

  // What happens to a queue when the database goes away: no stack is deep enough for it.
  @Test
  void failure_atOnceOfAWholeQueue_endsEachItem() {
    Queue<Promise<List<Future<String>>>> held = new ConcurrentLinkedQueue<>();
    Coalescer<String, String> coalescer =
        HeldBatches.coalescer(
            new Coalescer.Limits(1, 1, 100_000, LONG),
            batch -> {
              if (held.isEmpty()) {
                held.add(Promise.promise());
                return held.element().future();
              }
              return Future.failedFuture("away");
            });
    List<Future<String>> outcomes =
        IntStream.range(0, 50_000).mapToObj(i -> coalescer.submit("" + i)).toList();
    held.element().fail("gone");

    assertThat(outcomes).allMatch(Future::failed);
  }

  @Test
  void outcome_endsOnTheSubmittersContext() throws Exception {
    Vertx vertx = Vertx.vertx();
    Coalescer<String, String> coalescer = wire.coalescer(10, 1, 10);
    Context context = vertx.getOrCreateContext();
    Promise<Context> ended = Promise.promise();
    CountDownLatch submitted = new CountDownLatch(1);
    context.runOnContext(
        here -> {
          coalescer.submit("a").onComplete(done -> ended.complete(Vertx.currentContext()));
          submitted.countDown();
        });
    assertThat(submitted.await(10, TimeUnit.SECONDS)).isTrue();
    wire.answer(0);

    assertThat(ended.future().await(10, TimeUnit.SECONDS)).isSameAs(context);
    vertx.close().await();
  }

  @Test
  void manyThreads_eachItemIsSentOnceWithinTheLimits() throws Exception {
    Vertx vertx = Vertx.vertx();
    AtomicInteger underWay = new AtomicInteger();
    Queue<String> sent = new ConcurrentLinkedQueue<>();
    Queue<String> wrong = new ConcurrentLinkedQueue<>();
    Coalescer<String, String> coalescer =
        HeldBatches.coalescer(
            new Coalescer.Limits(7, 2, 100_000, LONG),
            batch -> {
              if (underWay.incrementAndGet() > 2 || batch.size() > 7) {
                wrong.add(underWay + " under way, " + batch);
              }
              sent.addAll(batch);
              Promise<List<Future<String>>> answer = Promise.promise();
              Runnable end =
                  () -> {
                    underWay.decrementAndGet();
                    answer.complete(HeldBatches.each(batch));
                  };
              if (ThreadLocalRandom.current().nextBoolean()) {
                end.run();
              } else {
                vertx.runOnContext(later -> end.run());
              }
              return answer.future();
            });
    Queue<Future<String>> outcomes = new ConcurrentLinkedQueue<>();
    List<Thread> threads =
        IntStream.range(0, 4)
            .mapToObj(
                thread ->
                    new Thread(
                        () ->
                            IntStream.range(0, 5_000)
                                .mapToObj(i -> coalescer.submit(thread + "-" + i))
                                .forEach(outcomes::add)))
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    Future.join(List.copyOf(outcomes)).await(30, TimeUnit.SECONDS);

    assertThat(wrong).isEmpty();
    assertThat(sent).hasSize(20_000).doesNotHaveDuplicates();
    assertThat(outcomes.stream().map(Future::result))
        .containsOnlyOnceElementsOf(sent.stream().map(item -> item + "!").toList());
    vertx.close().await();
  }
}
