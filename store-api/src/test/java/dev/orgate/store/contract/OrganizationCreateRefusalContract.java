package dev.orgate.store.contract;

import static dev.orgate.store.OrganizationRule.ENABLED_ABOVE;
import static dev.orgate.store.OrganizationRule.ROOT_HAS_QUOTA;
import static dev.orgate.store.OrganizationType.DEPARTMENT;
import static dev.orgate.store.Refusal.Subject.ATTRIBUTE;
import static dev.orgate.store.Refusal.Subject.MEMBER;
import static dev.orgate.store.Refusal.Subject.ORGANIZATION;
import static dev.orgate.store.Refusal.Subject.QUOTA_ENTRY;
import static dev.orgate.store.contract.Outcome.FORBIDDEN;
import static dev.orgate.store.contract.Outcome.alreadyExists;
import static dev.orgate.store.contract.Outcome.notFound;
import static dev.orgate.store.contract.Outcome.quotaExceeded;
import static dev.orgate.store.contract.Outcome.ruleBroken;
import static dev.orgate.store.contract.StoreContract.DEFAULT_LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.NewAttribute;
import dev.orgate.store.NewOrganization;
import dev.orgate.store.NewQuotaEntry;
import dev.orgate.store.OrganizationRole;
import dev.orgate.store.Uuid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is wrong with a create, the first of it first. */
abstract class OrganizationCreateRefusalContract extends TreeContract {
  private final String uuid = Uuid.random();
  private final NewAttribute color = Tree.attribute("color", "red");
  private final NewAttribute supervisor =
      Tree.attribute(OrganizationRole.SUPERVISOR.attribute(), "bob");
  private final NewQuotaEntry entry = new NewQuotaEntry(Uuid.random(), "vm", 1);

  OrganizationCreateRefusalContract(StoreUnderTest kit) {
    super(kit);
  }

  private NewOrganization asked(
      @Nullable String parent, List<NewAttribute> attributes, List<NewQuotaEntry> quotas) {
    return new NewOrganization(uuid, "Name", null, DEPARTMENT, parent, attributes, quotas);
  }

  // One after the other what is wrong is put right, and then the next thing shows.
  @Test
  void create_everythingWrong_isRefusedInTheDocumentedOrder() {
    String parent = Uuid.random();
    NewOrganization all = asked(parent, List.of(color, supervisor), List.of(entry));
    tree.limit(0);

    assertOutcome(organizations.create(bob, all)).isEqualTo(FORBIDDEN);
    assertOutcome(organizations.create(admin, all)).isEqualTo(notFound(ORGANIZATION, parent));
    tree.limit(2);
    tree.create(Tree.department(parent, null));
    tree.disable(parent);
    assertOutcome(organizations.create(admin, all)).isEqualTo(ruleBroken(ENABLED_ABOVE, parent));
    tree.enable(parent);
    assertOutcome(organizations.create(admin, all)).isEqualTo(ruleBroken(ROOT_HAS_QUOTA, uuid));
    tree.create(asked(null, List.of(color), List.of()));
    NewOrganization noQuota = asked(parent, List.of(color, supervisor), List.of());
    assertOutcome(organizations.create(admin, noQuota)).isEqualTo(notFound(MEMBER, "bob"));
    NewOrganization noRole = asked(parent, List.of(color), List.of());
    assertOutcome(organizations.create(admin, noRole)).isEqualTo(alreadyExists(ORGANIZATION, uuid));
    NewOrganization another = withUuid(Uuid.random(), noRole);
    assertOutcome(organizations.create(admin, another))
        .isEqualTo(alreadyExists(ATTRIBUTE, color.uuid()));
    NewOrganization good = Tree.department(Uuid.random(), parent);
    assertOutcome(organizations.create(admin, good))
        .isEqualTo(quotaExceeded(organizationQuota(2, 2)));
    tree.limit(3);
    tree.create(good);
  }

  private static NewOrganization withUuid(String uuid, NewOrganization asked) {
    return new NewOrganization(
        uuid,
        asked.name(),
        asked.description(),
        asked.type(),
        asked.parent(),
        asked.attributes(),
        asked.quotas());
  }

