package dev.orgate.store.contract;

import static dev.orgate.store.OrganizationType.DEPARTMENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Condition;
import dev.orgate.store.NewOrganization;
import dev.orgate.store.Operator;
import dev.orgate.store.Organization;
import dev.orgate.store.OrganizationField;
import dev.orgate.store.Query;
import dev.orgate.store.Uuid;
import java.util.List;
import org.assertj.core.api.ListAssert;
import org.jspecify.annotations.Nullable;

/** What tests that ask for organizations share. */
abstract class QuestionContract extends TreeContract {
  QuestionContract(StoreUnderTest kit) {
    super(kit);
  }

  String named(String name, @Nullable String description) {
    String uuid = Uuid.random();
    tree.create(
        new NewOrganization(uuid, name, description, DEPARTMENT, null, List.of(), List.of()));
    return uuid;
  }

  void namedEach(String... names) {
    for (String each : names) {
      named(each, null);
    }
  }

  static Condition<OrganizationField> is(
      OrganizationField field, Operator operator, String... operands) {
    return new Condition<>(field, operator, List.of(operands));
  }

  List<Organization> find(List<Condition<OrganizationField>> conditions) {
    return answer(organizations.query(admin, Query.of(conditions))).items();
  }

  /** The names of what is found. */
  ListAssert<String> assertNames(OrganizationField field, Operator operator, String... operands) {
    return assertThat(
        find(List.of(is(field, operator, operands))).stream().map(Organization::name).toList());
  }

  ListAssert<String> assertUuids(OrganizationField field, Operator operator, String... operands) {
    return assertThat(
        find(List.of(is(field, operator, operands))).stream().map(Organization::uuid).toList());
  }
}
