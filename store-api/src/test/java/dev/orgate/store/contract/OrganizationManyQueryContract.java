package dev.orgate.store.contract;

import static dev.orgate.store.Operator.EQUAL;
import static dev.orgate.store.Operator.IN;
import static dev.orgate.store.Operator.IS_NULL;
import static dev.orgate.store.Operator.LIKE;
import static dev.orgate.store.Operator.NOT_EQUAL;
import static dev.orgate.store.Operator.NOT_IN;
import static dev.orgate.store.Operator.NOT_NULL;
import static dev.orgate.store.OrganizationField.ATTRIBUTE_NAME;
import static dev.orgate.store.OrganizationField.ATTRIBUTE_UUID;
import static dev.orgate.store.OrganizationField.ATTRIBUTE_VALUE;
import static dev.orgate.store.OrganizationField.DESCRIPTION;
import static dev.orgate.store.OrganizationField.MEMBER;
import static dev.orgate.store.OrganizationField.NAME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Organization;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fields of many values, and many conditions. */
abstract class OrganizationManyQueryContract extends QuestionContract {
  OrganizationManyQueryContract(StoreUnderTest kit) {
    super(kit);
  }

  @Test
  void many_oneThatMeetsIt_isEnough() {
    String plain = tree.root();
    String red = tree.root();
    String both = tree.root();
    tree.addAttribute(red, "color", "red");
    tree.addAttribute(both, "color", "red");
    String blue = tree.addAttribute(both, "size", "blue");
    tree.addAttribute(both, "note", null);

    assertUuids(ATTRIBUTE_VALUE, EQUAL, "RED").containsExactly(red, both);
    assertUuids(ATTRIBUTE_VALUE, NOT_EQUAL, "red").containsExactly(both);
    assertUuids(ATTRIBUTE_VALUE, IS_NULL).containsExactly(both);
    assertUuids(ATTRIBUTE_VALUE, NOT_NULL).containsExactly(red, both);
    assertUuids(ATTRIBUTE_NAME, NOT_IN, "color").containsExactly(both);
    assertUuids(ATTRIBUTE_NAME, LIKE, "%O%").containsExactly(red, both);
    assertUuids(ATTRIBUTE_UUID, EQUAL, blue).containsExactly(both);
    // Who has none has none that is null, either.
    assertUuids(ATTRIBUTE_NAME, IS_NULL).doesNotContain(plain);
    assertUuids(ATTRIBUTE_UUID, NOT_NULL).containsExactly(red, both);
  }

  @Test
  void many_twoConditions_mayBeMetByDifferentOnes() {
    String both = tree.root();
    tree.addAttribute(both, "color", "red");
    tree.addAttribute(both, "size", "big");

    assertThat(find(List.of(is(ATTRIBUTE_NAME, EQUAL, "color"), is(ATTRIBUTE_VALUE, EQUAL, "big"))))
        .extracting(Organization::uuid)
        .containsExactly(both);
    assertThat(find(List.of(is(ATTRIBUTE_VALUE, EQUAL, "red"), is(ATTRIBUTE_VALUE, EQUAL, "big"))))
        .hasSize(1);
    assertThat(
            find(List.of(is(ATTRIBUTE_VALUE, EQUAL, "red"), is(ATTRIBUTE_VALUE, EQUAL, "small"))))
        .isEmpty();
  }

  @Test
  void many_members_areByUserId() {
    String uuid = tree.root();
    String other = tree.root();
    tree.addMembers(uuid, "Bob", "zoe");
    tree.addMembers(other, "eve");

    assertUuids(MEMBER, EQUAL, "bob").containsExactly(uuid);
    assertUuids(MEMBER, IN, "zoe", "eve").containsExactly(uuid, other);
    assertUuids(MEMBER, NOT_EQUAL, "zoe").containsExactly(uuid, other);
    assertUuids(MEMBER, LIKE, "%o%").containsExactly(uuid);
    assertUuids(MEMBER, NOT_NULL).containsExactly(uuid, other);
    assertUuids(MEMBER, IS_NULL).isEmpty();
  }

  @Test
  void conditions_some_mustAllHold() {
    named("a", "x");
    named("a", "y");
    named("b", "x");

    assertThat(find(List.of(is(NAME, EQUAL, "a"), is(DESCRIPTION, EQUAL, "x")))).hasSize(1);
    assertThat(find(List.of(is(NAME, EQUAL, "a"), is(NAME, EQUAL, "b")))).isEmpty();
    assertThat(find(List.of())).hasSize(3);
  }
}
