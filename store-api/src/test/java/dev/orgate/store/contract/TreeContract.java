package dev.orgate.store.contract;

import dev.orgate.store.OrganizationAttributeStore;
import dev.orgate.store.OrganizationMemberStore;
import dev.orgate.store.OrganizationQuotaStore;
import dev.orgate.store.OrganizationStore;
import dev.orgate.store.Quota;

/** What all tests of organizations share: two tenants that may have any number of them. */
abstract class TreeContract extends ContractTest {
  final OrganizationStore organizations;
  final OrganizationAttributeStore attributes;
  final OrganizationMemberStore members;
  final OrganizationQuotaStore entries;
  final Tree tree;
  final Tree treeThere;

  TreeContract(StoreUnderTest kit) {
    super(kit);
    this.organizations = store.organizations();
    this.attributes = store.organizationAttributes();
    this.members = store.organizationMembers();
    this.entries = store.organizationQuotas();
    this.tree = new Tree(store, here);
    this.treeThere = new Tree(store, there);
    tree.limit(Quota.UNLIMITED);
    treeThere.limit(Quota.UNLIMITED);
  }
}
