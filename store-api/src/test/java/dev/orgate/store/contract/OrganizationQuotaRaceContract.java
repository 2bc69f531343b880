package dev.orgate.store.contract;

import static dev.orgate.store.Refusal.Subject.ORGANIZATION;
import static dev.orgate.store.contract.Outcome.alreadyExists;
import static dev.orgate.store.contract.Outcome.quotaExceeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Actor;
import dev.orgate.store.Organization;
import dev.orgate.store.OrganizationStore;
import dev.orgate.store.Quota;
import dev.orgate.store.Uuid;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The number of organizations never passes the limit, and nobody is refused while there is room.
 */
abstract class OrganizationQuotaRaceContract extends RaceContract {
  private final OrganizationStore organizations = store.organizations();

  OrganizationQuotaRaceContract(StoreUnderTest kit) {
    super(kit);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 100})
  void create_moreThanTheLimit_exactlyTheLimit(int limit) throws Exception {
    int callers = 32;
    int calls = limit / callers + 2;
    repeat(
        account -> {
          Tree tree = new Tree(store, account);
          tree.limit(limit);
          List<Outcome> outcomes =
              race(callers, calls, (caller, i) -> create(account, Uuid.random())).stream()
                  .flatMap(List::stream)
                  .toList();

          assertThat(outcomes).filteredOn(Outcome::answered).hasSize(limit);
          assertThat(outcomes)
              .filteredOn(outcome -> !outcome.answered())
              .allMatch(quotaExceeded(organizationQuota(limit, limit))::equals);
          assertThat(tree.quota()).isEqualTo(organizationQuota(limit, limit));
        });
  }

  @Test
  void create_oneUuidByMany_oneWins() throws Exception {
    List<String> uuids = Tree.uuids(25);
    repeat(
        account -> {
          Tree tree = new Tree(store, account);
          tree.limit(Quota.UNLIMITED);
          var outcomes = race(8, uuids.size(), (caller, i) -> create(account, uuids.get(i)));

          assertOneWinnerEach(outcomes, i -> alreadyExists(ORGANIZATION, uuids.get(i)));
          assertThat(tree.all())
              .extracting(Organization::uuid)
              .containsExactlyInAnyOrderElementsOf(uuids);
        });
  }

  @Test
  void createAndDelete_moreWorkersThanRoom_nobodySeesTheLimitPassed() throws Exception {
    int limit = 5;
    repeat(
        account -> {
          Tree tree = new Tree(store, account);
          tree.limit(limit);
          List<List<Outcome>> outcomes =
              new Race()
                  .with(6, worker -> createAndDelete(account))
                  .watchedBy(() -> assertThat(tree.quota().used()).isBetween(0, limit))
                  .watchedBy(() -> assertThat(tree.all()).hasSizeLessThanOrEqualTo(limit))
                  .run();

          assertThat(outcomes)
              .flatMap(each -> each)
              .filteredOn(outcome -> !outcome.answered())
              .allMatch(quotaExceeded(organizationQuota(limit, limit))::equals);
          assertThat(tree.quota().used()).isZero();
        });
  }

  /** Creates a root and one below it and deletes both in one step; what the creates came to. */
  private Callable<List<Outcome>> createAndDelete(Account account) {
    Actor admin = account.admin();
    String root = Uuid.random();
    return () -> {
      List<Outcome> creates = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        Outcome created = Outcome.of(create(account, root));
        creates.add(created);
        if (created.answered()) {
          creates.add(
              Outcome.of(organizations.create(admin, Tree.department(Uuid.random(), root))));
          answer(organizations.delete(admin, root, true));
        }
      }
      return creates;
    };
  }

  private Future<Organization> create(Account account, String uuid) {
    return organizations.create(account.admin(), Tree.department(uuid, null));
  }
}
