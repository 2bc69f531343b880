package dev.orgate.store.contract;

import static dev.orgate.store.OrganizationRole.OPERATOR;
import static dev.orgate.store.Refusal.Subject.ATTRIBUTE;
import static dev.orgate.store.Refusal.Subject.MEMBER;
import static dev.orgate.store.contract.Outcome.DONE;
import static dev.orgate.store.contract.Outcome.KEY_IN_PROGRESS;
import static dev.orgate.store.contract.Outcome.alreadyExists;
import static dev.orgate.store.contract.Outcome.notFound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Actor;
import dev.orgate.store.NewAttribute;
import dev.orgate.store.NewQuotaEntry;
import dev.orgate.store.OrganizationAttributeStore;
import dev.orgate.store.OrganizationMemberStore;
import dev.orgate.store.OrganizationQuota;
import dev.orgate.store.OrganizationQuotaStore;
import dev.orgate.store.Quota;
import dev.orgate.store.Uuid;
import io.vertx.core.Future;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What belongs to organizations changes in one step, too. */
abstract class OrganizationRaceContract extends RaceContract {
  private static final int COUNT = 20;
  private final OrganizationAttributeStore attributes = store.organizationAttributes();
  private final OrganizationMemberStore members = store.organizationMembers();
  private final OrganizationQuotaStore entries = store.organizationQuotas();

  OrganizationRaceContract(StoreUnderTest kit) {
    super(kit);
  }

  // The invariants say that no role is left of who is no member.
  @Test
  void appoint_whileTheMemberIsRemoved_isNobodyWhoIsNone() throws Exception {
    repeat(
        account -> {
          Tree tree = new Tree(store, account);
          Actor admin = account.admin();
          String root = tree.root();
          for (int i = 0; i < COUNT; i++) {
            tree.addMembers(root, "user" + i);
          }
          var outcomes =
              race(
                  2,
                  COUNT,
                  (caller, i) ->
                      caller == 0
                          ? members.remove(admin, root, List.of("user" + i))
                          : members.appoint(admin, root, OPERATOR, "user" + i, Uuid.random()));

          for (int i = 0; i < COUNT; i++) {
            assertThat(outcomes.get(0).get(i)).isEqualTo(DONE);
            assertThat(outcomes.get(1).get(i)).isIn(DONE, notFound(MEMBER, "user" + i));
          }
          assertThat(tree.get(root).attributes()).isEmpty();
          assertThat(tree.members(root).total()).isZero();
        });
  }

  @Test
  void appoint_manyAtOnce_oneRoleIsKept() throws Exception {
    repeat(
        account -> {
          Tree tree = new Tree(store, account);
          String root = tree.root();
          tree.addMembers(root, "user0", "user1", "user2", "user3");
          var outcomes =
              race(
                  4,
                  5,
                  (caller, i) ->
                      members.appoint(
                          account.admin(), root, OPERATOR, "user" + caller, Uuid.random()));

          assertThat(outcomes).flatMap(each -> each).containsOnly(DONE);
          assertThat(tree.get(root).attributes()).hasSize(1);
        });
  }

  @Test
  void addAttribute_ofOneRoleByMany_oneWins() throws Exception {
    repeat(
        account -> {
          Tree tree = new Tree(store, account);
          String root = tree.root();
          tree.addMembers(root, "bob");
          var outcomes =
              race(
                  4,
                  1,
                  (caller, i) ->
                      attributes.add(
                          account.admin(),
                          root,
                          List.of(
                              Tree.attribute("caller", "" + caller),
                              Tree.attribute(OPERATOR.attribute(), "bob"))));

          assertOneWinnerEach(outcomes, i -> alreadyExists(ATTRIBUTE, OPERATOR.attribute()));
          assertThat(tree.get(root).attributes()).hasSize(2);
        });
  }

  @Test
  void addAttribute_oneUuidToManyOrganizations_oneWins() throws Exception {
    repeat(
        account -> {
          Tree tree = new Tree(store, account);
          List<String> roots = List.of(tree.root(), tree.root(), tree.root(), tree.root());
          List<String> uuids = Tree.uuids(COUNT);
          var outcomes =
              race(
                  4,
                  COUNT,
                  (caller, i) ->
                      attributes.add(
                          account.admin(),
                          roots.get(caller),
                          List.of(new NewAttribute(uuids.get(i), "n", "v"))));

          assertOneWinnerEach(outcomes, i -> alreadyExists(ATTRIBUTE, uuids.get(i)));
        });
  }

  @Test
  void setQuota_oneNameByMany_isOneEntry() throws Exception {
    repeat(
        account -> {
          Tree tree = new Tree(store, account);
          String root = tree.root();
          var outcomes = race(8, 5, (caller, i) -> setQuota(account, root, "name" + i, caller));

          assertThat(outcomes).flatMap(each -> each).allMatch(Outcome::answered);
          assertThat(tree.quotaEntries()).hasSize(5);
          for (int i = 0; i < 5; i++) {
            int number = i;
            assertThat(outcomes)
                .extracting(each -> ((OrganizationQuota) each.get(number).data()).uuid())
                .containsOnly(((OrganizationQuota) outcomes.get(0).get(i).data()).uuid());
          }
        });
  }

  private Future<OrganizationQuota> setQuota(
      Account account, String root, String name, long value) {
    return entries.set(account.admin(), root, new NewQuotaEntry(Uuid.random(), name, value));
  }

  @Test
  void setQuota_whileItsRootIsMoved_isNeverOfANonRoot() throws Exception {
    repeat(
        account -> {
          Tree tree = new Tree(store, account);
          tree.limit(Quota.UNLIMITED);
          String target = tree.root();
          List<String> roots = Stream.generate(tree::root).limit(COUNT).toList();
          race(
              2,
              COUNT,
              (caller, i) ->
                  caller == 0
                      ? setQuota(account, roots.get(i), "vm", 1)
                      : store.organizations().move(account.admin(), target, List.of(roots.get(i))));

          assertThat(tree.quotaEntries()).isEmpty();
        });
  }

  @Test
  void create_oneKeyByMany_oneIsDoneAndAllHearOfIt() throws Exception {
    repeat(
        account -> {
          Tree tree = new Tree(store, account);
          tree.limit(Quota.UNLIMITED);
          List<Command.Keyed> creates =
              Tree.uuids(COUNT).stream()
                  .map(
                      uuid ->
                          new OrganizationCommand.Create(
                              account.admin(), Tree.department(uuid, null)))
                  .map(create -> new Command.Keyed(create, create.organization().uuid()))
                  .toList();
          var outcomes = raceTo(6, COUNT, (caller, i) -> creates.get(i).outcome(store));

          for (int i = 0; i < COUNT; i++) {
            Outcome kept = creates.get(i).outcome(store);
            Outcome first = Outcome.answer(kept.data());
            int number = i;
            assertThat(kept).isEqualTo(first.replayed());
            assertThat(outcomes.stream().map(each -> each.get(number)))
                .isSubsetOf(first, kept, KEY_IN_PROGRESS)
                .containsOnlyOnce(first);
          }
          assertThat(tree.quota().used()).isEqualTo(COUNT);
        });
  }
}
