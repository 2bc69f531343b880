package dev.orgate.store;

import static dev.orgate.store.OrganizationState.DISABLED;
import static dev.orgate.store.OrganizationState.ENABLED;
import static dev.orgate.store.OrganizationState.STALED;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrganizationRulesTest {
  @Test
  void mayChangeBelow_eachState_enabledOnly() {
    assertThat(OrganizationRules.mayChangeBelow(ENABLED)).isTrue();
    assertThat(OrganizationRules.mayChangeBelow(DISABLED)).isFalse();
    assertThat(OrganizationRules.mayChangeBelow(STALED)).isFalse();
  }

  @Test
  void mayChange_eachState_allButStaled() {
    assertThat(OrganizationRules.mayChange(ENABLED)).isTrue();
    assertThat(OrganizationRules.mayChange(DISABLED)).isTrue();
    assertThat(OrganizationRules.mayChange(STALED)).isFalse();
  }

  @Test
  void maySetBelowAnything_eachState_enabledOnly() {
    assertThat(OrganizationRules.maySetBelowAnything(ENABLED)).isTrue();
    assertThat(OrganizationRules.maySetBelowAnything(DISABLED)).isFalse();
    assertThat(OrganizationRules.maySetBelowAnything(STALED)).isFalse();
  }

  // So far: type, parent. Update: type, parent.
  @ParameterizedTest
  @CsvSource({
    "COMPANY,,,,false",
    "COMPANY,,COMPANY,,false",
    "COMPANY,,DEPARTMENT,,false",
    "COMPANY,,,p,true",
    "COMPANY,,COMPANY,p,true",
    "COMPANY,,DEPARTMENT,p,true",
    "COMPANY,o,,,false",
    "COMPANY,o,COMPANY,,false",
    "COMPANY,o,DEPARTMENT,,false",
    "COMPANY,o,,p,true",
    "DEPARTMENT,,,,false",
    "DEPARTMENT,,COMPANY,,false",
    "DEPARTMENT,,,p,false",
    "DEPARTMENT,,DEPARTMENT,p,false",
    "DEPARTMENT,,COMPANY,p,true",
    "DEPARTMENT,o,,,false",
    "DEPARTMENT,o,COMPANY,,true",
    "DEPARTMENT,o,DEPARTMENT,,false",
    "DEPARTMENT,o,,p,false",
    "DEPARTMENT,o,COMPANY,p,true"
  })
  void putsCompanyUnderParent_eachUpdate_whereItMovesOrMakesOne(
      OrganizationType type,
      @Nullable String parent,
      @Nullable OrganizationType nextType,
      @Nullable String nextParent,
      boolean breaks) {
    OrganizationUpdate update = new OrganizationUpdate("n", null, nextType, nextParent);

    assertThat(OrganizationRules.putsCompanyUnderParent(type, parent, update)).isEqualTo(breaks);
  }
}
