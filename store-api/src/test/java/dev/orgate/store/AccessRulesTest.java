package dev.orgate.store;

import static dev.orgate.store.Level.EDIT;
import static dev.orgate.store.Level.MANAGE;
import static dev.orgate.store.Level.READ;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccessRulesTest {
  private final Actor member = new Actor("acme", "bob", "Bob", null, false, false);
  private final Actor admin = new Actor("acme", "ada", "Ada", null, true, false);
  private final Actor operator = new Actor("platform", "ops", "Ops", null, false, true);

  @Test
  void mayCreate_eachRole_adminOnly() {
    assertThat(AccessRules.mayCreate(admin)).isTrue();
    assertThat(AccessRules.mayCreate(member)).isFalse();
    assertThat(AccessRules.mayCreate(operator)).isFalse();
  }

  @Test
  void level_withGrant_isTheGrants() {
    for (Level held : Level.values()) {
      assertThat(AccessRules.level(member, held)).isEqualTo(held);
      assertThat(AccessRules.level(admin, held)).isEqualTo(held);
      assertThat(AccessRules.level(operator, held)).isEqualTo(held);
    }
  }

  @Test
  void level_withoutGrant_manageForAdminElseNone() {
    assertThat(AccessRules.level(admin, null)).isEqualTo(MANAGE);
    assertThat(AccessRules.level(member, null)).isNull();
    assertThat(AccessRules.level(operator, null)).isNull();
  }

  @Test
  void mayManage_member_onlyWithManage() {
    assertThat(AccessRules.mayManage(member, MANAGE)).isTrue();
    assertThat(AccessRules.mayManage(member, EDIT)).isFalse();
    assertThat(AccessRules.mayManage(member, READ)).isFalse();
    assertThat(AccessRules.mayManage(member, null)).isFalse();
    assertThat(AccessRules.mayManage(operator, null)).isFalse();
  }

  @Test
  void mayManage_admin_whateverItHolds() {
    assertThat(AccessRules.mayManage(admin, null)).isTrue();
    assertThat(AccessRules.mayManage(admin, READ)).isTrue();
  }

  @Test
  void mayChangeOrganizations_eachRole_adminOnly() {
    assertThat(AccessRules.mayChangeOrganizations(admin)).isTrue();
    assertThat(AccessRules.mayChangeOrganizations(member)).isFalse();
    assertThat(AccessRules.mayChangeOrganizations(operator)).isFalse();
  }

  @Test
  void mayReadQuotas_eachRole_ownTenantOrOperator() {
    assertThat(AccessRules.mayReadQuotas(member, "acme")).isTrue();
    assertThat(AccessRules.mayReadQuotas(member, "ACME")).isFalse();
    assertThat(AccessRules.mayReadQuotas(admin, "other")).isFalse();
    assertThat(AccessRules.mayReadQuotas(operator, "acme")).isTrue();
  }

  @Test
  void maySetLimits_eachRole_operatorOnly() {
    assertThat(AccessRules.maySetLimits(operator)).isTrue();
    assertThat(AccessRules.maySetLimits(admin)).isFalse();
    assertThat(AccessRules.maySetLimits(member)).isFalse();
  }
}
