package dev.orgate.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Organization;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class OrganizationMoveContract extends TreeContract {
  OrganizationMoveContract(StoreUnderTest kit) {
    super(kit);
  }

  @Test
  void move_deepTree_allBelowHaveTheNewRoot() {
    List<String> moved = tree.chain(12);
    String sibling = tree.below(moved.get(5));
    List<String> target = tree.chain(3);
    tree.move(target.get(2), moved.get(0));

    assertThat(tree.all()).extracting(Organization::root).containsOnly(target.get(0));
    assertThat(tree.get(moved.get(0)).parent()).isEqualTo(target.get(2));
    for (int i = 1; i < moved.size(); i++) {
      assertThat(tree.get(moved.get(i)).parent()).isEqualTo(moved.get(i - 1));
    }
    assertThat(tree.get(sibling).parent()).isEqualTo(moved.get(5));
  }

  @Test
  void move_partOfATree_leavesTheRest() {
    List<String> chain = tree.chain(4);
    String target = tree.root();
    tree.move(target, chain.get(2));

    assertThat(tree.get(chain.get(1)).root()).isEqualTo(chain.get(0));
    assertThat(tree.get(chain.get(2)).root()).isEqualTo(target);
    assertThat(tree.get(chain.get(3)).root()).isEqualTo(target);
    assertThat(tree.children(chain.get(1))).isEmpty();
  }

  @Test
  void move_manyChildren_movesAll() {
    String target = tree.root();
    List<String> children = List.of(tree.root(), tree.root(), tree.below(tree.root()));
    tree.move(target, children.toArray(String[]::new));

    assertThat(tree.children(target)).isEqualTo(children);
  }

  @Test
  void move_aTreeAndAPartOfIt_bothAreChildren() {
    List<String> chain = tree.chain(3);
    String target = tree.root();
    tree.move(target, chain.get(0), chain.get(2));

    assertThat(tree.children(target)).containsExactly(chain.get(0), chain.get(2));
    assertThat(tree.children(chain.get(0))).containsExactly(chain.get(1));
    assertThat(tree.children(chain.get(1))).isEmpty();
  }

  @Test
  void move_oneTwice_isMovedOnce() {
    String target = tree.root();
    String child = tree.root();
    tree.move(target, child, child);

    assertThat(tree.children(target)).containsExactly(child);
  }

  @Test
  void move_toWhereItIs_staysThere() {
    List<String> chain = tree.chain(3);
    tree.move(chain.get(0), chain.get(1));

    assertThat(tree.get(chain.get(1)).parent()).isEqualTo(chain.get(0));
    assertThat(tree.all()).extracting(Organization::root).containsOnly(chain.get(0));
  }

  @Test
  void move_upInItsOwnTree_keepsTheRoot() {
    List<String> chain = tree.chain(5);
    tree.move(chain.get(0), chain.get(3));

    assertThat(tree.get(chain.get(3)).parent()).isEqualTo(chain.get(0));
    assertThat(tree.all()).extracting(Organization::root).containsOnly(chain.get(0));
  }

  @Test
  void move_whereTwoLevelsChangePlaces_isDoneOneAfterTheOther() {
    List<String> chain = tree.chain(3);
    tree.move(chain.get(0), chain.get(2));
    tree.move(chain.get(2), chain.get(1));

    assertThat(tree.get(chain.get(2)).parent()).isEqualTo(chain.get(0));
    assertThat(tree.get(chain.get(1)).parent()).isEqualTo(chain.get(2));
  }

  @Test
  void move_aFormerRoot_losesItsQuotaEntriesAndNobodyElseDoes() {
    String target = tree.root();
    String moved = tree.root();
    String other = tree.root();
    tree.setQuota(target, "vm", 1);
    tree.setQuota(moved, "vm", 2);
    tree.setQuota(moved, "disk", 2);
    tree.setQuota(other, "vm", 3);
    tree.move(target, moved);

    assertThat(tree.quotaEntries())
        .extracting(entry -> entry.organization() + entry.value())
        .containsExactly(target + 1, other + 3);
    assertThat(answer(entries.usage(admin, moved))).isEmpty();
  }

  @Test
  void move_withMembersAndAttributes_keepsThem() {
    String moved = tree.root();
    tree.addMembers(moved, "bob");
    tree.addAttribute(moved, "color", "red");
    Organization before = tree.get(moved);
    String target = tree.root();
    tree.addMembers(target, "zoe");
    tree.move(target, moved);

    assertThat(tree.get(moved).attributes()).isEqualTo(before.attributes());
    assertThat(tree.hasMember(moved, "bob")).isTrue();
    assertThat(tree.members(target).total()).isEqualTo(2);
  }

  @Test
  void move_fromOneToAnother_isNoLongerCountedThere() {
    String from = tree.root();
    String to = tree.root();
    String moved = tree.below(from);
    tree.addMembers(moved, "bob");
    tree.setQuota(from, "organization.num", 9);
    tree.setQuota(to, "organization.num", 9);
    tree.move(to, moved);

    assertThat(tree.members(from).total()).isZero();
    assertThat(tree.members(to).total()).isEqualTo(1);
    assertThat(answer(entries.usage(admin, from)).get(0).used()).isEqualTo(1);
    assertThat(answer(entries.usage(admin, to)).get(0).used()).isEqualTo(2);
  }

  @Test
  void move_ofOne_changesNoDateOfThoseBelow() {
    List<String> chain = tree.chain(3);
    List<Organization> before = List.of(tree.get(chain.get(1)), tree.get(chain.get(2)));
    tree.move(tree.root(), chain.get(0));

    assertThat(List.of(tree.get(chain.get(1)), tree.get(chain.get(2))))
        .extracting(Organization::changed)
        .isEqualTo(before.stream().map(Organization::changed).toList());
  }
}
