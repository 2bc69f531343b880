package dev.orgate.store.contract;

import static dev.orgate.store.contract.Outcome.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Closing does not leave a call hanging. */
abstract class CloseRaceContract extends RaceContract {
  CloseRaceContract(StoreContract kit) {
    super(kit);
  }

  @Test
  void close_whileCallsAreUnderWay_eachIsAnsweredOrUnavailable() throws Exception {
    repeat(
        account -> {
          Store own = kit.build(Map.of());
          answer(own.start());
          CountDownLatch inFullSwing = new CountDownLatch(50);
          List<List<Outcome>> outcomes =
              new Race()
                  .with(4, caller -> () -> createUntilRefused(own, account, inFullSwing))
                  .with(
                      1,
                      closer ->
                          () -> {
                            assertThat(inFullSwing.await(30, TimeUnit.SECONDS)).isTrue();
                            return List.of(Outcome.of(own.close()));
                          })
                  .run();

          assertThat(outcomes.subList(0, 4)).allMatch(each -> last(each).equals(UNAVAILABLE));
          assertThat(last(outcomes.get(4))).isEqualTo(Outcome.DONE);
        });
  }

  private static List<Outcome> createUntilRefused(
      Store store, Account account, CountDownLatch inFullSwing) {
    List<Outcome> outcomes = new ArrayList<>();
    do {
      outcomes.add(Outcome.of(store.namespaces().create(account.admin(), Fresh.name("race"))));
      inFullSwing.countDown();
    } while (last(outcomes).answered());
    return outcomes;
  }

  private static Outcome last(List<Outcome> outcomes) {
    return outcomes.get(outcomes.size() - 1);
  }
}
