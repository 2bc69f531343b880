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
import dev.orgate.store.Namespace;
import dev.orgate.store.NamespaceName;
import dev.orgate.store.NamespaceQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class DeleteContract extends ContractTest {
  private Namespace created;

  DeleteContract(StoreContract kit) {
    super(kit);
  }

  @BeforeEach
  void given() {
    created = create(name);
  }

  @Test
  void delete_byAdmin_gone() {
    assertOutcome(namespaces.delete(admin, name)).isEqualTo(DONE);

    assertGone();
  }

  @Test
  void delete_byAdminWithReadGrant_gone() {
    Actor other = here.admin("eve");
    give(other, READ);

    assertOutcome(namespaces.delete(other, name)).isEqualTo(DONE);
    assertGone();
  }

  @Test
  void delete_byManager_gone() {
    give(bob, MANAGE);

    assertOutcome(namespaces.delete(bob, name)).isEqualTo(DONE);
    assertGone();
  }

  @Test
  void delete_byReaderOrEditorOrWithoutGrant_forbiddenAndStays() {
    give(bob, READ);
    give(here.member("eve"), EDIT);

    assertOutcome(namespaces.delete(bob, name)).isEqualTo(FORBIDDEN);
    assertOutcome(namespaces.delete(here.member("eve"), name)).isEqualTo(FORBIDDEN);
    assertOutcome(namespaces.delete(here.member("mallory"), name)).isEqualTo(FORBIDDEN);
    assertThat(show().grants()).hasSize(3);
  }

  @Test
  void delete_missing_notFound() {
    NamespaceName missing = Fresh.name("missing");

    assertOutcome(namespaces.delete(admin, missing)).isEqualTo(notFound(NAMESPACE, missing));
    assertOutcome(namespaces.delete(bob, missing)).isEqualTo(notFound(NAMESPACE, missing));
  }

  @Test
  void delete_twice_notFoundTheSecondTime() {
    answer(namespaces.delete(admin, name));

    assertOutcome(namespaces.delete(admin, name)).isEqualTo(notFound(NAMESPACE, name));
  }

  @Test
  void delete_ofAnotherTenant_notFoundAndStays() {
    give(bob, MANAGE);

    assertOutcome(namespaces.delete(foreigner, name)).isEqualTo(notFound(NAMESPACE, name));
    assertOutcome(namespaces.delete(there.member("bob"), name))
        .isEqualTo(notFound(NAMESPACE, name));
    assertOutcome(namespaces.delete(operator, name)).isEqualTo(notFound(NAMESPACE, name));
    assertThat(answer(namespaces.get(admin, name)).id()).isEqualTo(created.id());
  }

  private void assertGone() {
    assertThat(quota(here).used()).isZero();
    assertThat(answer(namespaces.list(admin, NamespaceQuery.ALL)).items()).isEmpty();
    assertOutcome(namespaces.get(admin, name)).isEqualTo(notFound(NAMESPACE, name));
    assertOutcome(access.show(admin, name)).isEqualTo(notFound(NAMESPACE, name));
  }
}
