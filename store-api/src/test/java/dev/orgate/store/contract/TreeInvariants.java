package dev.orgate.store.contract;

import static dev.orgate.store.contract.ContractTest.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Organization;
import dev.orgate.store.OrganizationAttribute;
import dev.orgate.store.OrganizationQuota;
import dev.orgate.store.OrganizationQuotaUse;
import dev.orgate.store.OrganizationRole;
import dev.orgate.store.Store;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What holds of the organizations of a tenant whenever nobody is writing. */
final class TreeInvariants {
  private final Store store;
  private final Account account;
  private final Tree tree;
  private final Map<String, Organization> organizations = new LinkedHashMap<>();

  private TreeInvariants(Store store, Account account) {
    this.store = store;
    this.account = account;
    this.tree = new Tree(store, account);
  }

  static void check(Store store, Account account) {
    new TreeInvariants(store, account).check();
  }

  private void check() {
    List<Organization> all = tree.all();
    all.forEach(organization -> organizations.put(organization.uuid(), organization));

    assertThat(all).extracting(Organization::uuid).doesNotHaveDuplicates();
    assertThat(tree.quota().used()).as("use equals the organizations").isEqualTo(all.size());
    for (Organization organization : all) {
      assertThat(organization.created()).isBeforeOrEqualTo(organization.changed());
      assertThat(rootOf(organization))
          .as("root of %s", organization)
          .isEqualTo(organization.root());
    }
    // Asked one by one, a thousand organizations are a thousand round trips.
    for (Organization organization : all.subList(0, Math.min(all.size(), 20))) {
      assertThat(tree.get(organization.uuid())).isEqualTo(organization);
    }
    checkAttributes(all);
    checkQuotaEntries();
  }

  private String rootOf(Organization organization) {
    Set<String> passed = new HashSet<>();
    Organization at = organization;
    while (at.parent() != null) {
      assertThat(passed.add(at.uuid())).as("no cycle above %s", organization).isTrue();
      assertThat(organizations).containsKey(at.parent());
      at = organizations.get(at.parent());
    }
    return at.uuid();
  }

  private void checkAttributes(List<Organization> all) {
    List<OrganizationAttribute> listed = tree.attributes();
    assertThat(listed).extracting(OrganizationAttribute::uuid).doesNotHaveDuplicates();
    assertThat(listed)
        .containsExactlyInAnyOrderElementsOf(
            all.stream().flatMap(organization -> organization.attributes().stream()).toList());
    for (Organization organization : all) {
      String uuid = organization.uuid();
      assertThat(organization.attributes())
          .isEqualTo(listed.stream().filter(it -> it.organization().equals(uuid)).toList())
          .allMatch(attribute -> !attribute.changed().isBefore(attribute.created()));
      checkRoles(organization);
    }
  }

  /** A role is filled once, and by a member. */
  private void checkRoles(Organization organization) {
    Map<OrganizationRole, String> holders = new HashMap<>();
    for (OrganizationAttribute attribute : organization.attributes()) {
      OrganizationRole role = OrganizationRole.ofAttribute(attribute.name());
      if (role != null) {
        String holder = attribute.value();
        assertThat(holder).as("%s", attribute).isNotNull();
        assertThat(holders.put(role, holder)).as("%s", organization).isNull();
        assertThat(tree.hasMember(organization.uuid(), holder)).as("%s", attribute).isTrue();
      }
    }
  }

  private void checkQuotaEntries() {
    List<OrganizationQuota> entries = tree.quotaEntries();
    assertThat(entries).extracting(OrganizationQuota::uuid).doesNotHaveDuplicates();
    Map<String, Map<String, Long>> limits = new LinkedHashMap<>();
    for (OrganizationQuota entry : entries) {
      assertThat(entry.created()).isBeforeOrEqualTo(entry.changed());
      assertThat(organizations).containsKey(entry.organization());
      assertThat(organizations.get(entry.organization()).parent()).as("%s", entry).isNull();
      Map<String, Long> ofRoot =
          limits.computeIfAbsent(entry.organization(), root -> new LinkedHashMap<>());
      assertThat(ofRoot.put(entry.name(), entry.value())).as("one of a name: %s", entry).isNull();
    }
    limits.forEach((root, ofRoot) -> assertThat(usage(root)).isEqualTo(ofRoot));
  }

  private Map<String, Long> usage(String root) {
    Map<String, Long> usage = new LinkedHashMap<>();
    for (OrganizationQuotaUse use :
        answer(store.organizationQuotas().usage(account.admin(), root))) {
      usage.put(use.name(), use.limit());
    }
    return usage;
  }
}
