package dev.orgate.store.contract;

import static dev.orgate.store.Level.EDIT;
import static dev.orgate.store.Level.MANAGE;
import static dev.orgate.store.Level.READ;
import static dev.orgate.store.Refusal.Subject.GRANT;
import static dev.orgate.store.contract.Outcome.DONE;
import static dev.orgate.store.contract.Outcome.FORBIDDEN;
import static dev.orgate.store.contract.Outcome.notFound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Grant;
import io.vertx.core.Future;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class ChangeContract extends ContractTest {
  private final Grant zoe = grant("zoe", READ);

  ChangeContract(StoreContract kit) {
    super(kit);
  }

  @BeforeEach
  void given() {
    create(name);
    give(bob, MANAGE);
    answer(access.grant(admin, name, List.of(zoe)));
  }

  @Test
  void change_levelAndName_replacedInPlace() {
    Grant changed = new Grant("bob", "Robert", EDIT);

    assertOutcome(change(changed)).isEqualTo(DONE);
    assertThat(show().grants()).endsWith(changed, zoe).hasSize(3);
  }

  @Test
  void change_batchInAnotherOrder_keepsThePlaces() {
    assertOutcome(change(grant("zoe", EDIT), grant("bob", READ), grant("ada", READ)))
        .isEqualTo(DONE);

    assertThat(show().grants())
        .containsExactly(grant("ada", READ), grant("bob", READ), grant("zoe", EDIT));
  }

  @Test
  void change_promotion_takesEffectAtOnce() {
    answer(change(grant("zoe", MANAGE)));

    assertOutcome(access.revoke(here.member("zoe"), name, List.of("bob"))).isEqualTo(DONE);
  }

  @Test
  void change_demotion_takesEffectAtOnce() {
    answer(change(grant("bob", EDIT)));

    assertOutcome(access.grant(bob, name, List.of(grant("new", READ)))).isEqualTo(FORBIDDEN);
    assertOutcome(access.change(bob, name, List.of(grant("bob", MANAGE)))).isEqualTo(FORBIDDEN);
    assertOutcome(namespaces.delete(bob, name)).isEqualTo(FORBIDDEN);
    assertThat(answer(namespaces.get(bob, name)).level()).isEqualTo(EDIT);
  }

  @Test
  void change_managerDemotesItself_thenMayNot() {
    assertOutcome(access.change(bob, name, List.of(grant("bob", READ)))).isEqualTo(DONE);

    assertOutcome(access.change(bob, name, List.of(grant("bob", MANAGE)))).isEqualTo(FORBIDDEN);
  }

  @Test
  void change_sameAgain_isDone() {
    assertOutcome(change(zoe)).isEqualTo(DONE);

    assertThat(show().grants()).endsWith(zoe).hasSize(3);
  }

  @Test
  void change_userWithoutGrant_notFoundAndNotAdded() {
    assertOutcome(change(grant("nobody", READ))).isEqualTo(notFound(GRANT, "nobody"));

    assertThat(grantedUsers()).containsExactly("ada", "bob", "zoe");
  }

  @Test
  void change_batchWithTwoWithoutGrant_namesTheFirstOfTheBatchAndChangesNobody() {
    assertOutcome(
            change(grant("zoe", EDIT), grant("y", READ), grant("bob", READ), grant("x", READ)))
        .isEqualTo(notFound(GRANT, "y"));

    assertThat(show().grants()).endsWith(grant("bob", MANAGE), zoe).hasSize(3);
  }

  @Test
  void change_revokedUser_notFound() {
    answer(access.revoke(admin, name, List.of("zoe")));

    assertOutcome(change(zoe)).isEqualTo(notFound(GRANT, "zoe"));
  }

  private Future<Void> change(Grant... batch) {
    return access.change(admin, name, List.of(batch));
  }
}