  @Test
  void create_farBelowADisabledOne_enabledAboveOfTheParent() {
    List<String> chain = tree.chain(4);
    for (String disabled : chain) {
      tree.disable(disabled);
      assertOutcome(organizations.create(admin, Tree.department(uuid, chain.get(3))))
          .isEqualTo(ruleBroken(ENABLED_ABOVE, chain.get(3)));
      tree.enable(disabled);
    }
    tree.below(chain.get(3));
  }

  @Test
  void create_parentOfAnotherTenant_notFound() {
    String foreign = treeThere.root();

    assertOutcome(organizations.create(admin, Tree.department(uuid, foreign)))
        .isEqualTo(notFound(ORGANIZATION, foreign));
  }

  @Test
  void create_belowItself_parentIsNotFound() {
    assertOutcome(organizations.create(admin, Tree.department(uuid, uuid)))
        .isEqualTo(notFound(ORGANIZATION, uuid));
  }

  @Test
  void create_attributeUuidTwice_alreadyExists() {
    List<NewAttribute> twice = List.of(color, new NewAttribute(color.uuid(), "size", "big"));

    assertOutcome(organizations.create(admin, asked(null, twice, List.of())))
        .isEqualTo(alreadyExists(ATTRIBUTE, color.uuid()));
    assertThat(tree.has(uuid)).isFalse();
  }

  @Test
  void create_someAttributeUuidsTaken_alreadyExistsOfTheFirst() {
    String root = tree.root();
    String first = tree.addAttribute(root, "first", null);
    String second = tree.addAttribute(root, "second", null);
    List<NewAttribute> taken =
        List.of(color, new NewAttribute(second, "a", null), new NewAttribute(first, "b", null));

    assertOutcome(organizations.create(admin, asked(null, taken, List.of())))
        .isEqualTo(alreadyExists(ATTRIBUTE, second));
    assertThat(tree.attributes()).hasSize(2);
  }

  @Test
  void create_quotaEntryUuidTaken_alreadyExists() {
    String taken = tree.setQuota(tree.root(), "vm", 1).uuid();

    assertOutcome(
            organizations.create(
                admin, asked(null, List.of(), List.of(new NewQuotaEntry(taken, "vm", 2)))))
        .isEqualTo(alreadyExists(QUOTA_ENTRY, taken));
    assertThat(tree.quotaEntries()).hasSize(1);
  }

  @Test
  void create_refused_leavesNothingBehind() {
    tree.limit(0);
    NewOrganization asked = asked(null, List.of(color), List.of(entry));

    assertOutcome(organizations.create(admin, asked))
        .isEqualTo(quotaExceeded(organizationQuota(0, 0)));
    assertThat(tree.attributes()).isEmpty();
    assertThat(tree.quotaEntries()).isEmpty();
    tree.limit(1);
    tree.create(asked);
  }

  @Test
  void create_beyondTheDefaultLimit_quotaExceeded() {
    Tree fresh = new Tree(store, Account.fresh());
    Account account = Account.fresh();
    Tree own = new Tree(store, account);
    for (int i = 0; i < DEFAULT_LIMIT; i++) {
      own.root();
    }

    assertThat(fresh.quota()).isEqualTo(organizationQuota(DEFAULT_LIMIT, 0));
    assertOutcome(organizations.create(account.admin(), Tree.department(uuid, null)))
        .isEqualTo(quotaExceeded(organizationQuota(DEFAULT_LIMIT, DEFAULT_LIMIT)));
    Invariants.check(store, account);
  }

  @Test
  void create_withALimitBelowTheUse_isRefusedUntilTheUseFalls() {
    List<String> chain = tree.chain(3);
    assertThat(tree.limit(1)).isEqualTo(organizationQuota(1, 3));

    assertOutcome(organizations.create(admin, Tree.department(uuid, null)))
        .isEqualTo(quotaExceeded(organizationQuota(1, 3)));
    tree.delete(chain.get(0));
    tree.root();
  }
}
