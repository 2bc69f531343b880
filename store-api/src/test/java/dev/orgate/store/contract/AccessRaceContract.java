package dev.orgate.store.contract;

import static dev.orgate.store.Level.READ;
import static dev.orgate.store.Refusal.Subject.GRANT;
import static dev.orgate.store.contract.Outcome.DONE;
import static dev.orgate.store.contract.Outcome.alreadyExists;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Grant;
import dev.orgate.store.Level;
import dev.orgate.store.NamespaceName;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A batch of grants changes as a whole, and a user has one grant. */
abstract class AccessRaceContract extends RaceContract {
  private static final List<String> TRIO = List.of("u", "v", "w");

  AccessRaceContract(StoreContract kit) {
    super(kit);
  }

  @Test
  void grant_oneUserByMany_oneWins() throws Exception {
    repeat(
        account -> {
          NamespaceName name = created(account);
          List<List<Outcome>> outcomes =
              race(
                  8,
                  25,
                  (caller, i) ->
                      access.grant(account.admin(), name, List.of(grant("user" + i, READ))));

          assertOneWinnerEach(outcomes, i -> alreadyExists(GRANT, "user" + i));
        });
  }

  @Test
  void grant_batchesThatShareAUser_oneBatchWinsAsAWhole() throws Exception {
    repeat(
        account -> {
          NamespaceName name = created(account);
          List<List<Outcome>> outcomes =
              race(
                  4,
                  1,
                  (caller, i) ->
                      access.grant(
                          account.admin(),
                          name,
                          List.of(grant("before" + caller, READ), grant("shared", READ))));

          assertOneWinnerEach(outcomes, i -> alreadyExists(GRANT, "shared"));
          int winner = outcomes.indexOf(List.of(DONE));
          assertThat(grants(account, name))
              .extracting(Grant::userId)
              .containsExactly("ada", "before" + winner, "shared");
        });
  }

  @Test
  void change_batchWhileWatched_isNeverSeenHalf() throws Exception {
    repeat(
        account -> {
          NamespaceName name = created(account, trio(READ).toArray(Grant[]::new));
          Level[] levels = Level.values();
          new Race()
              .with(2, caller -> times(50, i -> change(account, name, levels[(i + caller) % 3])))
              .watchedBy(() -> assertOneLevel(grants(account, name).subList(1, 4)))
              .run();
        });
  }

  @Test
  void grantAndRevoke_batchWhileWatched_isNeverSeenHalf() throws Exception {
    repeat(
        account -> {
          NamespaceName name = created(account);
          new Race()
              .with(1, caller -> times(50, i -> grantAndRevoke(account, name)))
              .watchedBy(() -> assertThat(grants(account, name).size()).isIn(1, 4))
              .watchedBy(() -> assertThat(counted(account, name)).isIn(1, 4))
              .run();
        });
  }

  private void change(Account account, NamespaceName name, Level level) {
    answer(access.change(account.admin(), name, trio(level)));
  }

  private void grantAndRevoke(Account account, NamespaceName name) {
    answer(access.grant(account.admin(), name, trio(READ)));
    answer(access.revoke(account.admin(), name, TRIO));
  }

  private static void assertOneLevel(List<Grant> grants) {
    assertThat(new HashSet<>(grants.stream().map(Grant::level).toList())).hasSize(1);
  }

  private static List<Grant> trio(Level level) {
    return TRIO.stream().map(user -> grant(user, level)).toList();
  }

  private int counted(Account account, NamespaceName name) {
    return answer(namespaces.get(account.admin(), name)).grants();
  }
}
