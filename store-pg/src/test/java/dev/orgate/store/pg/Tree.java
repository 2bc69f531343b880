package dev.orgate.store.pg;

import dev.orgate.store.Actor;
import dev.orgate.store.Condition;
import dev.orgate.store.NewOrganization;
import dev.orgate.store.Operator;
import dev.orgate.store.Organization;
import dev.orgate.store.OrganizationField;
import dev.orgate.store.OrganizationType;
import dev.orgate.store.Query;
import dev.orgate.store.Store;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The organizations of one tenant, which are named as their uuids are. */
record Tree(Store store, Actor admin) {
  static NewOrganization department(String uuid, @Nullable String parent) {
    return new NewOrganization(
        uuid, uuid, null, OrganizationType.DEPARTMENT, parent, List.of(), List.of());
  }

  Future<Organization> create(String uuid, @Nullable String parent) {
    return store.organizations().create(admin, department(uuid, parent));
  }

  Future<Void> move(String parent, String... children) {
    return store.organizations().move(admin, parent, List.of(children));
  }

  Future<Void> delete(String uuid) {
    return store.organizations().delete(admin, uuid, true);
  }

  List<Organization> where(OrganizationField field, Operator operator, String... operands) {
    Condition<OrganizationField> condition = new Condition<>(field, operator, List.of(operands));
    return store.organizations().query(admin, Query.of(List.of(condition))).await().items();
  }

  Organization get(String uuid) {
    return where(OrganizationField.UUID, Operator.EQUAL, uuid).get(0);
  }

  int used() {
    return store.quotas().get(admin, admin.tenant()).await().get(1).used();
  }
}
