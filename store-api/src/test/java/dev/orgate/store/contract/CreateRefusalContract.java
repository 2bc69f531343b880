package dev.orgate.store.contract;

import static dev.orgate.store.Level.MANAGE;
import static dev.orgate.store.Refusal.Subject.NAMESPACE;
import static dev.orgate.store.contract.Outcome.FORBIDDEN;
import static dev.orgate.store.contract.Outcome.alreadyExists;
import static dev.orgate.store.contract.Outcome.quotaExceeded;

import org.junit.jupiter.api.Test;

/** When a create is refused, and with what, if more than one reason holds. */
abstract class CreateRefusalContract extends ContractTest {
  CreateRefusalContract(StoreContract kit) {
    super(kit);
  }

  @Test
  void create_byMember_forbidden() {
    assertOutcome(namespaces.create(bob, name)).isEqualTo(FORBIDDEN);
  }

  @Test
  void create_byManagerOfAnotherNamespace_forbidden() {
    create(name);
    give(bob, MANAGE);

    assertOutcome(namespaces.create(bob, Fresh.name("other"))).isEqualTo(FORBIDDEN);
  }

  @Test
  void create_byOperator_forbidden() {
    assertOutcome(namespaces.create(operator, name)).isEqualTo(FORBIDDEN);
  }

  @Test
  void create_nameTakenHere_alreadyExists() {
    create(name);

    assertOutcome(namespaces.create(admin, name)).isEqualTo(alreadyExists(NAMESPACE, name));
    assertOutcome(namespaces.create(here.admin("eve"), name))
        .isEqualTo(alreadyExists(NAMESPACE, name));
  }

  @Test
  void create_nameTakenByAnotherTenant_alreadyExistsAndNoMore() {
    create(name);

    assertOutcome(namespaces.create(foreigner, name)).isEqualTo(alreadyExists(NAMESPACE, name));
  }

  @Test
  void create_quotaFull_quotaExceededWithLimitAndUse() {
    limit(here, 1);
    create(name);

    assertOutcome(namespaces.create(admin, Fresh.name("second")))
        .isEqualTo(quotaExceeded(namespaceQuota(1, 1)));
  }

  @Test
  void create_limitZero_quotaExceeded() {
    limit(here, 0);

    assertOutcome(namespaces.create(admin, name)).isEqualTo(quotaExceeded(namespaceQuota(0, 0)));
  }

  @Test
  void create_mayNotAndNameTakenAndQuotaFull_forbiddenComesFirst() {
    create(name);
    limit(here, 1);

    assertOutcome(namespaces.create(bob, name)).isEqualTo(FORBIDDEN);
    assertOutcome(namespaces.create(bob, Fresh.name("free"))).isEqualTo(FORBIDDEN);
  }

  @Test
  void create_nameTakenAndQuotaFull_alreadyExistsComesBeforeQuota() {
    create(name);
    limit(here, 1);
    limit(there, 0);

    assertOutcome(namespaces.create(admin, name)).isEqualTo(alreadyExists(NAMESPACE, name));
    assertOutcome(namespaces.create(foreigner, name)).isEqualTo(alreadyExists(NAMESPACE, name));
  }
}
