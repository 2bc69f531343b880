package dev.orgate.store.contract;

import static dev.orgate.store.OrganizationRule.COMPANY_HAS_NO_PARENT;
import static dev.orgate.store.OrganizationRule.ENABLED_ABOVE;
import static dev.orgate.store.OrganizationRule.NO_CYCLE;
import static dev.orgate.store.OrganizationType.COMPANY;
import static dev.orgate.store.OrganizationType.DEPARTMENT;
import static dev.orgate.store.Refusal.Subject.ORGANIZATION;
import static dev.orgate.store.contract.Outcome.FORBIDDEN;
import static dev.orgate.store.contract.Outcome.notFound;
import static dev.orgate.store.contract.Outcome.ruleBroken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Organization;
import dev.orgate.store.OrganizationType;
import dev.orgate.store.OrganizationUpdate;
import dev.orgate.store.Uuid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

abstract class OrganizationUpdateContract extends TreeContract {
  OrganizationUpdateContract(StoreUnderTest kit) {
    super(kit);
  }

  private static OrganizationUpdate texts(@Nullable String name, @Nullable String description) {
    return new OrganizationUpdate(name, description, null, null);
  }

  private static OrganizationUpdate place(
      @Nullable OrganizationType type, @Nullable String parent) {
    return new OrganizationUpdate(null, null, type, parent);
  }

  @Test
  void update_eachThing_leavesTheOthers() {
    String uuid = tree.root();
    Organization before = tree.get(uuid);

    Organization named = answer(organizations.update(admin, uuid, texts("New", null)));
    assertThat(named.name()).isEqualTo("New");
    assertThat(named.description()).isNull();
    Organization described = answer(organizations.update(admin, uuid, texts(null, "Text")));
    assertThat(described.name()).isEqualTo("New");
    assertThat(described.description()).isEqualTo("Text");
    Organization typed = answer(organizations.update(admin, uuid, place(COMPANY, null)));
    assertThat(typed.type()).isEqualTo(COMPANY);
    assertThat(typed.name()).isEqualTo("New");
    assertThat(typed.created()).isEqualTo(before.created());
    assertThat(tree.get(uuid)).isEqualTo(typed);
  }

  @Test
  void update_nothing_leavesAllAsItIs() {
    String uuid = tree.chain(2).get(1);
    Organization before = tree.get(uuid);

    Organization after = answer(organizations.update(admin, uuid, texts(null, null)));
    assertThat(Undated.outcome(Outcome.answer(after)))
        .isEqualTo(Undated.outcome(Outcome.answer(before)));
  }

  @Test
  void update_attributes_areAnsweredAlong() {
    String uuid = tree.root();
    String attribute = tree.addAttribute(uuid, "color", "red");

    assertThat(answer(organizations.update(admin, uuid, texts("New", null))).attributes())
        .containsExactly(tree.attribute(attribute));
  }

  @Test
  void update_parent_movesItWithAllBelow() {
    List<String> moved = tree.chain(3);
    List<String> target = tree.chain(2);

    Organization after =
        answer(organizations.update(admin, moved.get(0), place(null, target.get(1))));
    assertThat(after.parent()).isEqualTo(target.get(1));
    assertThat(after.root()).isEqualTo(target.get(0));
    assertThat(tree.all()).extracting(Organization::root).containsOnly(target.get(0));
  }

  @Test
  void update_parentOfAFormerRoot_itsQuotaEntriesAreGone() {
    String root = tree.root();
    tree.setQuota(root, "vm", 1);
    answer(organizations.update(admin, root, texts("New", null)));
    assertThat(tree.quotaEntries()).hasSize(1);

    answer(organizations.update(admin, root, place(null, tree.root())));
    assertThat(tree.quotaEntries()).isEmpty();
  }

