package dev.orgate.store.contract;

import static dev.orgate.store.Level.READ;
import static dev.orgate.store.Refusal.Subject.NAMESPACE;
import static dev.orgate.store.contract.Outcome.alreadyExists;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Actor;
import dev.orgate.store.NamespaceName;
import dev.orgate.store.NamespaceQuery;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What happens is seen by everybody at once: no later look, at anything, shows the time before. */
abstract class VisibilityRaceContract extends RaceContract {
  VisibilityRaceContract(StoreContract kit) {
    super(kit);
  }

  @Test
  void createThenDelete_whileWatched_areSeenEverywhereAtOnce() throws Exception {
    repeat(
        account -> {
          NamespaceName name = Fresh.name("race");
          List<BooleanSupplier> signs = signsOfExistence(account, name);
          assertTurns(signs, true, () -> namespaces.create(account.admin(), name));
          assertTurns(signs, false, () -> namespaces.delete(account.admin(), name));
        });
  }

  @Test
  void grantThenRevoke_whileWatched_areSeenEverywhereAtOnce() throws Exception {
    repeat(
        account -> {
          NamespaceName name = created(account);
          List<BooleanSupplier> signs = signsOfBobsGrant(account, name);
          assertTurns(
              signs, true, () -> access.grant(account.admin(), name, List.of(grant("bob", READ))));
          assertTurns(signs, false, () -> access.revoke(account.admin(), name, List.of("bob")));
        });
  }

  private List<BooleanSupplier> signsOfExistence(Account account, NamespaceName name) {
    Actor admin = account.admin();
    Account rival = Account.fresh();
    limit(rival, 0); // Its creates tell whether the name is taken, and create nothing.
    return List.of(
        () -> Outcome.of(namespaces.get(admin, name)).answered(),
        () -> Outcome.of(access.show(admin, name)).answered(),
        () -> listed(admin) == 1,
        () -> quota(account).used() == 1,
        () ->
            Outcome.of(namespaces.create(rival.admin(), name))
                .equals(alreadyExists(NAMESPACE, name)));
  }

  private List<BooleanSupplier> signsOfBobsGrant(Account account, NamespaceName name) {
    Actor bob = account.member("bob");
    return List.of(
        () -> Outcome.of(namespaces.get(bob, name)).answered(),
        () -> Outcome.of(access.show(bob, name)).answered(),
        () -> listed(bob) == 1,
        () -> grants(account, name).size() == 2,
        () -> answer(namespaces.get(account.admin(), name)).grants() == 2);
  }

  private static void assertTurns(
      List<BooleanSupplier> signs, boolean to, Supplier<Future<?>> event) throws Exception {
    List<BooleanSupplier> shuffled = new ArrayList<>(signs);
    new Race()
        .with(1, actor -> () -> List.of(Outcome.of(event.get())))
        .watchedBy(
            () -> {
              Collections.shuffle(shuffled);
              boolean turned = false;
              for (BooleanSupplier sign : shuffled) {
                boolean now = sign.getAsBoolean() == to;
                assertThat(now || !turned).isTrue();
                turned = now;
              }
            })
        .run();
    assertThat(signs).allMatch(sign -> sign.getAsBoolean() == to);
  }

  private int listed(Actor actor) {
    return answer(namespaces.list(actor, NamespaceQuery.ALL)).items().size();
  }
}
