package dev.orgate.store.contract;

import static dev.orgate.store.contract.Outcome.OUTCOME_UNKNOWN;
import static dev.orgate.store.contract.Outcome.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Store;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Closing does not leave a call hanging. */
abstract class CloseRaceContract extends RaceContract {
  private static final List<Outcome> CUT_SHORT = List.of(UNAVAILABLE, OUTCOME_UNKNOWN);

  CloseRaceContract(StoreContract kit) {
    super(kit);
  }

  @Test
  void close_whileCallsAreUnderWay_eachEndsAndLaterOnesAreUnavailable() throws Exception {
    repeat(
        account -> {
          Store own = kit.build(Map.of());
          answer(own.start());
          CountDownLatch inFullSwing = new CountDownLatch(50);
          AtomicBoolean closed = new AtomicBoolean();
          List<List<Outcome>> last =
              new Race()
                  .with(4, caller -> () -> List.of(createUntil(closed, own, account, inFullSwing)))
                  .with(1, closer -> times(1, i -> close(own, inFullSwing, closed)))
                  .run();

          assertThat(last).flatMap(outcomes -> outcomes).containsOnly(UNAVAILABLE);
        });
  }

  private static void close(Store store, CountDownLatch inFullSwing, AtomicBoolean closed) {
    try {
      assertThat(inFullSwing.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError("a caller failed", e);
    }
    answer(store.close());
    closed.set(true);
  }

  /** Creates until the store is closed and once more; what that last one came to. */
  private static Outcome createUntil(
      AtomicBoolean closed, Store store, Account account, CountDownLatch inFullSwing) {
    while (true) {
      boolean afterwards = closed.get();
      Outcome outcome = Outcome.of(store.namespaces().create(account.admin(), Fresh.name("race")));
      inFullSwing.countDown();
      if (afterwards) {
        return outcome;
      }
      assertThat(outcome).matches(o -> o.answered() || CUT_SHORT.contains(o));
    }
  }
}
