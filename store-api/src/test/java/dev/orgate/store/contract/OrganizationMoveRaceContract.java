package dev.orgate.store.contract;

import static dev.orgate.store.OrganizationRule.NO_CYCLE;
import static dev.orgate.store.contract.Outcome.DONE;
import static dev.orgate.store.contract.Outcome.ruleBroken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Actor;
import dev.orgate.store.Organization;
import dev.orgate.store.OrganizationStore;
import dev.orgate.store.OrganizationUpdate;
import dev.orgate.store.Quota;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Moves that cross never make a cycle, and every root is right at every instant. */
abstract class OrganizationMoveRaceContract extends RaceContract {
  private final OrganizationStore organizations = store.organizations();

  OrganizationMoveRaceContract(StoreUnderTest kit) {
    super(kit);
  }

  private Tree tree(Account account) {
    Tree tree = new Tree(store, account);
    tree.limit(Quota.UNLIMITED);
    return tree;
  }

  @Test
  void move_twoIntoEachOther_oneWins() throws Exception {
    repeat(
        account -> {
          Tree tree = tree(account);
          Actor admin = account.admin();
          List<String> left = Stream.generate(tree::root).limit(20).toList();
          List<String> right = Stream.generate(tree::root).limit(20).toList();
          var outcomes =
              race(
                  2,
                  20,
                  (caller, i) ->
                      caller == 0
                          ? organizations.move(admin, left.get(i), List.of(right.get(i)))
                          : under(admin, left.get(i), right.get(i)));

          for (int i = 0; i < 20; i++) {
            Outcome moved = outcomes.get(0).get(i);
            Outcome updated = outcomes.get(1).get(i);
            assertThat(moved.answered()).isNotEqualTo(updated.answered());
            assertThat(moved).isIn(DONE, ruleBroken(NO_CYCLE, right.get(i)));
            String root = moved.answered() ? left.get(i) : right.get(i);
            assertThat(tree.get(left.get(i)).root()).isEqualTo(root);
            assertThat(tree.get(right.get(i)).root()).isEqualTo(root);
          }
        });
  }

  // Each one alone is harmless, all of them together are a ring.
  @Test
  void move_manyInARing_oneIsRefused() throws Exception {
    int size = 4;
    repeat(
        account -> {
          Tree tree = tree(account);
          List<List<String>> chains = Stream.generate(() -> tree.chain(3)).limit(size).toList();
          var outcomes =
              race(
                  size,
                  1,
                  (caller, i) ->
                      organizations.move(
                          account.admin(),
                          chains.get((caller + 1) % size).get(2),
                          List.of(chains.get(caller).get(0))));

          assertThat(outcomes).filteredOn(each -> each.get(0).answered()).hasSize(size - 1);
          int refused = 0;
          while (outcomes.get(refused).contains(DONE)) {
            refused++;
          }
          String root = chains.get(refused).get(0);
          assertThat(outcomes.get(refused)).containsExactly(ruleBroken(NO_CYCLE, root));
          assertThat(tree.all()).extracting(Organization::root).containsOnly(root);
        });
  }

  @Test
  void move_anyOfAForestAnywhere_isSeenAsAForest() throws Exception {
    Random random = new Random();
    repeat(
        account -> {
          Tree tree = tree(account);
          Actor admin = account.admin();
          List<String> uuids = new ArrayList<>(tree.chain(4));
          uuids.addAll(tree.chain(4));
          uuids.addAll(tree.chain(4));
          var outcomes =
              new Race()
                  .with(
                      4,
                      mover ->
                          () -> {
                            List<Outcome> moves = new ArrayList<>();
                            for (int i = 0; i < 25; i++) {
                              String parent = uuids.get(random.nextInt(uuids.size()));
                              String child = uuids.get(random.nextInt(uuids.size()));
                              String other = uuids.get(random.nextInt(uuids.size()));
                              moves.add(
                                  Outcome.of(
                                      i % 3 == 0
                                          ? under(admin, child, parent)
                                          : organizations.move(
                                              admin, parent, List.of(child, other))));
                            }
                            return moves;
                          })
                  .watchedBy(() -> assertForest(tree.all(), uuids.size()))
                  .run();

          assertThat(outcomes)
              .flatMap(each -> each)
              .allMatch(it -> it.answered() || String.valueOf(it.data()).startsWith("NO_CYCLE"));
        });
  }

  /** All are there, none above itself, each with the root it is below. */
  private static void assertForest(List<Organization> all, int size) {
    assertThat(all).hasSize(size);
    Map<String, Organization> organizations = new HashMap<>();
    all.forEach(each -> organizations.put(each.uuid(), each));
    for (Organization each : all) {
      Organization at = each;
      for (int steps = 0; at.parent() != null; steps++) {
        assertThat(steps).as("%s", all).isLessThan(size);
        at = organizations.get(at.parent());
      }
      assertThat(each.root()).as("%s of %s", each, all).isEqualTo(at.uuid());
    }
  }

  private Future<Organization> under(Actor admin, String child, String parent) {
    return organizations.update(admin, child, new OrganizationUpdate(null, null, null, parent));
  }
}
