package dev.orgate.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Grant;
import dev.orgate.store.NamespaceName;
import dev.orgate.store.Quota;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** What all races share: real threads, many rounds, a result that is exact in each of them. */
abstract class RaceContract extends ContractTest {
  RaceContract(StoreUnderTest kit) {
    super(kit);
  }

  /** One race, run with a tenant of its own. */
  interface Round {
    void run(Account account) throws Exception;
  }

  /** What a caller's numbered call is. */
  interface Calls {
    Future<?> call(int caller, int number);
  }

  /** What a caller's numbered call comes to. */
  interface Ends {
    Outcome end(int caller, int number);
  }

  /** Runs rounds until the time for a race is over; after each the invariants must hold. */
  void repeat(Round round) throws Exception {
    long end = System.nanoTime() + kit.raceTime().toNanos();
    do {
      Account account = Account.fresh();
      round.run(account);
      Invariants.check(store, account);
    } while (System.nanoTime() < end);
  }

  /**
   * Callers make their calls in step: nobody makes the next one before all have made this one. The
   * outcomes by caller and number of call.
   */
  static List<List<Outcome>> race(int callers, int calls, Calls each) throws Exception {
    return raceTo(callers, calls, (caller, number) -> Outcome.of(each.call(caller, number)));
  }

  /** The same of calls that tell by themselves what they came to. */
  static List<List<Outcome>> raceTo(int callers, int calls, Ends each) throws Exception {
    AtomicInteger ready = new AtomicInteger();
    return new Race()
        .with(
            callers,
            caller ->
                () -> {
                  List<Outcome> outcomes = new ArrayList<>();
                  for (int number = 0; number < calls; number++) {
                    ready.incrementAndGet();
                    awaitReady(ready, callers * (number + 1));
                    outcomes.add(each.end(caller, number));
                  }
                  return outcomes;
                })
        .run();
  }

  // Spins, because whoever sleeps wakes up too late to meet anybody.
  private static void awaitReady(AtomicInteger ready, int all) throws InterruptedException {
    while (ready.get() < all) {
      if (Thread.interrupted()) {
        throw new InterruptedException("another caller failed");
      }
      Thread.yield();
    }
  }

  /** Of everybody's call of one number one was answered, all others refused in its way. */
  static void assertOneWinnerEach(List<List<Outcome>> outcomes, IntFunction<Outcome> refused) {
    for (int i = 0; i < outcomes.get(0).size(); i++) {
      int number = i;
      assertThat(outcomes.stream().map(calls -> calls.get(number)))
          .satisfiesOnlyOnce(outcome -> assertThat(outcome.answered()).isTrue())
          .filteredOn(outcome -> !outcome.answered())
          .containsOnly(refused.apply(number));
    }
  }

  /** A namespace of that account's admin, who has given these grants on it. */
  NamespaceName created(Account account, Grant... grants) {
    NamespaceName name = Fresh.name("race");
    answer(namespaces.create(account.admin(), name));
    List.of(grants).forEach(grant -> answer(access.grant(account.admin(), name, List.of(grant))));
    return name;
  }

  List<Grant> grants(Account account, NamespaceName name) {
    return answer(access.show(account.admin(), name)).grants();
  }

  /** A runner who acts so many times, each time with its number; the outcomes are nobody's. */
  static Callable<List<Outcome>> times(int count, IntConsumer act) {
    return () -> {
      for (int number = 0; number < count; number++) {
        act.accept(number);
      }
      return List.of();
    };
  }

  List<Account> unlimitedAccounts(int count) {
    List<Account> accounts = Stream.generate(Account::fresh).limit(count).toList();
    accounts.forEach(account -> limit(account, Quota.UNLIMITED));
    return accounts;
  }

  static List<NamespaceName> names(int count) {
    return Stream.generate(() -> Fresh.name("race")).limit(count).toList();
  }
}
