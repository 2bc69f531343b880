package dev.orgate.store.contract;

import static dev.orgate.store.Level.EDIT;
import static dev.orgate.store.Level.MANAGE;
import static dev.orgate.store.Level.READ;
import static dev.orgate.store.Refusal.Subject.NAMESPACE;
import static dev.orgate.store.contract.Outcome.FORBIDDEN;
import static dev.orgate.store.contract.Outcome.notFound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Actor;
import dev.orgate.store.Level;
import dev.orgate.store.Namespace;
import dev.orgate.store.NamespaceName;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

abstract class GetContract extends ContractTest {
  private Namespace created;

  GetContract(StoreContract kit) {
    super(kit);
  }

  @BeforeEach
  void given() {
    created = create(name);
  }

  @Test
  void get_byCreator_asCreated() {
    assertThat(answer(namespaces.get(admin, name))).isEqualTo(created);
  }

  @ParameterizedTest
  @EnumSource
  void get_byHolder_atTheLevelHeld(Level level) {
    give(bob, level);

    assertThat(answer(namespaces.get(bob, name))).isEqualTo(seenAt(level, 2));
  }

  @Test
  void get_byAdminWithoutGrant_atManage() {
    Actor other = here.admin("eve");

    assertThat(answer(namespaces.get(other, name))).isEqualTo(seenAt(MANAGE, 1));
  }

  @Test
  void get_byAdminWithReadGrant_atRead() {
    Actor other = here.admin("eve");
    give(other, READ);

    assertThat(answer(namespaces.get(other, name))).isEqualTo(seenAt(READ, 2));
  }

  @Test
  void get_afterGrants_countsThem() {
    answer(
        access.grant(admin, name, List.of(grant("a", READ), grant("b", EDIT), grant("c", MANAGE))));
    answer(access.revoke(admin, name, List.of("b")));

    assertThat(answer(namespaces.get(admin, name)).grants()).isEqualTo(3);
  }

  @Test
  void get_ofThisTenantWithoutGrant_forbidden() {
    assertOutcome(namespaces.get(bob, name)).isEqualTo(FORBIDDEN);
  }

  @Test
  void get_byOperatorInThisTenantWithoutGrant_forbidden() {
    Actor ops = new Actor(here.tenant(), "ops", "Ops", null, false, true);

    assertOutcome(namespaces.get(ops, name)).isEqualTo(FORBIDDEN);
  }

  @Test
  void get_missing_notFound() {
    NamespaceName missing = Fresh.name("missing");

    assertOutcome(namespaces.get(admin, missing)).isEqualTo(notFound(NAMESPACE, missing));
  }

  @Test
  void get_ofAnotherTenant_notFoundWhoeverAsks() {
    give(bob, MANAGE);
    Actor namesake = there.member(bob.userId());

    assertOutcome(namespaces.get(foreigner, name)).isEqualTo(notFound(NAMESPACE, name));
    assertOutcome(namespaces.get(namesake, name)).isEqualTo(notFound(NAMESPACE, name));
    assertOutcome(namespaces.get(operator, name)).isEqualTo(notFound(NAMESPACE, name));
  }

  private Namespace seenAt(Level level, int grants) {
    return new Namespace(created.id(), name.value(), admin.userName(), level, grants);
  }
}
