package dev.orgate.store.contract;

import static dev.orgate.store.Level.EDIT;
import static dev.orgate.store.Level.MANAGE;
import static dev.orgate.store.Level.READ;
import static dev.orgate.store.contract.Outcome.DONE;
import static dev.orgate.store.contract.Outcome.FORBIDDEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Namespace;
import dev.orgate.store.NamespaceName;
import dev.orgate.store.NamespaceQuery;
import io.vertx.core.Future;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class RevokeContract extends ContractTest {
  RevokeContract(StoreContract kit) {
    super(kit);
  }

  @BeforeEach
  void given() {
    create(name);
    give(bob, MANAGE);
    give(here.member("zoe"), EDIT);
  }

  @Test
  void revoke_one_leavesTheOthersInTheirOrder() {
    assertOutcome(revoke("bob")).isEqualTo(DONE);

    assertThat(grantedUsers()).containsExactly("ada", "zoe");
  }

  @Test
  void revoke_batch_leavesTheRest() {
    assertOutcome(revoke("zoe", "ada")).isEqualTo(DONE);

    assertThat(grantedUsers()).containsExactly("bob");
  }

  @Test
  void revoke_manager_takesEffectAtOnce() {
    answer(revoke("bob"));

    assertOutcome(namespaces.get(bob, name)).isEqualTo(FORBIDDEN);
    assertOutcome(access.show(bob, name)).isEqualTo(FORBIDDEN);
    assertOutcome(access.grant(bob, name, List.of(grant(bob, READ)))).isEqualTo(FORBIDDEN);
    assertOutcome(namespaces.delete(bob, name)).isEqualTo(FORBIDDEN);
    assertThat(answer(namespaces.list(bob, NamespaceQuery.ALL)).items()).isEmpty();
    assertThat(answer(namespaces.list(bob, NamespaceQuery.named(name))).items()).isEmpty();
  }

  @Test
  void revoke_usersWithoutGrant_arePassedOver() {
    assertOutcome(revoke("nobody")).isEqualTo(DONE);
    assertOutcome(revoke("nobody", "zoe", "no one")).isEqualTo(DONE);

    assertThat(grantedUsers()).containsExactly("ada", "bob");
  }

  @Test
  void revoke_again_isDone() {
    answer(revoke("bob"));

    assertOutcome(revoke("bob")).isEqualTo(DONE);
  }

  @Test
  void revoke_managerItself_thenMayNot() {
    assertOutcome(access.revoke(bob, name, List.of("bob"))).isEqualTo(DONE);

    assertOutcome(access.revoke(bob, name, List.of("zoe"))).isEqualTo(FORBIDDEN);
  }

  @Test
  void revoke_everybody_namespaceStaysWithTheAdmins() {
    assertOutcome(revoke("ada", "bob", "zoe")).isEqualTo(DONE);

    Namespace left = answer(namespaces.get(admin, name));
    assertThat(left).isEqualTo(new Namespace(left.id(), name.value(), admin.userName(), MANAGE, 0));
    assertThat(show().grants()).isEmpty();
    assertThat(quota(here).used()).isEqualTo(1);
    give(bob, READ);
    assertThat(grantedUsers()).containsExactly("bob");
  }

  @Test
  void revoke_onOneNamespace_leavesTheGrantOnAnother() {
    NamespaceName second = Fresh.name("team");
    create(second);
    answer(access.grant(admin, second, List.of(grant(bob, READ))));
    answer(revoke("bob"));

    assertThat(answer(namespaces.list(bob, NamespaceQuery.ALL)).items())
        .extracting(Namespace::name)
        .containsExactly(second.value());
  }

  private Future<Void> revoke(String... userIds) {
    return access.revoke(admin, name, List.of(userIds));
  }
}
