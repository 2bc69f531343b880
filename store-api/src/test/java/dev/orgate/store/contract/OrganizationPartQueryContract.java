package dev.orgate.store.contract;

import static dev.orgate.store.Operator.EQUAL;
import static dev.orgate.store.Operator.GREATER;
import static dev.orgate.store.Operator.IN;
import static dev.orgate.store.Operator.IS_NULL;
import static dev.orgate.store.Operator.LESS;
import static dev.orgate.store.Operator.LIKE;
import static dev.orgate.store.Operator.NOT_EQUAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.AttributeField;
import dev.orgate.store.Condition;
import dev.orgate.store.Operator;
import dev.orgate.store.OrganizationAttribute;
import dev.orgate.store.OrganizationQuota;
import dev.orgate.store.Page;
import dev.orgate.store.Query;
import dev.orgate.store.QuotaField;
import java.util.List;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;

/** Attributes and quota entries are asked for as organizations are. */
abstract class OrganizationPartQueryContract extends TreeContract {
  private final String first = tree.root();
  private final String second = tree.root();

  OrganizationPartQueryContract(StoreUnderTest kit) {
    super(kit);
  }

  private ListAssert<String> assertAttributes(
      AttributeField field, Operator operator, String... operands) {
    Query<AttributeField> query =
        Query.of(List.of(new Condition<>(field, operator, List.of(operands))));
    return assertThat(
        answer(attributes.query(admin, query)).items().stream()
            .map(OrganizationAttribute::name)
            .toList());
  }

  private ListAssert<String> assertEntries(
      QuotaField field, Operator operator, String... operands) {
    Query<QuotaField> query =
        Query.of(List.of(new Condition<>(field, operator, List.of(operands))));
    return assertThat(
        answer(entries.query(admin, query)).items().stream().map(OrganizationQuota::name).toList());
  }

  @Test
  void attributes_eachField_isAskedFor() {
    String a = tree.addAttribute(first, "a", "red");
    tree.addAttribute(second, "b", null);
    tree.addAttribute(first, "c", "Red");

    assertAttributes(AttributeField.UUID, EQUAL, a).containsExactly("a");
    assertAttributes(AttributeField.ORGANIZATION, EQUAL, first).containsExactly("a", "c");
    assertAttributes(AttributeField.NAME, IN, "B", "C").containsExactly("b", "c");
    assertAttributes(AttributeField.VALUE, EQUAL, "red").containsExactly("a", "c");
    assertAttributes(AttributeField.VALUE, IS_NULL).containsExactly("b");
    assertAttributes(AttributeField.VALUE, NOT_EQUAL, "x").containsExactly("a", "c");
    assertAttributes(AttributeField.CREATED, GREATER, "1970-01-01T00:00:00Z").hasSize(3);
    assertAttributes(AttributeField.CHANGED, LESS, "1970-01-01T00:00:00Z").isEmpty();
  }

  @Test
  void attributes_pageInAnOrder_isThatPartOfAll() {
    for (String value : new String[] {"b", null, "a", "B"}) {
      tree.addAttribute(first, "n", value);
    }
    Query.Order<AttributeField> order = new Query.Order<>(AttributeField.VALUE, true);

    Page<OrganizationAttribute> page =
        answer(attributes.query(admin, new Query<>(List.of(), order, 1, 2, true)));
    assertThat(page.items()).extracting(OrganizationAttribute::value).containsExactly("B", "a");
    assertThat(page.total()).isEqualTo(4);
  }

  @Test
  void attributes_withoutAnOrder_areByAgeAcrossOrganizations() {
    for (int i = 0; i < 20; i++) {
      tree.addAttribute(i % 2 == 0 ? first : second, "n", "" + i);
    }
    answer(attributes.update(admin, tree.attributes().get(0).uuid(), "x"));

    assertThat(tree.attributes())
        .extracting(OrganizationAttribute::value)
        .startsWith("x", "1", "2")
        .endsWith("17", "18", "19");
  }

  @Test
  void entries_eachField_isAskedFor() {
    String a = tree.setQuota(first, "a", 10).uuid();
    tree.setQuota(second, "b", 9);
    tree.setQuota(first, "c", -1);

    assertEntries(QuotaField.UUID, EQUAL, a).containsExactly("a");
    assertEntries(QuotaField.ORGANIZATION, EQUAL, first).containsExactly("a", "c");
    assertEntries(QuotaField.NAME, LIKE, "_").hasSize(3);
    assertEntries(QuotaField.CREATED, GREATER, "1970-01-01T00:00:00Z").hasSize(3);
    assertEntries(QuotaField.CHANGED, LESS, "1970-01-01T00:00:00Z").isEmpty();
  }

  @Test
  void entries_byValue_compareAsNumbers() {
    tree.setQuota(first, "a", 10);
    tree.setQuota(first, "b", 9);
    tree.setQuota(first, "c", Long.MAX_VALUE);

    assertEntries(QuotaField.VALUE, LESS, "10").containsExactly("b");
    assertEntries(QuotaField.VALUE, EQUAL, "010").containsExactly("a");
    assertEntries(QuotaField.VALUE, EQUAL, "+9").containsExactly("b");
    assertEntries(QuotaField.VALUE, IN, "9", "9223372036854775807").containsExactly("b", "c");
    assertEntries(QuotaField.VALUE, GREATER, "-9223372036854775808").hasSize(3);
  }

  @Test
  void entries_inTheOrderOfValues_areInThatOfNumbers() {
    for (int value : new int[] {10, 9, -1, 100}) {
      tree.setQuota(first, "n" + value, value);
    }
    Query.Order<QuotaField> order = new Query.Order<>(QuotaField.VALUE, false);

    assertThat(answer(entries.query(admin, new Query<>(List.of(), order, 0, 9, true))).items())
        .extracting(OrganizationQuota::value)
        .containsExactly(-1L, 9L, 10L, 100L);
  }
}