  @Test
  void update_missing_notFoundThoughForbiddenComesFirst() {
    String missing = Uuid.random();

    assertOutcome(organizations.update(bob, missing, texts("New", null))).isEqualTo(FORBIDDEN);
    assertOutcome(organizations.update(admin, missing, place(null, missing)))
        .isEqualTo(notFound(ORGANIZATION, missing));
  }

  @Test
  void update_companyOrWhatBecomesOne_isPutUnderNoParent() {
    String company = tree.company();
    String root = tree.root();
    String child = tree.below(root);

    for (OrganizationType type : new OrganizationType[] {null, COMPANY, DEPARTMENT}) {
      assertOutcome(organizations.update(admin, company, place(type, root)))
          .isEqualTo(ruleBroken(COMPANY_HAS_NO_PARENT, company));
    }
    assertOutcome(organizations.update(admin, child, place(COMPANY, null)))
        .isEqualTo(ruleBroken(COMPANY_HAS_NO_PARENT, child));
    assertOutcome(organizations.update(admin, child, place(COMPANY, company)))
        .isEqualTo(ruleBroken(COMPANY_HAS_NO_PARENT, child));
    assertThat(tree.get(child).type()).isEqualTo(DEPARTMENT);
    assertThat(tree.get(child).parent()).isEqualTo(root);
  }

  @Test
  void update_companyCreatedUnderAParent_mayStayWhatItIs() {
    String company = tree.create(Tree.asked(Uuid.random(), COMPANY, tree.root())).uuid();

    assertThat(answer(organizations.update(admin, company, place(COMPANY, null))).type())
        .isEqualTo(COMPANY);
    assertThat(answer(organizations.update(admin, company, place(DEPARTMENT, null))).type())
        .isEqualTo(DEPARTMENT);
    assertOutcome(organizations.update(admin, company, place(COMPANY, null)))
        .isEqualTo(ruleBroken(COMPANY_HAS_NO_PARENT, company));
  }

  // One after the other what is wrong is put right, and then the next thing shows.
  @Test
  void update_everythingWrong_isRefusedInTheDocumentedOrder() {
    List<String> chain = tree.chain(2);
    String child = chain.get(1);
    String missing = Uuid.random();
    tree.disable(chain.get(0));

    assertOutcome(organizations.update(admin, child, place(COMPANY, missing)))
        .isEqualTo(ruleBroken(ENABLED_ABOVE, child));
    tree.enable(chain.get(0));
    assertOutcome(organizations.update(admin, child, place(COMPANY, missing)))
        .isEqualTo(ruleBroken(COMPANY_HAS_NO_PARENT, child));
    assertOutcome(organizations.update(admin, child, place(null, missing)))
        .isEqualTo(notFound(ORGANIZATION, missing));
    tree.disable(child);
    assertOutcome(organizations.update(admin, child, place(null, child)))
        .isEqualTo(ruleBroken(ENABLED_ABOVE, child));
    tree.enable(child);
    assertOutcome(organizations.update(admin, child, place(null, child)))
        .isEqualTo(ruleBroken(NO_CYCLE, child));
    answer(organizations.update(admin, child, place(DEPARTMENT, chain.get(0))));
  }

  @Test
  void update_refused_changesNothing() {
    List<String> chain = tree.chain(3);
    Organization before = tree.get(chain.get(0));
    OrganizationUpdate all = new OrganizationUpdate("New", "Text", DEPARTMENT, chain.get(2));

    assertOutcome(organizations.update(admin, chain.get(0), all))
        .isEqualTo(ruleBroken(NO_CYCLE, chain.get(0)));
    assertThat(tree.get(chain.get(0))).isEqualTo(before);
  }

  @Test
  void update_longAfter_changedIsLaterThanCreated() {
    String uuid = tree.root();
    Organization after = tree.get(uuid);
    while (!after.changed().isAfter(after.created())) {
      after = answer(organizations.update(admin, uuid, texts("New " + System.nanoTime(), null)));
    }

    assertThat(tree.get(uuid)).isEqualTo(after);
  }
}
