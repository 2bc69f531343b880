package dev.orgate.store.contract;

import static dev.orgate.store.contract.ContractTest.answer;

import dev.orgate.store.Actor;
import dev.orgate.store.AttributeField;
import dev.orgate.store.Condition;
import dev.orgate.store.MemberCount;
import dev.orgate.store.NewAttribute;
import dev.orgate.store.NewOrganization;
import dev.orgate.store.NewQuotaEntry;
import dev.orgate.store.Operator;
import dev.orgate.store.Organization;
import dev.orgate.store.OrganizationAttribute;
import dev.orgate.store.OrganizationField;
import dev.orgate.store.OrganizationQuota;
import dev.orgate.store.OrganizationState;
import dev.orgate.store.OrganizationType;
import dev.orgate.store.Query;
import dev.orgate.store.Quota;
import dev.orgate.store.QuotaField;
import dev.orgate.store.Resource;
import dev.orgate.store.Store;
import dev.orgate.store.Uuid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The organizations of one tenant, as its admin builds and sees them; none is refused here. */
final class Tree {
  private final Store store;
  private final Account account;
  private final Actor admin;

  Tree(Store store, Account account) {
    this.store = store;
    this.account = account;
    this.admin = account.admin();
  }

  /** A department to be created, named by its uuid. */
  static NewOrganization department(String uuid, @Nullable String parent) {
    return asked(uuid, OrganizationType.DEPARTMENT, parent);
  }

  static NewOrganization asked(String uuid, OrganizationType type, @Nullable String parent) {
    return new NewOrganization(uuid, uuid, null, type, parent, List.of(), List.of());
  }

  static NewAttribute attribute(String name, @Nullable String value) {
    return new NewAttribute(Uuid.random(), name, value);
  }

  static List<String> uuids(int count) {
    return Stream.generate(Uuid::random).limit(count).toList();
  }

  /** The uuid of a new department that is a root. */
  String root() {
    return create(department(Uuid.random(), null)).uuid();
  }

  /** The uuid of a new department below another organization. */
  String below(String parent) {
    return create(department(Uuid.random(), parent)).uuid();
  }

  String company() {
    return create(asked(Uuid.random(), OrganizationType.COMPANY, null)).uuid();
  }

  /** The uuids of a root, a child of it, a child of that, and so on. */
  List<String> chain(int length) {
    List<String> chain = new ArrayList<>(List.of(root()));
    while (chain.size() < length) {
      chain.add(below(chain.get(chain.size() - 1)));
    }
    return chain;
  }

  Organization create(NewOrganization organization) {
    return answer(store.organizations().create(admin, organization));
  }

  void move(String parent, String... children) {
    answer(store.organizations().move(admin, parent, List.of(children)));
  }

  void disable(String uuid) {
    answer(store.organizations().setState(admin, uuid, OrganizationState.DISABLED));
  }

  void enable(String uuid) {
    answer(store.organizations().setState(admin, uuid, OrganizationState.ENABLED));
  }

  void delete(String uuid) {
    answer(store.organizations().delete(admin, uuid, true));
  }

  void addMembers(String uuid, String... userIds) {
    answer(store.organizationMembers().add(admin, uuid, List.of(userIds)));
  }

  /** The uuid of a new attribute. */
  String addAttribute(String organization, String name, @Nullable String value) {
    NewAttribute added = attribute(name, value);
    answer(store.organizationAttributes().add(admin, organization, List.of(added)));
    return added.uuid();
  }

  OrganizationQuota setQuota(String root, String name, long value) {
    NewQuotaEntry entry = new NewQuotaEntry(Uuid.random(), name, value);
    return answer(store.organizationQuotas().set(admin, root, entry));
  }

  Organization get(String uuid) {
    return list(OrganizationField.UUID, uuid).get(0);
  }

  boolean has(String uuid) {
    return !list(OrganizationField.UUID, uuid).isEmpty();
  }

  List<Organization> all() {
    return answer(store.organizations().query(admin, Query.of(List.of()))).items();
  }

  List<String> allUuids() {
    return all().stream().map(Organization::uuid).toList();
  }

  List<String> children(String parent) {
    return list(OrganizationField.PARENT, parent).stream().map(Organization::uuid).toList();
  }

  List<Organization> list(OrganizationField field, String value) {
    return answer(store.organizations().query(admin, Query.of(List.of(is(field, value))))).items();
  }

  boolean hasMember(String organization, String userId) {
    Query<OrganizationField> query =
        Query.of(
            List.of(
                is(OrganizationField.UUID, organization), is(OrganizationField.MEMBER, userId)));
    return !answer(store.organizations().query(admin, query)).items().isEmpty();
  }

  MemberCount members(String organization) {
    return answer(store.organizationMembers().count(admin, organization));
  }

  List<OrganizationAttribute> attributes() {
    return answer(store.organizationAttributes().query(admin, Query.of(List.of()))).items();
  }

  OrganizationAttribute attribute(String uuid) {
    Query<AttributeField> query =
        Query.of(List.of(new Condition<>(AttributeField.UUID, Operator.EQUAL, List.of(uuid))));
    return answer(store.organizationAttributes().query(admin, query)).items().get(0);
  }

  List<OrganizationQuota> quotaEntries() {
    return answer(store.organizationQuotas().query(admin, Query.of(List.of()))).items();
  }

  List<OrganizationQuota> quotaEntries(String root) {
    Query<QuotaField> query =
        Query.of(List.of(new Condition<>(QuotaField.ORGANIZATION, Operator.EQUAL, List.of(root))));
    return answer(store.organizationQuotas().query(admin, query)).items();
  }

  Quota limit(int limit) {
    Map<Resource, Integer> limits = Map.of(Resource.ORGANIZATION, limit);
    return answer(store.quotas().setLimits(Account.OPERATOR, account.tenant(), limits)).get(1);
  }

  Quota quota() {
    return answer(store.quotas().get(admin, account.tenant())).get(1);
  }

  private static Condition<OrganizationField> is(OrganizationField field, String value) {
    return new Condition<>(field, Operator.EQUAL, List.of(value));
  }
}
