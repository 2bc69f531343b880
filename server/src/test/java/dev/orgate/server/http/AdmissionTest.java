package dev.orgate.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Statistic;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration SHORT = Duration.ofMillis(30);

  private final Vertx vertx = Vertx.vertx();
  private final Context loop = vertx.getOrCreateContext();
  private final AdmissionCounts counts = new AdmissionCounts();
  private final List<String> told = new ArrayList<>();
  private final Promise<Void> lastTold = Promise.promise();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  /** Says what it is told; the one called last completes the wait for it. */
  private class Guest implements Admission.Visitor {
    private final String name;

    Guest(String name) {
      this.name = name;
    }

    @Override
    public boolean isGone() {
      return false;
    }

    @Override
    public void admitted() {
      tell("+" + name);
    }

    @Override
    public void refused() {
      tell("-" + name);
    }

    private void tell(String what) {
      told.add(what);
      if (name.equals("last")) {
        lastTold.complete();
      }
    }
  }

  private void onLoop(Runnable work) throws TimeoutException {
    Promise<Void> done = Promise.promise();
    loop.runOnContext(
        run -> {
          try {
            work.run();
            done.complete();
          } catch (RuntimeException | Error e) {
            done.fail(e);
          }
        });
    done.future().await(10, TimeUnit.SECONDS);
  }

  private void enter(Admission admission, String... names) throws TimeoutException {
    for (String name : names) {
      onLoop(() -> admission.enter(new Guest(name)));
    }
  }

  /** How many wait, and how many were sent away. */
  private List<Double> counted() {
    return counts.statistics().stream()
        .map(
            counted ->
                counted instanceof Statistic.Gauge gauge
                    ? gauge.now()
                    : ((Statistic.Counter) counted).total())
        .toList();
  }

  @Test
  void soManyAreLetIn_soManyWait_andFurtherOnesAreSentAwayAtOnce() throws TimeoutException {
    Admission admission = new Admission(vertx, 2, 3, LONG, counts);

    enter(admission, "a", "b", "c", "d", "e", "f", "g");

    assertThat(told).containsExactly("+a", "+b", "-f", "-g");
    assertThat(counted()).containsExactly(3.0, 2.0);
  }

  @Test
  void whoLeaves_letsInWhoWaitedLongest() throws TimeoutException {
    Admission admission = new Admission(vertx, 2, 2, LONG, counts);
    enter(admission, "a", "b", "c", "d");

    onLoop(admission::leave);
    assertThat(told).containsExactly("+a", "+b", "+c");
    onLoop(admission::leave);
    assertThat(told).containsExactly("+a", "+b", "+c", "+d");
    onLoop(admission::leave);
    enter(admission, "e", "f");
    assertThat(told).containsExactly("+a", "+b", "+c", "+d", "+e");
  }

  @Test
  void whoWaitsTooLong_isSentAway_alsoWhenNobodyLeaves() throws TimeoutException {
    Admission admission = new Admission(vertx, 2, 2, SHORT, counts);
    long start = System.nanoTime();

    enter(admission, "a", "b", "c", "last");

    lastTold.future().await(10, TimeUnit.SECONDS);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(SHORT);
    assertThat(told).containsExactly("+a", "+b", "-c", "-last");
    assertThat(counted()).containsExactly(0.0, 2.0);
    onLoop(admission::leave);
    enter(admission, "e");
    assertThat(told).endsWith("+e");
  }

  @Test
  void whoIsGoneWhenItsTurnComes_isNotLetIn() throws TimeoutException {
    Admission admission = new Admission(vertx, 1, 1, LONG, counts);
    enter(admission, "a");
    onLoop(
        () ->
            admission.enter(
                new Guest("gone") {
                  @Override
                  public boolean isGone() {
                    return true;
                  }
                }));

    onLoop(admission::leave);
    enter(admission, "b");

    assertThat(told).containsExactly("+a", "-gone", "+b");
  }

  @Test
  void whoComesWhileOthersAreLetIn_isBehindThem() throws TimeoutException {
    Admission admission = new Admission(vertx, 1, 3, LONG, counts);
    enter(admission, "a");
    onLoop(
        () ->
            admission.enter(
                new Guest("quick") {
                  @Override
                  public void admitted() {
                    super.admitted();
                    admission.leave();
                    admission.enter(new Guest("late"));
                  }
                }));
    enter(admission, "b");

    onLoop(admission::leave);
    onLoop(admission::leave);

    assertThat(told).containsExactly("+a", "+quick", "+b", "+late");
  }

  @Test
  void thoseDoneAtOnce_doNotPileUp() throws TimeoutException {
    int many = 100_000;
    Admission admission = new Admission(vertx, many, many, LONG, counts);
    onLoop(
        () -> {
          for (int i = 0; i < many; i++) {
            admission.enter(new Guest("held"));
          }
          for (int i = 0; i < many; i++) {
            admission.enter(
                new Guest("quick") {
                  @Override
                  public void admitted() {
                    super.admitted();
                    admission.leave();
                  }
                });
          }
        });

    onLoop(admission::leave);

    assertThat(told).hasSize(2 * many).endsWith("+quick");
  }
}
