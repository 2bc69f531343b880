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
import java.util.List;
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
          NamespaceName name = created(account, grant("bob", MANAGE));
          Actor bob = account.member("bob");
          var outcomes =
              race(
                  2,
                  1,
                  (caller, i) ->
                      caller == 0
                          ? access.revoke(account.admin(), name, List.of("bob"))
                          : namespaces.delete(bob, name));

          assertThat(outcomes)
              .isIn(
                  List.of(List.of(DONE), List.of(FORBIDDEN)),
                  List.of(List.of(notFound(NAMESPACE, name)), List.of(DONE)));
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
