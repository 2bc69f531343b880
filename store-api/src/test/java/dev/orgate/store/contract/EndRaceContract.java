package dev.orgate.store.contract;

import static dev.orgate.store.Level.MANAGE;
import static dev.orgate.store.Level.READ;
import static dev.orgate.store.Refusal.Subject.NAMESPACE;
import static dev.orgate.store.contract.Outcome.DONE;
import static dev.orgate.store.contract.Outcome.FORBIDDEN;
import static dev.orgate.store.contract.Outcome.notFound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Actor;
import dev.orgate.store.Grant;
import dev.orgate.store.NamespaceName;
import dev.orgate.store.Quota;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** When a namespace ends, so does every right on it: none is seen on its successor. */
abstract class EndRaceContract extends RaceContract {
  EndRaceContract(StoreContract kit) {
    super(kit);
  }

  @Test
  void delete_whileTheManagerIsRevoked_oneOfThemComesFirst() throws Exception {
    repeat(
        account -> {
          limit(account, Quota.UNLIMITED);
          List<NamespaceName> names =
              Stream.generate(() -> created(account, grant("bob", MANAGE))).limit(50).toList();
          Actor bob = account.member("bob");
          var outcomes =
              race(
                  2,
                  50,
                  (caller, i) ->
                      caller == 0
                          ? access.revoke(account.admin(), names.get(i), List.of("bob"))
                          : namespaces.delete(bob, names.get(i)));

          for (int i = 0; i < 50; i++) {
            assertThat(List.of(outcomes.get(0).get(i), outcomes.get(1).get(i)))
                .isIn(List.of(DONE, FORBIDDEN), List.of(notFound(NAMESPACE, names.get(i)), DONE));
          }
        });
  }

  @Test
  void grant_whileTheNameIsRenewed_isNeverOfTheNewOne() throws Exception {
    repeat(
        account -> {
          NamespaceName name = created(account, grant("bob", MANAGE));
          Actor bob = account.member("bob");
          new Race()
              .with(1, renewer -> times(1, i -> renew(account, name)))
              .with(2, granter -> times(5, i -> grantNew(bob, name, "new" + granter + "-" + i)))
              .run();

          // Bob managed the old one only.
          assertThat(grants(account, name)).extracting(Grant::userId).containsExactly("eve");
        });
  }

  private void renew(Account account, NamespaceName name) {
    answer(namespaces.delete(account.admin(), name));
    answer(namespaces.create(account.admin("eve"), name));
  }

  private void grantNew(Actor actor, NamespaceName name, String userId) {
    assertThat(Outcome.of(access.grant(actor, name, List.of(grant(userId, READ)))))
        .isIn(DONE, FORBIDDEN, notFound(NAMESPACE, name));
  }
}
