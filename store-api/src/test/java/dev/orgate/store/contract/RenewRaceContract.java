package dev.orgate.store.contract;

import static dev.orgate.store.Refusal.Subject.NAMESPACE;
import static dev.orgate.store.contract.Outcome.alreadyExists;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Namespace;
import dev.orgate.store.NamespaceName;
import dev.orgate.store.NamespaceQuery;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Names that are let go of and taken again, under the eyes of others. */
abstract class RenewRaceContract extends RaceContract {
  RenewRaceContract(StoreContract kit) {
    super(kit);
  }

  // A create takes the name and a delete lets go of it: it must do as a lock.
  @Test
  void createAndDelete_oneNameByManyTenants_oneHolderAtATime() throws Exception {
    repeat(
        unused -> {
          NamespaceName name = Fresh.name("race");
          List<Account> accounts = unlimitedAccounts(4);
          AtomicInteger holders = new AtomicInteger();
          new Race()
              .with(4, caller -> times(100, i -> hold(name, accounts.get(caller), holders)))
              .run();

          accounts.forEach(account -> Invariants.check(store, account));
        });
  }

  private void hold(NamespaceName name, Account account, AtomicInteger holders) {
    Outcome created = Outcome.of(namespaces.create(account.admin(), name));
    if (created.answered()) {
      assertThat(holders.incrementAndGet()).isEqualTo(1);
      assertThat(answer(namespaces.get(account.admin(), name))).isEqualTo(created.data());
      holders.decrementAndGet();
      answer(namespaces.delete(account.admin(), name));
    } else {
      assertThat(created).isEqualTo(alreadyExists(NAMESPACE, name));
    }
  }

  // At every instant one of the two exists; who sees neither has looked at two instants.
  @Test
  void list_whileTwoAreRenewedInTurn_isOfOneInstant() throws Exception {
    repeat(
        account -> {
          List<NamespaceName> names = names(2);
          answer(namespaces.create(account.admin(), names.get(1)));
          new Race()
              .with(1, caller -> times(100, i -> replace(account, names, i)))
              .watchedBy(() -> assertThat(listed(account)).hasSizeBetween(1, 2))
              .run();
        });
  }

  private void replace(Account account, List<NamespaceName> names, int turn) {
    answer(namespaces.create(account.admin(), names.get(turn % 2)));
    answer(namespaces.delete(account.admin(), names.get((turn + 1) % 2)));
  }

  private List<Namespace> listed(Account account) {
    return answer(namespaces.list(account.admin(), NamespaceQuery.ALL)).items();
  }
}
