package dev.orgate.store.contract;

import static dev.orgate.store.Level.EDIT;
import static dev.orgate.store.Level.MANAGE;
import static dev.orgate.store.Level.READ;
import static dev.orgate.store.contract.Outcome.FORBIDDEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Grant;
import dev.orgate.store.NamespaceName;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Whoever has lost a grant can do nothing from that instant on, whatever is under way. */
abstract class RevokeRaceContract extends RaceContract {
  RevokeRaceContract(StoreContract kit) {
    super(kit);
  }

  @Test
  void revoke_whileTheManagerActs_nothingOfItsHappensAfterwards() throws Exception {
    repeat(
        account -> {
          NamespaceName name = created(account, grant("bob", MANAGE), grant("zoe", READ));
          assertPowerless(
              account,
              name,
              () -> access.revoke(account.admin(), name, List.of("bob")),
              List.of(
                  i -> grantNew(account, name, i),
                  i -> renameZoe(account, name, i),
                  i -> access.revoke(account.member("bob"), name, List.of("new" + (i - 1))),
                  i -> namespaces.get(account.member("bob"), name)));
        });
  }

  @Test
  void demote_whileTheManagerActs_nothingOfItsHappensAfterwards() throws Exception {
    repeat(
        account -> {
          NamespaceName name = created(account, grant("bob", MANAGE), grant("zoe", READ));
          assertPowerless(
              account,
              name,
              () -> access.change(account.admin(), name, List.of(grant("bob", EDIT))),
              List.of(i -> grantNew(account, name, i), i -> renameZoe(account, name, i)));
        });
  }

  /**
   * Bob acts in all these ways at once; in full swing his power is taken. Whatever he begins after
   * that is forbidden, and what he had begun before changes nothing any more.
   */
  private void assertPowerless(
      Account account,
      NamespaceName name,
      Supplier<Future<Void>> takingHisPower,
      List<IntFunction<Future<?>>> ways)
      throws Exception {
    CountDownLatch inFullSwing = new CountDownLatch(20);
    AtomicBoolean taken = new AtomicBoolean();
    List<Grant> then = new ArrayList<>();
    List<List<Outcome>> late =
        new Race()
            .with(ways.size(), way -> () -> act(ways.get(way), inFullSwing, taken))
            .with(
                1,
                taker ->
                    () -> {
                      assertThat(inFullSwing.await(30, TimeUnit.SECONDS)).isTrue();
                      answer(takingHisPower.get());
                      taken.set(true);
                      then.addAll(grants(account, name));
                      return List.of();
                    })
            .run();

    assertThat(late).flatMap(outcomes -> outcomes).containsOnly(FORBIDDEN);
    assertThat(grants(account, name)).isEqualTo(then);
  }

  /** Acts until the power is gone and three times more; what those three came to. */
  private static List<Outcome> act(
      IntFunction<Future<?>> way, CountDownLatch inFullSwing, AtomicBoolean taken) {
    List<Outcome> late = new ArrayList<>();
    for (int i = 0; late.size() < 3; i++) {
      boolean powerless = taken.get();
      Outcome outcome = Outcome.of(way.apply(i));
      inFullSwing.countDown();
      if (powerless) {
        late.add(outcome);
      }
    }
    return late;
  }

  private Future<Void> grantNew(Account account, NamespaceName name, int number) {
    return access.grant(account.member("bob"), name, List.of(grant("new" + number, READ)));
  }

  private Future<Void> renameZoe(Account account, NamespaceName name, int number) {
    return access.change(
        account.member("bob"), name, List.of(new Grant("zoe", "Zoe " + number, READ)));
  }
}
