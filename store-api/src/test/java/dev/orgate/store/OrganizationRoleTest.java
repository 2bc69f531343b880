package dev.orgate.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrganizationRoleTest {
  @Test
  void attribute_ofEachRole_isTheNameOnTheWire() {
    assertThat(OrganizationRole.values())
        .extracting(OrganizationRole::attribute)
        .containsExactly("__OrganizationSupervisor__", "__OrganizationOperation__");
  }

  @ParameterizedTest
  @EnumSource
  void ofAttribute_attributeOfARole_isThatRole(OrganizationRole role) {
    assertThat(OrganizationRole.ofAttribute(role.attribute())).isEqualTo(role);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "color",
        "SUPERVISOR",
        "__organizationsupervisor__",
        "__OrganizationOperation"
      })
  void ofAttribute_anyOtherName_null(String name) {
    assertThat(OrganizationRole.ofAttribute(name)).isNull();
  }
}
