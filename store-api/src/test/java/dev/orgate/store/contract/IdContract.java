package dev.orgate.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Namespace;
import dev.orgate.store.NamespaceName;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ids ascend, and what is refused burns none. */
abstract class IdContract extends RaceContract {
  IdContract(StoreContract kit) {
    super(kit);
  }

  @Test
  void create_oneAfterTheOther_idsAscend() {
    List<Integer> ids =
        List.of(create(Fresh.name("z")).id(), create(name).id(), create(Fresh.name("a")).id());

    assertThat(ids).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void create_afterRefusalsOfEveryKind_idIsTheNext() {
    limit(there, 0);
    int before = create(name).id();
    for (int i = 0; i < 7; i++) {
      Outcome.of(namespaces.create(admin, name));
      Outcome.of(namespaces.create(foreigner, name));
      Outcome.of(namespaces.create(foreigner, Fresh.name("beyond")));
      Outcome.of(namespaces.create(bob, Fresh.name("forbidden")));
    }

    assertThat(create(Fresh.name("team")).id()).isEqualTo(before + 1);
  }

  @Test
  void create_manyAtOnceOfWhichMostAreRefused_idsAreConsecutive() throws Exception {
    int callers = 4;
    repeat(
        account -> {
          int before = answer(namespaces.create(account.admin(), Fresh.name("first"))).id();
          List<Account> accounts = unlimitedAccounts(callers);
          List<NamespaceName> names = names(50);
          accounts.forEach(each -> limit(each, 15));
          List<Integer> ids =
              race(callers, 50, (i, n) -> namespaces.create(accounts.get(i).admin(), names.get(n)))
                  .stream()
                  .flatMap(List::stream)
                  .filter(Outcome::answered)
                  .map(created -> ((Namespace) created.data()).id())
                  .sorted()
                  .toList();

          for (int i = 0; i < ids.size(); i++) {
            assertThat(ids.get(i)).isEqualTo(before + 1 + i);
          }
        });
  }
}
