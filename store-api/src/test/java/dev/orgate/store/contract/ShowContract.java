package dev.orgate.store.contract;

import static dev.orgate.store.Level.EDIT;
import static dev.orgate.store.Level.MANAGE;
import static dev.orgate.store.Level.READ;
import static dev.orgate.store.Refusal.Subject.NAMESPACE;
import static dev.orgate.store.contract.Outcome.FORBIDDEN;
import static dev.orgate.store.contract.Outcome.notFound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Actor;
import dev.orgate.store.Grant;
import dev.orgate.store.Level;
import dev.orgate.store.Namespace;
import dev.orgate.store.NamespaceAccess;
import dev.orgate.store.NamespaceName;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

abstract class ShowContract extends ContractTest {
  private final Grant creator = new Grant(admin.userId(), admin.userName(), MANAGE);
  private Namespace created;

  ShowContract(StoreContract kit) {
    super(kit);
  }

  @BeforeEach
  void given() {
    created = create(name);
  }

  @Test
  void show_byCreator_selfIsTheFirstGrant() {
    assertThat(show()).isEqualTo(shown(creator, creator));
  }

  @ParameterizedTest
  @EnumSource
  void show_byHolder_selfIsTheGrantAsGiven(Level level) {
    give(bob, level);

    // The name the grantor gave, not the one in bob's own credential.
    Grant given = grant("bob", level);
    assertThat(answer(access.show(bob, name))).isEqualTo(shown(given, creator, given));
  }

  @Test
  void show_byAnyHolder_everyGrantInTheOrderGiven() {
    Grant zoe = grant("zoe", READ);
    Grant al = grant("al", EDIT);
    give(bob, READ);
    answer(access.grant(admin, name, List.of(zoe, al)));

    assertThat(answer(access.show(bob, name)).grants())
        .containsExactly(creator, grant("bob", READ), zoe, al);
  }

  @Test
  void show_byAdminWithoutGrant_selfIsManageAndNoGrant() {
    Actor other = here.admin("eve");
    Grant self = new Grant("eve", other.userName(), MANAGE);

    assertThat(answer(access.show(other, name))).isEqualTo(shown(self, creator));
  }

  @Test
  void show_byAdminWithReadGrant_selfIsThatGrant() {
    Actor other = here.admin("eve");
    give(other, READ);

    Grant given = grant("eve", READ);
    assertThat(answer(access.show(other, name))).isEqualTo(shown(given, creator, given));
  }

  @Test
  void show_withoutGrant_forbidden() {
    Actor ops = new Actor(here.tenant(), "ops", "Ops", null, false, true);

    assertOutcome(access.show(bob, name)).isEqualTo(FORBIDDEN);
    assertOutcome(access.show(ops, name)).isEqualTo(FORBIDDEN);
  }

  @Test
  void show_missing_notFound() {
    NamespaceName missing = Fresh.name("missing");

    assertOutcome(access.show(admin, missing)).isEqualTo(notFound(NAMESPACE, missing));
    assertOutcome(access.show(bob, missing)).isEqualTo(notFound(NAMESPACE, missing));
  }

  @Test
  void show_ofAnotherTenant_notFoundWhoeverAsks() {
    give(bob, MANAGE);

    assertOutcome(access.show(foreigner, name)).isEqualTo(notFound(NAMESPACE, name));
    assertOutcome(access.show(there.member("bob"), name)).isEqualTo(notFound(NAMESPACE, name));
    assertOutcome(access.show(operator, name)).isEqualTo(notFound(NAMESPACE, name));
  }

  private NamespaceAccess shown(Grant self, Grant... grants) {
    return new NamespaceAccess(created.id(), name.value(), admin.userName(), self, List.of(grants));
  }
}
