package dev.orgate.store.contract;

import static dev.orgate.store.OrganizationRule.ENABLED_ABOVE;
import static dev.orgate.store.OrganizationRule.NO_CHILDREN;
import static dev.orgate.store.Refusal.Subject.ORGANIZATION;
import static dev.orgate.store.contract.Outcome.DONE;
import static dev.orgate.store.contract.Outcome.notFound;
import static dev.orgate.store.contract.Outcome.ruleBroken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Actor;
import dev.orgate.store.OrganizationState;
import dev.orgate.store.OrganizationStore;
import dev.orgate.store.Quota;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing is put below what ends or is disabled at the same time. */
abstract class OrganizationEndRaceContract extends RaceContract {
  private static final int COUNT = 20;
  private final OrganizationStore organizations = store.organizations();

  OrganizationEndRaceContract(StoreUnderTest kit) {
    super(kit);
  }

  private Tree tree(Account account) {
    Tree tree = new Tree(store, account);
    tree.limit(Quota.UNLIMITED);
    return tree;
  }

  @Test
  void create_belowOneThatIsDeleted_oneOfThemComesFirst() throws Exception {
    repeat(
        account -> {
          Tree tree = tree(account);
          Actor admin = account.admin();
          List<String> parents = Stream.generate(tree::root).limit(COUNT).toList();
          List<String> children = Tree.uuids(COUNT);
          var outcomes =
              race(
                  2,
                  COUNT,
                  (caller, i) ->
                      caller == 0
                          ? organizations.create(
                              admin, Tree.department(children.get(i), parents.get(i)))
                          : organizations.delete(admin, parents.get(i), false));

          for (int i = 0; i < COUNT; i++) {
            Outcome created = outcomes.get(0).get(i);
            Outcome deleted = outcomes.get(1).get(i);
            if (created.answered()) {
              assertThat(deleted).isEqualTo(ruleBroken(NO_CHILDREN, parents.get(i)));
            } else {
              assertThat(created).isEqualTo(notFound(ORGANIZATION, parents.get(i)));
              assertThat(deleted).isEqualTo(DONE);
            }
          }
        });
  }

  @Test
  void create_belowATreeThatIsDeleted_isGoneAlongOrNotFound() throws Exception {
    repeat(
        account -> {
          Tree tree = tree(account);
          Actor admin = account.admin();
          List<List<String>> chains = Stream.generate(() -> tree.chain(3)).limit(COUNT).toList();
          var outcomes =
              race(
                  3,
                  COUNT,
                  (caller, i) ->
                      caller == 0
                          ? organizations.delete(admin, chains.get(i).get(0), true)
                          : organizations.create(
                              admin,
                              Tree.department(Tree.uuids(1).get(0), chains.get(i).get(caller))));

          assertThat(outcomes.get(0)).containsOnly(DONE);
          for (int caller = 1; caller < 3; caller++) {
            for (int i = 0; i < COUNT; i++) {
              String parent = chains.get(i).get(caller);
              assertThat(outcomes.get(caller).get(i))
                  .matches(it -> it.answered() || it.equals(notFound(ORGANIZATION, parent)));
            }
          }
          assertThat(tree.all()).isEmpty();
        });
  }

  @Test
  void move_intoATreeThatIsDeleted_isGoneAlongOrStaysWhereItWas() throws Exception {
    repeat(
        account -> {
          Tree tree = tree(account);
          Actor admin = account.admin();
          List<List<String>> chains = Stream.generate(() -> tree.chain(3)).limit(COUNT).toList();
          List<List<String>> movers = Stream.generate(() -> tree.chain(2)).limit(COUNT).toList();
          var outcomes =
              race(
                  2,
                  COUNT,
                  (caller, i) ->
                      caller == 0
                          ? organizations.delete(admin, chains.get(i).get(0), true)
                          : organizations.move(
                              admin, chains.get(i).get(2), List.of(movers.get(i).get(0))));

          assertThat(outcomes.get(0)).containsOnly(DONE);
          for (int i = 0; i < COUNT; i++) {
            Outcome moved = outcomes.get(1).get(i);
            assertThat(moved).isIn(DONE, notFound(ORGANIZATION, chains.get(i).get(2)));
            for (String uuid : movers.get(i)) {
              assertThat(tree.has(uuid)).isNotEqualTo(moved.answered());
            }
          }
        });
  }

  // Out of it: what left in time is not deleted along.
  @Test
  void move_outOfATreeThatIsDeleted_isKeptOrNotFound() throws Exception {
    repeat(
        account -> {
          Tree tree = tree(account);
          Actor admin = account.admin();
          String refuge = tree.root();
          List<List<String>> chains = Stream.generate(() -> tree.chain(3)).limit(COUNT).toList();
          var outcomes =
              race(
                  2,
                  COUNT,
                  (caller, i) ->
                      caller == 0
                          ? organizations.delete(admin, chains.get(i).get(0), true)
                          : organizations.move(admin, refuge, List.of(chains.get(i).get(1))));

          assertThat(outcomes.get(0)).containsOnly(DONE);
          for (int i = 0; i < COUNT; i++) {
            Outcome moved = outcomes.get(1).get(i);
            assertThat(moved).isIn(DONE, notFound(ORGANIZATION, chains.get(i).get(1)));
            assertThat(tree.has(chains.get(i).get(2))).isEqualTo(moved.answered());
          }
        });
  }

  @Test
  void create_farBelowOneThatIsDisabled_isNoneOfThoseThatCameAfter() throws Exception {
    repeat(
        account -> {
          Tree tree = tree(account);
          Actor admin = account.admin();
          List<List<String>> chains = Stream.generate(() -> tree.chain(3)).limit(COUNT).toList();
          List<String> children = Tree.uuids(COUNT);
          List<String> late = Tree.uuids(COUNT);
          var outcomes =
              raceTo(
                  2,
                  COUNT,
                  (caller, i) -> {
                    String parent = chains.get(i).get(2);
                    if (caller == 0) {
                      return Outcome.of(
                          organizations.create(admin, Tree.department(children.get(i), parent)));
                    }
                    answer(
                        organizations.setState(
                            admin, chains.get(i).get(0), OrganizationState.DISABLED));
                    return Outcome.of(
                        organizations.create(admin, Tree.department(late.get(i), parent)));
                  });

          for (int i = 0; i < COUNT; i++) {
            Outcome refused = ruleBroken(ENABLED_ABOVE, chains.get(i).get(2));
            assertThat(outcomes.get(0).get(i)).matches(it -> it.answered() || it.equals(refused));
            assertThat(outcomes.get(1).get(i)).isEqualTo(refused);
            assertThat(tree.has(children.get(i))).isEqualTo(outcomes.get(0).get(i).answered());
          }
        });
  }
}
