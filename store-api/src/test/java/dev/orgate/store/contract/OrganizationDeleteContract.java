package dev.orgate.store.contract;

import static dev.orgate.store.OrganizationRule.NO_CHILDREN;
import static dev.orgate.store.Refusal.Subject.ORGANIZATION;
import static dev.orgate.store.contract.Outcome.FORBIDDEN;
import static dev.orgate.store.contract.Outcome.notFound;
import static dev.orgate.store.contract.Outcome.ruleBroken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.MemberCount;
import dev.orgate.store.NewAttribute;
import dev.orgate.store.NewQuotaEntry;
import dev.orgate.store.Organization;
import dev.orgate.store.OrganizationRole;
import dev.orgate.store.OrganizationState;
import dev.orgate.store.Uuid;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class OrganizationDeleteContract extends TreeContract {
  OrganizationDeleteContract(StoreUnderTest kit) {
    super(kit);
  }

  @Test
  void delete_withoutChildren_isGoneAndGivesItsQuotaBack() {
    List<String> chain = tree.chain(2);

    answer(organizations.delete(admin, chain.get(1), false));
    assertThat(tree.allUuids()).containsExactly(chain.get(0));
    assertThat(tree.quota().used()).isEqualTo(1);
    answer(organizations.delete(admin, chain.get(0), false));
    assertThat(tree.quota().used()).isZero();
  }

  @Test
  void delete_withChildren_noChildren() {
    List<String> chain = tree.chain(3);

    for (String uuid : chain.subList(0, 2)) {
      assertOutcome(organizations.delete(admin, uuid, false))
          .isEqualTo(ruleBroken(NO_CHILDREN, uuid));
    }
    assertThat(tree.quota().used()).isEqualTo(3);
  }

  @Test
  void delete_withAllBelow_takesTheWholeTreeAndNothingElse() {
    List<String> chain = tree.chain(5);
    String sibling = tree.below(chain.get(0));
    tree.below(chain.get(2));
    tree.below(chain.get(2));
    String other = tree.root();
    assertThat(tree.quota().used()).isEqualTo(9);

    answer(organizations.delete(admin, chain.get(1), true));
    assertThat(tree.allUuids()).containsExactly(chain.get(0), sibling, other);
    assertThat(tree.quota().used()).isEqualTo(3);
  }

  @Test
  void delete_withAllBelowWhereNothingIs_isDone() {
    answer(organizations.delete(admin, tree.root(), true));

    assertThat(tree.all()).isEmpty();
  }

  @Test
  void delete_missing_notFoundThoughForbiddenComesFirst() {
    String missing = Uuid.random();

    for (boolean withAllBelow : new boolean[] {false, true}) {
      assertOutcome(organizations.delete(bob, missing, withAllBelow)).isEqualTo(FORBIDDEN);
      assertOutcome(organizations.delete(admin, missing, withAllBelow))
          .isEqualTo(notFound(ORGANIZATION, missing));
    }
  }

  @Test
  void delete_twice_notFound() {
    String uuid = tree.root();
    tree.delete(uuid);

    assertOutcome(organizations.delete(admin, uuid, false)).isEqualTo(notFound(ORGANIZATION, uuid));
  }

  @Test
  void delete_withAllThatBelongsToIt_allIsGone() {
    List<String> chain = tree.chain(2);
    for (String uuid : chain) {
      tree.addMembers(uuid, "bob");
      tree.addAttribute(uuid, "color", "red");
      answer(members.appoint(admin, uuid, OrganizationRole.OPERATOR, "bob", Uuid.random()));
    }
    tree.setQuota(chain.get(0), "vm", 1);
    tree.delete(chain.get(0));

    assertThat(tree.attributes()).isEmpty();
    assertThat(tree.quotaEntries()).isEmpty();
    assertThat(tree.all()).isEmpty();
  }

  @Test
  void delete_thenCreatedAgain_inheritsNothing() {
    List<String> chain = tree.chain(2);
    for (String uuid : chain) {
      tree.addMembers(uuid, "bob");
      tree.addAttribute(uuid, "color", "red");
    }
    tree.setQuota(chain.get(0), "vm", 1);
    tree.disable(chain.get(0));
    tree.delete(chain.get(0));
    tree.create(Tree.department(chain.get(1), null));
    tree.create(Tree.department(chain.get(0), chain.get(1)));

    Organization again = tree.get(chain.get(0));
    assertThat(again.attributes()).isEmpty();
    assertThat(again.state()).isEqualTo(OrganizationState.ENABLED);
    assertThat(again.root()).isEqualTo(chain.get(1));
    assertThat(tree.members(chain.get(1))).isEqualTo(new MemberCount(0, 0));
    assertThat(tree.hasMember(chain.get(0), "bob")).isFalse();
    assertThat(tree.quotaEntries()).isEmpty();
    assertThat(tree.quota().used()).isEqualTo(2);
  }

  @Test
  void delete_uuidsOfWhatBelongedToIt_areFree() {
    String root = tree.root();
    NewAttribute attribute = Tree.attribute("color", "red");
    answer(attributes.add(admin, root, List.of(attribute)));
    NewQuotaEntry entry = new NewQuotaEntry(Uuid.random(), "vm", 1);
    answer(entries.set(admin, root, entry));
    tree.delete(root);

    String other = tree.root();
    answer(attributes.add(admin, other, List.of(attribute)));
    assertThat(answer(entries.set(admin, other, entry)).uuid()).isEqualTo(entry.uuid());
  }

  @Test
  void delete_underALimit_makesRoomForExactlyAsMany() {
    List<String> chain = tree.chain(4);
    tree.limit(4);
    tree.delete(chain.get(1));

    for (int i = 0; i < 3; i++) {
      tree.below(chain.get(0));
    }
    assertOutcome(organizations.create(admin, Tree.department(Uuid.random(), null)))
        .isEqualTo(Outcome.quotaExceeded(organizationQuota(4, 4)));
  }
}
