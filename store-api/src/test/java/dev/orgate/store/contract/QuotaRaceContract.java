package dev.orgate.store.contract;

import static dev.orgate.store.contract.Outcome.quotaExceeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Actor;
import dev.orgate.store.NamespaceName;
import dev.orgate.store.NamespaceQuery;
import dev.orgate.store.Quota;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Use never passes the limit, and nobody is refused while there is room. */
abstract class QuotaRaceContract extends RaceContract {
  QuotaRaceContract(StoreContract kit) {
    super(kit);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 1000})
  void create_moreThanTheLimit_exactlyTheLimit(int limit) throws Exception {
    int callers = 64;
    int calls = limit / callers + 2;
    repeat(
        account -> {
          limit(account, limit);
          List<NamespaceName> names = names(callers * calls);
          List<Outcome> outcomes =
              race(
                      callers,
                      calls,
                      (caller, i) ->
                          namespaces.create(account.admin(), names.get(caller * calls + i)))
                  .stream()
                  .flatMap(List::stream)
                  .toList();

          assertThat(outcomes).filteredOn(Outcome::answered).hasSize(limit);
          assertThat(outcomes)
              .filteredOn(outcome -> !outcome.answered())
              .allMatch(quotaExceeded(namespaceQuota(limit, limit))::equals);
          assertThat(quota(account)).isEqualTo(namespaceQuota(limit, limit));
        });
  }

  @Test
  void createAndDelete_oneEachAndRoomForAll_nobodyIsRefused() throws Exception {
    int workers = 4;
    repeat(
        account -> {
          limit(account, workers);
          List<List<Outcome>> outcomes =
              new Race().with(workers, worker -> createAndDelete(account, 100)).run();

          assertThat(outcomes).allSatisfy(each -> assertThat(each).allMatch(Outcome::answered));
        });
  }

  @Test
  void createAndDelete_moreWorkersThanRoom_nobodySeesTheLimitPassed() throws Exception {
    int limit = 3;
    repeat(
        account -> {
          limit(account, limit);
          List<List<Outcome>> outcomes =
              new Race()
                  .with(8, worker -> createAndDelete(account, 50))
                  .watchedBy(() -> assertThat(quota(account).used()).isBetween(0, limit))
                  .watchedBy(() -> assertThat(listed(account)).isBetween(0, limit))
                  .run();

          assertThat(outcomes)
              .flatMap(each -> each)
              .filteredOn(outcome -> !outcome.answered())
              .allMatch(quotaExceeded(namespaceQuota(limit, limit))::equals);
        });
  }

  @Test
  void setLimits_whileNamespacesComeAndGo_useNeverRisesAboveIt() throws Exception {
    Random random = new Random();
    repeat(
        account -> {
          List<List<Outcome>> outcomes =
              new Race()
                  .with(8, worker -> createAndDelete(account, 50))
                  .watchedBy(() -> lookUnder(limit(account, random.nextInt(5)), account))
                  .run();

          assertThat(outcomes)
              .flatMap(each -> each)
              .filteredOn(outcome -> !outcome.answered())
              .allMatch(outcome -> !((Quota) outcome.data()).hasRoom());
        });
  }

  /** Under a limit use may fall, and rise up to the limit, but never rise above it. */
  private void lookUnder(Quota then, Account account) {
    Quota before = then;
    for (int look = 0; look < 5; look++) {
      Quota now = quota(account);
      assertThat(now.limit()).isEqualTo(before.limit());
      assertThat(now.used()).isBetween(0, Math.max(before.limit(), before.used()));
      before = now;
    }
  }

  private int listed(Account account) {
    return answer(namespaces.list(account.admin(), NamespaceQuery.ALL)).items().size();
  }

  /** Creates and deletes a namespace again and again; what the creates came to. */
  private Callable<List<Outcome>> createAndDelete(Account account, int times) {
    Actor admin = account.admin();
    NamespaceName own = Fresh.name("race");
    return () -> {
      List<Outcome> creates = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        Outcome created = Outcome.of(namespaces.create(admin, own));
        creates.add(created);
        if (created.answered()) {
          answer(namespaces.delete(admin, own));
        }
      }
      return creates;
    };
  }
}
