package dev.orgate.store.contract;

import static dev.orgate.store.Level.EDIT;
import static dev.orgate.store.Level.MANAGE;
import static dev.orgate.store.Level.READ;
import static dev.orgate.store.Refusal.Subject.GRANT;
import static dev.orgate.store.contract.Outcome.DONE;
import static dev.orgate.store.contract.Outcome.alreadyExists;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Actor;
import dev.orgate.store.Grant;
import dev.orgate.store.Level;
import dev.orgate.store.NamespaceName;
import io.vertx.core.Future;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class GrantContract extends ContractTest {
  GrantContract(StoreContract kit) {
    super(kit);
  }

  @BeforeEach
  void given() {
    create(name);
  }

  @Test
  void grant_levelAndName_areKeptAsGiven() {
    Grant given = new Grant("zoe", "what the grantor calls her", EDIT);
    answer(access.grant(admin, name, List.of(given)));

    assertThat(show().grants()).endsWith(given);
  }

  @Test
  void grant_manage_takesEffectAtOnce() {
    give(bob, MANAGE);

    assertOutcome(access.grant(bob, name, List.of(grant("zoe", READ)))).isEqualTo(DONE);
    assertOutcome(namespaces.delete(bob, name)).isEqualTo(DONE);
  }

  @Test
  void grant_userWhoHasOne_alreadyExistsWhateverTheLevel() {
    give(bob, READ);

    for (Level level : Level.values()) {
      assertOutcome(grant(grant("bob", level))).isEqualTo(alreadyExists(GRANT, "bob"));
    }
    assertThat(show().grants()).endsWith(grant("bob", READ));
  }

  @Test
  void grant_creator_alreadyExists() {
    assertOutcome(grant(grant(admin, READ))).isEqualTo(alreadyExists(GRANT, admin.userId()));
  }

  @Test
  void grant_afterRevoke_goesToTheEnd() {
    give(bob, MANAGE);
    give(here.member("zoe"), READ);
    answer(access.revoke(admin, name, List.of("bob")));
    give(bob, READ);

    assertThat(show().grants()).endsWith(grant("zoe", READ), grant("bob", READ)).hasSize(3);
  }

  @Test
  void grant_adminToItself_lowersWhatItSeesNotWhatItMay() {
    Actor other = here.admin("eve");
    assertOutcome(access.grant(other, name, List.of(grant(other, READ)))).isEqualTo(DONE);

    assertThat(answer(namespaces.get(other, name)).level()).isEqualTo(READ);
    assertOutcome(access.grant(other, name, List.of(grant("zoe", READ)))).isEqualTo(DONE);
  }

  @Test
  void grant_sameUserOnTwoNamespaces_eachKeepsItsLevel() {
    NamespaceName second = Fresh.name("team");
    create(second);
    give(bob, READ);
    answer(access.grant(admin, second, List.of(grant(bob, MANAGE))));

    assertThat(answer(namespaces.get(bob, name)).level()).isEqualTo(READ);
    assertThat(answer(namespaces.get(bob, second)).level()).isEqualTo(MANAGE);
  }

  private Future<Void> grant(Grant... batch) {
    return access.grant(admin, name, List.of(batch));
  }
}
