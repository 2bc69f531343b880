package dev.orgate.store.contract;

import static dev.orgate.store.Level.MANAGE;
import static dev.orgate.store.Level.READ;
import static dev.orgate.store.Refusal.Subject.NAMESPACE;
import static dev.orgate.store.contract.Outcome.FORBIDDEN;
import static dev.orgate.store.contract.Outcome.notFound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Actor;
import dev.orgate.store.Namespace;
import dev.orgate.store.NamespaceName;
import dev.orgate.store.NamespaceQuery;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a deleted namespace leaves behind: room, a free name, and nothing else. */
abstract class RenewContract extends ContractTest {
  private Namespace created;

  RenewContract(StoreContract kit) {
    super(kit);
  }

  @BeforeEach
  void given() {
    created = create(name);
  }

  @Test
  void delete_quotaWasFull_oneMoreFitsAndNoSecond() {
    limit(here, 1);
    answer(namespaces.delete(admin, name));

    create(Fresh.name("team"));
    assertOutcome(namespaces.create(admin, name))
        .isEqualTo(Outcome.quotaExceeded(namespaceQuota(1, 1)));
  }

  @Test
  void delete_thenCreateTheNameAgain_inheritsNothing() {
    give(bob, MANAGE);
    answer(namespaces.delete(admin, name));
    Actor other = here.admin("eve");
    Namespace again = answer(namespaces.create(other, name));

    assertThat(again.creatorName()).isEqualTo(other.userName());
    assertThat(again.id()).isGreaterThan(created.id());
    assertThat(grantedUsers()).containsExactly("eve");
    assertOutcome(namespaces.get(bob, name)).isEqualTo(FORBIDDEN);
    assertThat(answer(namespaces.list(bob, NamespaceQuery.ALL)).items()).isEmpty();
  }

  @Test
  void delete_nameFreeAtOnce_anotherTenantTakesIt() {
    give(bob, MANAGE);
    answer(namespaces.delete(admin, name));
    answer(namespaces.create(foreigner, name));

    assertOutcome(namespaces.get(admin, name)).isEqualTo(notFound(NAMESPACE, name));
    assertOutcome(namespaces.get(bob, name)).isEqualTo(notFound(NAMESPACE, name));
    assertThat(quota(here).used()).isZero();
    assertThat(quota(there).used()).isEqualTo(1);
  }

  @Test
  void delete_oneOfTwo_leavesTheOtherAndItsGrants() {
    NamespaceName other = Fresh.name("team");
    create(other);
    answer(access.grant(admin, other, List.of(grant(bob, READ))));
    give(bob, READ);
    answer(namespaces.delete(admin, name));

    assertThat(answer(namespaces.list(bob, NamespaceQuery.ALL)).items())
        .containsExactly(answer(namespaces.get(bob, other)));
  }
}
