package dev.orgate.store.contract;

import static dev.orgate.store.Refusal.Subject.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.NamespaceName;
import dev.orgate.store.Quota;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of many who want the same name, one gets it; of many who delete it, one does. */
abstract class NameRaceContract extends RaceContract {
  private static final int CALLERS = 4;
  private static final int NAMES = 50;

  NameRaceContract(StoreContract kit) {
    super(kit);
  }

  @Test
  void create_oneNameInOneTenant_oneWinner() throws Exception {
    repeat(
        account -> {
          limit(account, Quota.UNLIMITED);
          List<NamespaceName> names = names(NAMES);
          var outcomes =
              race(CALLERS, NAMES, (caller, i) -> namespaces.create(account.admin(), names.get(i)));

          assertOneWinnerEach(outcomes, i -> Outcome.alreadyExists(NAMESPACE, names.get(i)));
          assertThat(quota(account).used()).isEqualTo(NAMES);
        });
  }

  @Test
  void create_oneNameInManyTenants_oneWinner() throws Exception {
    repeat(
        unused -> {
          List<Account> accounts = unlimitedAccounts(CALLERS);
          List<NamespaceName> names = names(NAMES);
          var outcomes =
              race(
                  CALLERS,
                  NAMES,
                  (c, i) -> namespaces.create(accounts.get(c).admin(), names.get(i)));

          assertOneWinnerEach(outcomes, i -> Outcome.alreadyExists(NAMESPACE, names.get(i)));
          for (int caller = 0; caller < CALLERS; caller++) {
            assertThat(outcomes.get(caller))
                .filteredOn(Outcome::answered)
                .hasSize(quota(accounts.get(caller)).used());
            Invariants.check(store, accounts.get(caller));
          }
        });
  }

  @Test
  void delete_oneNamespace_oneWinner() throws Exception {
    repeat(
        account -> {
          limit(account, Quota.UNLIMITED);
          List<NamespaceName> names = names(NAMES);
          names.forEach(name -> answer(namespaces.create(account.admin(), name)));
          var outcomes =
              race(CALLERS, NAMES, (caller, i) -> namespaces.delete(account.admin(), names.get(i)));

          assertOneWinnerEach(outcomes, i -> Outcome.notFound(NAMESPACE, names.get(i)));
          assertThat(quota(account).used()).isZero();
        });
  }
}
