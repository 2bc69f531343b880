package dev.orgate.store.contract;

import static dev.orgate.store.Refusal.Subject.NAMESPACE;
import static dev.orgate.store.contract.Outcome.KEY_IN_PROGRESS;
import static dev.orgate.store.contract.Outcome.KEY_REUSED;
import static dev.orgate.store.contract.Outcome.alreadyExists;
import static dev.orgate.store.contract.Outcome.quotaExceeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.NamespaceName;
import dev.orgate.store.Quota;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** However many try at the same time under one key, it is one write, and nobody hears otherwise. */
abstract class AttemptRaceContract extends RaceContract {
  private static final int CALLERS = 8;
  private static final int KEYS = 25;

  AttemptRaceContract(StoreContract kit) {
    super(kit);
  }

  @Test
  void create_oneKeyByMany_oneIsDoneAndAllHearOfIt() throws Exception {
    repeat(
        account -> {
          limit(account, Quota.UNLIMITED);
          List<Command.Keyed> creates = creates(account, KEYS);
          var outcomes = raceTo(CALLERS, KEYS, (caller, i) -> creates.get(i).outcome(store));

          for (int i = 0; i < KEYS; i++) {
            assertOneFirst(numbered(outcomes, i));
          }
          assertThat(quota(account).used()).isEqualTo(KEYS);
        });
  }

  @Test
  void create_oneKeyForManyRequests_oneIsDoneAndTheOthersAreRefused() throws Exception {
    repeat(
        account -> {
          limit(account, Quota.UNLIMITED);
          var outcomes =
              raceTo(
                  CALLERS,
                  KEYS,
                  (caller, i) -> keyed(account, Fresh.name("race"), "key" + i).outcome(store));

          for (int i = 0; i < KEYS; i++) {
            assertThat(numbered(outcomes, i))
                .satisfiesOnlyOnce(outcome -> assertThat(outcome.answered()).isTrue())
                .filteredOn(outcome -> !outcome.answered())
                .isSubsetOf(KEY_REUSED, KEY_IN_PROGRESS);
          }
          assertThat(quota(account).used()).isEqualTo(KEYS);
        });
  }

  @Test
  void create_oneNameUnderManyKeys_oneWinnerAndEachKeyKeepsItsOutcome() throws Exception {
    repeat(
        account -> {
          limit(account, Quota.UNLIMITED);
          List<NamespaceName> names = names(KEYS);
          var outcomes =
              raceTo(
                  CALLERS,
                  KEYS,
                  (caller, i) -> keyed(account, names.get(i), caller + " " + i).outcome(store));

          assertOneWinnerEach(outcomes, i -> alreadyExists(NAMESPACE, names.get(i)));
          for (int caller = 0; caller < CALLERS; caller++) {
            for (int i = 0; i < KEYS; i++) {
              assertThat(keyed(account, names.get(i), caller + " " + i).outcome(store))
                  .isEqualTo(outcomes.get(caller).get(i).replayed());
            }
          }
        });
  }

  // Each key by two callers at once: whoever takes a place twice takes it from somebody else.
  @Test
  void create_manyKeysOnANearlyFullQuota_exactlyTheLimit() throws Exception {
    int limit = 5;
    repeat(
        account -> {
          limit(account, limit);
          List<Command.Keyed> creates = creates(account, CALLERS);
          var outcomes =
              raceTo(2 * CALLERS, 1, (caller, i) -> creates.get(caller / 2).outcome(store));
          limit(account, Quota.UNLIMITED);

          int created = 0;
          for (int i = 0; i < CALLERS; i++) {
            List<Outcome> pair =
                List.of(outcomes.get(2 * i).get(0), outcomes.get(2 * i + 1).get(0));
            Outcome first = assertOneFirst(pair);
            created += first.answered() ? 1 : 0;
            assertThat(first)
                .matches(
                    it -> it.answered() || it.equals(quotaExceeded(namespaceQuota(limit, limit))));
            assertThat(creates.get(i).outcome(store)).isEqualTo(first.replayed());
          }
          assertThat(created).isEqualTo(limit);
          assertThat(quota(account).used()).isEqualTo(limit);
        });
  }

  @Test
  void create_againWhileOthersDeleteIt_isDoneOnce() throws Exception {
    repeat(
        account -> {
          NamespaceName name = Fresh.name("race");
          Command.Keyed create = keyed(account, name, "key");
          Command delete = new Command.Delete(account.admin(), name);
          var outcomes =
              new Race()
                  .with(4, caller -> () -> repeated(create))
                  .with(2, caller -> () -> repeated(delete))
                  .run();

          List<Outcome> creates = outcomes.subList(0, 4).stream().flatMap(List::stream).toList();
          List<Outcome> deletes = outcomes.subList(4, 6).stream().flatMap(List::stream).toList();
          assertOneFirst(creates);
          int deleted = (int) deletes.stream().filter(Outcome::answered).count();
          assertThat(deleted).isLessThan(2);
          assertThat(quota(account).used()).isEqualTo(1 - deleted);
        });
  }

  // All are under way together, so that a store that gathers calls has them in one batch.
  @Test
  void create_equalKeysAmongOtherCalls_oneIsDoneEach() throws Exception {
    repeat(
        account -> {
          limit(account, Quota.UNLIMITED);
          List<Command.Keyed> creates = creates(account, KEYS);
          List<List<Future<?>>> attempts = new ArrayList<>();
          List<Future<?>> plain = new ArrayList<>();
          for (Command.Keyed create : creates) {
            plain.add(namespaces.create(account.admin(), Fresh.name("race")));
            attempts.add(List.of(create.on(store), create.on(store), create.on(store)));
          }

          assertThat(plain).allMatch(call -> Outcome.of(call).answered());
          for (int i = 0; i < KEYS; i++) {
            List<Outcome> outcomes = attempts.get(i).stream().map(Outcome::of).toList();
            Outcome kept = creates.get(i).outcome(store);
            assertThat(kept.kind()).isEqualTo("replayed answer");
            assertThat(outcomes)
                .isSubsetOf(Outcome.answer(kept.data()), KEY_IN_PROGRESS)
                .contains(Outcome.answer(kept.data()));
          }
          assertThat(quota(account).used()).isEqualTo(2 * KEYS);
        });
  }

  /** One was first, which is answered; the others heard the same, or that it was under way. */
  private static Outcome assertOneFirst(List<Outcome> attempts) {
    List<Outcome> first =
        attempts.stream()
            .filter(it -> !it.kind().startsWith("replayed") && !it.equals(KEY_IN_PROGRESS))
            .toList();
    assertThat(first).as("%s", attempts).hasSize(1);
    assertThat(attempts).isSubsetOf(first.get(0), first.get(0).replayed(), KEY_IN_PROGRESS);
    return first.get(0);
  }

  private List<Outcome> repeated(Command command) {
    return Stream.generate(() -> command.outcome(store)).limit(KEYS).toList();
  }

  private static List<Outcome> numbered(List<List<Outcome>> outcomes, int number) {
    return outcomes.stream().map(calls -> calls.get(number)).toList();
  }

  private static List<Command.Keyed> creates(Account account, int count) {
    return names(count).stream().map(name -> keyed(account, name, name.value())).toList();
  }

  private static Command.Keyed keyed(Account account, NamespaceName name, String key) {
    return new Command.Keyed(new Command.Create(account.admin(), name), key);
  }
}
