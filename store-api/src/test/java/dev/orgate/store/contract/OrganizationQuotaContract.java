package dev.orgate.store.contract;

import static dev.orgate.store.OrganizationRule.ROOT_HAS_QUOTA;
import static dev.orgate.store.Refusal.Subject.ORGANIZATION;
import static dev.orgate.store.Refusal.Subject.QUOTA_ENTRY;
import static dev.orgate.store.contract.Outcome.FORBIDDEN;
import static dev.orgate.store.contract.Outcome.alreadyExists;
import static dev.orgate.store.contract.Outcome.notFound;
import static dev.orgate.store.contract.Outcome.ruleBroken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.NewQuotaEntry;
import dev.orgate.store.Organization;
import dev.orgate.store.OrganizationQuota;
import dev.orgate.store.OrganizationQuotaUse;
import dev.orgate.store.Quota;
import dev.orgate.store.Uuid;
import org.junit.jupiter.api.Test;

/** The limits noted on roots. */
abstract class OrganizationQuotaContract extends TreeContract {
  private final String uuid = tree.root();

  OrganizationQuotaContract(StoreUnderTest kit) {
    super(kit);
  }

  @Test
  void set_newName_isAnsweredAsItIsStored() {
    String entry = Uuid.random();
    OrganizationQuota added = answer(entries.set(admin, uuid, new NewQuotaEntry(entry, "vm", 7)));

    assertThat(added)
        .isEqualTo(new OrganizationQuota(entry, uuid, "vm", 7, added.created(), added.created()));
    assertThat(tree.quotaEntries()).containsExactly(added);
  }

  @Test
  void set_nameThereIs_changesItsValueOnly() {
    OrganizationQuota first = tree.setQuota(uuid, "vm", 7);
    tree.setQuota(uuid, "disk", 1);
    OrganizationQuota second = tree.setQuota(uuid, "vm", 8);

    assertThat(second)
        .isEqualTo(
            new OrganizationQuota(first.uuid(), uuid, "vm", 8, first.created(), second.changed()));
    assertThat(tree.quotaEntries())
        .extracting(entry -> entry.name() + entry.value())
        .containsExactly("vm8", "disk1");
  }

  @Test
  void set_extremes_areKept() {
    for (long extreme : new long[] {Quota.UNLIMITED, 0, Long.MAX_VALUE}) {
      assertThat(tree.setQuota(uuid, "vm", extreme).value()).isEqualTo(extreme);
      assertThat(tree.quotaEntries().get(0).value()).isEqualTo(extreme);
      assertThat(answer(entries.usage(admin, uuid)).get(0).limit()).isEqualTo(extreme);
    }
  }

  @Test
  void set_namesThatDifferByCase_areTwo() {
    tree.setQuota(uuid, "vm", 1);
    tree.setQuota(uuid, "VM", 2);

    assertThat(tree.quotaEntries()).hasSize(2);
  }

  @Test
  void set_sameNameOnTwoRoots_areTwo() {
    tree.setQuota(uuid, "vm", 1);
    tree.setQuota(tree.root(), "vm", 2);

    assertThat(tree.quotaEntries()).hasSize(2);
    assertThat(tree.quotaEntries(uuid)).hasSize(1);
  }

  @Test
  void set_anywhere_leavesTheOrganizationAsItIs() {
    Organization before = tree.get(uuid);
    tree.setQuota(uuid, "vm", 1);

    assertThat(tree.get(uuid)).isEqualTo(before);
  }

  @Test
  void set_onNoRoot_rootHasQuota() {
    String child = tree.below(uuid);

    assertOutcome(entries.set(admin, child, new NewQuotaEntry(Uuid.random(), "vm", 1)))
        .isEqualTo(ruleBroken(ROOT_HAS_QUOTA, child));
    assertThat(tree.quotaEntries()).isEmpty();
  }

  @Test
  void set_uuidTaken_alreadyExistsUnlessItIsNotNeeded() {
    String taken = tree.setQuota(tree.root(), "vm", 1).uuid();

    assertOutcome(entries.set(admin, uuid, new NewQuotaEntry(taken, "vm", 2)))
        .isEqualTo(alreadyExists(QUOTA_ENTRY, taken));
    OrganizationQuota own = tree.setQuota(uuid, "vm", 3);
    assertThat(answer(entries.set(admin, uuid, new NewQuotaEntry(taken, "vm", 4))).uuid())
        .isEqualTo(own.uuid());
  }

  @Test
  void set_missing_notFoundThoughForbiddenComesFirst() {
    String missing = Uuid.random();
    NewQuotaEntry entry = new NewQuotaEntry(Uuid.random(), "vm", 1);

    assertOutcome(entries.set(bob, missing, entry)).isEqualTo(FORBIDDEN);
    assertOutcome(entries.set(admin, missing, entry)).isEqualTo(notFound(ORGANIZATION, missing));
  }

  @Test
  void usage_countedNames_countTheTreeAndTheTenantsNamespaces() {
    String child = tree.below(uuid);
    tree.below(child);
    tree.root();
    create(name);
    create(Fresh.name("team"));
    tree.setQuota(uuid, "namespace.num", 9);
    tree.setQuota(uuid, "vm", 8);
    tree.setQuota(uuid, "organization.num", 1);

    assertThat(answer(entries.usage(admin, uuid)))
        .containsExactly(
            new OrganizationQuotaUse("namespace.num", 9, 2),
            new OrganizationQuotaUse("vm", 8, 0),
            new OrganizationQuotaUse("organization.num", 1, 3));
  }

  @Test
  void usage_whatChanges_isCountedAnew() {
    tree.setQuota(uuid, "namespace.num", 9);
    tree.setQuota(uuid, "organization.num", 9);
    String child = tree.below(uuid);
    create(name);
    tree.delete(child);
    answer(namespaces.delete(admin, name));

    assertThat(answer(entries.usage(admin, uuid)))
        .extracting(OrganizationQuotaUse::used)
        .containsExactly(0L, 1L);
  }

  // It is noted here, and held to elsewhere or nowhere.
  @Test
  void create_beyondAnEntry_isDone() {
    tree.setQuota(uuid, "organization.num", 1);
    tree.below(uuid);

    assertThat(answer(entries.usage(admin, uuid)))
        .containsExactly(new OrganizationQuotaUse("organization.num", 1, 2));
  }

  @Test
  void usage_withoutEntriesOrOfNoRoot_isEmpty() {
    tree.setQuota(uuid, "vm", 1);

    assertThat(answer(entries.usage(admin, tree.below(uuid)))).isEmpty();
    assertThat(answer(entries.usage(admin, tree.root()))).isEmpty();
  }

  @Test
  void usage_missing_notFoundForAnyUser() {
    String missing = Uuid.random();

    assertOutcome(entries.usage(admin, missing)).isEqualTo(notFound(ORGANIZATION, missing));
    assertOutcome(entries.usage(bob, missing)).isEqualTo(notFound(ORGANIZATION, missing));
  }
}
