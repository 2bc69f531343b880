package dev.orgate.store.contract;

import static dev.orgate.store.OrganizationRule.COMPANY_HAS_NO_PARENT;
import static dev.orgate.store.OrganizationRule.ENABLED_ABOVE;
import static dev.orgate.store.OrganizationRule.NO_CYCLE;
import static dev.orgate.store.OrganizationType.COMPANY;
import static dev.orgate.store.Refusal.Subject.ORGANIZATION;
import static dev.orgate.store.contract.Outcome.FORBIDDEN;
import static dev.orgate.store.contract.Outcome.notFound;
import static dev.orgate.store.contract.Outcome.ruleBroken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Organization;
import dev.orgate.store.Uuid;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A move is done whole or not at all, and never makes what is no forest. */
abstract class OrganizationMoveRefusalContract extends TreeContract {
  OrganizationMoveRefusalContract(StoreUnderTest kit) {
    super(kit);
  }

  // One after the other what is wrong is put right, and then the next thing shows.
  @Test
  void move_everythingWrong_isRefusedInTheDocumentedOrder() {
    String parent = Uuid.random();
    List<String> above = tree.chain(2);
    String child = above.get(1);
    List<String> one = List.of(child);

    assertOutcome(organizations.move(bob, parent, one)).isEqualTo(FORBIDDEN);
    assertOutcome(organizations.move(admin, parent, List.of(Uuid.random())))
        .isEqualTo(notFound(ORGANIZATION, parent));
    tree.create(Tree.department(parent, child));
    tree.disable(parent);
    assertOutcome(organizations.move(admin, parent, List.of(Uuid.random())))
        .isEqualTo(ruleBroken(ENABLED_ABOVE, parent));
    tree.enable(parent);
    assertOutcome(organizations.move(admin, parent, one)).isEqualTo(ruleBroken(NO_CYCLE, child));
  }

  @Test
  void move_missingChild_notFound() {
    String target = tree.root();
    String missing = Uuid.random();

    assertOutcome(organizations.move(admin, target, List.of(missing)))
        .isEqualTo(notFound(ORGANIZATION, missing));
  }

  @Test
  void move_intoItselfOrBelowItself_noCycle() {
    List<String> chain = tree.chain(4);

    for (String parent : chain.subList(1, 4)) {
      assertOutcome(organizations.move(admin, parent, List.of(chain.get(1))))
          .isEqualTo(ruleBroken(NO_CYCLE, chain.get(1)));
    }
    assertOutcome(organizations.move(admin, chain.get(0), List.of(chain.get(0))))
        .isEqualTo(ruleBroken(NO_CYCLE, chain.get(0)));
  }

  @Test
  void move_company_companyHasNoParent() {
    String company = tree.company();
    String placed = tree.create(Tree.asked(Uuid.random(), COMPANY, tree.root())).uuid();

    for (String uuid : List.of(company, placed)) {
      assertOutcome(organizations.move(admin, tree.root(), List.of(uuid)))
          .isEqualTo(ruleBroken(COMPANY_HAS_NO_PARENT, uuid));
    }
  }

  @Test
  void move_companyBelowItself_companyComesFirst() {
    String company = tree.company();
    String below = tree.below(company);

    assertOutcome(organizations.move(admin, below, List.of(company)))
        .isEqualTo(ruleBroken(COMPANY_HAS_NO_PARENT, company));
  }

  @Test
  void move_outOfADisabledOne_enabledAboveOfTheChild() {
    List<String> chain = tree.chain(3);
    String target = tree.root();
    tree.disable(chain.get(0));

    for (String child : chain.subList(1, 3)) {
      assertOutcome(organizations.move(admin, target, List.of(child)))
          .isEqualTo(ruleBroken(ENABLED_ABOVE, child));
    }
    tree.move(target, chain.get(0));
  }

  @Test
  void move_companyOutOfADisabledOne_enabledAboveComesFirst() {
    String parent = tree.root();
    String company = tree.create(Tree.asked(Uuid.random(), COMPANY, parent)).uuid();
    String target = tree.root();
    tree.disable(parent);

    assertOutcome(organizations.move(admin, target, List.of(company)))
        .isEqualTo(ruleBroken(ENABLED_ABOVE, company));
  }

  @Test
  void move_farBelowADisabledOne_enabledAboveOfTheParent() {
    List<String> target = tree.chain(3);
    String child = tree.root();
    for (String disabled : target) {
      tree.disable(disabled);
      assertOutcome(organizations.move(admin, target.get(2), List.of(child)))
          .isEqualTo(ruleBroken(ENABLED_ABOVE, target.get(2)));
      tree.enable(disabled);
    }
    tree.move(target.get(2), child);
  }

  @Test
  void move_someOfManyRefused_noneIsMovedAndTheFirstIsNamed() {
    List<String> target = tree.chain(3);
    String good = tree.root();
    String company = tree.company();
    String missing = Uuid.random();
    tree.setQuota(good, "vm", 1);
    List<Organization> before = tree.all();

    assertOutcome(organizations.move(admin, target.get(2), List.of(good, missing, company)))
        .isEqualTo(notFound(ORGANIZATION, missing));
    assertOutcome(organizations.move(admin, target.get(2), List.of(good, company, missing)))
        .isEqualTo(ruleBroken(COMPANY_HAS_NO_PARENT, company));
    assertOutcome(organizations.move(admin, target.get(2), List.of(good, target.get(1), company)))
        .isEqualTo(ruleBroken(NO_CYCLE, target.get(1)));
    assertThat(tree.all()).isEqualTo(before);
    assertThat(tree.quotaEntries()).hasSize(1);
  }

  @Test
  void move_childOrParentOfAnotherTenant_notFound() {
    String own = tree.root();
    String foreign = treeThere.root();

    assertOutcome(organizations.move(admin, own, List.of(foreign)))
        .isEqualTo(notFound(ORGANIZATION, foreign));
    assertOutcome(organizations.move(admin, foreign, List.of(own)))
        .isEqualTo(notFound(ORGANIZATION, foreign));
  }
}
