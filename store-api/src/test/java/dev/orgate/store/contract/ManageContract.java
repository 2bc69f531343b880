package dev.orgate.store.contract;

import static dev.orgate.store.Level.EDIT;
import static dev.orgate.store.Level.MANAGE;
import static dev.orgate.store.Level.READ;
import static dev.orgate.store.Refusal.Subject.NAMESPACE;
import static dev.orgate.store.contract.Outcome.DONE;
import static dev.orgate.store.contract.Outcome.FORBIDDEN;
import static dev.orgate.store.contract.Outcome.notFound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Actor;
import dev.orgate.store.Level;
import dev.orgate.store.NamespaceName;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may change grants; the same for granting, changing and revoking. */
abstract class ManageContract extends ContractTest {
  ManageContract(StoreContract kit) {
    super(kit);
  }

  @BeforeEach
  void given() {
    create(name);
    give(here.member("zoe"), READ);
  }

  @Test
  void everyChange_byAdminWithoutGrant_done() {
    assertEachChange(here.admin("eve"), name, DONE);
    assertThat(grantedUsers()).containsExactly(admin.userId());
  }

  @Test
  void everyChange_byAdminWithReadGrant_done() {
    give(here.admin("eve"), READ);

    assertEachChange(here.admin("eve"), name, DONE);
  }

  @Test
  void everyChange_byManager_done() {
    give(bob, MANAGE);

    assertEachChange(bob, name, DONE);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MANAGE")
  void everyChange_byHolderOfLess_forbidden(Level level) {
    give(bob, level);

    assertEachChange(bob, name, FORBIDDEN);
    assertThat(show().grants()).contains(grant("zoe", READ), grant("bob", level));
  }

  @Test
  void everyChange_withoutGrant_forbidden() {
    Actor ops = new Actor(here.tenant(), "ops", "Ops", null, false, true);

    assertEachChange(bob, name, FORBIDDEN);
    assertEachChange(ops, name, FORBIDDEN);
  }

  @Test
  void everyChange_byManagerOfAnotherNamespace_forbidden() {
    NamespaceName other = Fresh.name("other");
    create(other);
    answer(access.grant(admin, other, List.of(grant(bob, MANAGE))));

    assertEachChange(bob, name, FORBIDDEN);
  }

  @Test
  void everyChange_missingNamespace_notFound() {
    NamespaceName missing = Fresh.name("missing");

    assertEachChange(admin, missing, notFound(NAMESPACE, missing));
    assertEachChange(bob, missing, notFound(NAMESPACE, missing));
  }

  @Test
  void everyChange_ofAnotherTenant_notFoundWhoeverAsks() {
    give(bob, MANAGE);

    assertEachChange(foreigner, name, notFound(NAMESPACE, name));
    assertEachChange(there.member("bob"), name, notFound(NAMESPACE, name));
    assertEachChange(operator, name, notFound(NAMESPACE, name));
  }

  @Test
  void everyChange_mayNotAndUserDoesNotFit_forbiddenComesFirst() {
    give(bob, EDIT);

    assertOutcome(access.grant(bob, name, List.of(grant("zoe", READ)))).isEqualTo(FORBIDDEN);
    assertOutcome(access.change(bob, name, List.of(grant("nobody", READ)))).isEqualTo(FORBIDDEN);
    assertOutcome(access.revoke(bob, name, List.of("nobody"))).isEqualTo(FORBIDDEN);
  }

  private void assertEachChange(Actor actor, NamespaceName name, Outcome expected) {
    assertOutcome(access.grant(actor, name, List.of(grant("new", READ)))).isEqualTo(expected);
    assertOutcome(access.change(actor, name, List.of(grant("zoe", EDIT)))).isEqualTo(expected);
    assertOutcome(access.revoke(actor, name, List.of("zoe", "new"))).isEqualTo(expected);
  }
}
