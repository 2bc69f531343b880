package dev.orgate.store.contract;

import static dev.orgate.store.Level.EDIT;
import static dev.orgate.store.Level.MANAGE;
import static dev.orgate.store.Level.READ;
import static dev.orgate.store.Refusal.Subject.GRANT;
import static dev.orgate.store.contract.Outcome.DONE;
import static dev.orgate.store.contract.Outcome.FORBIDDEN;
import static dev.orgate.store.contract.Outcome.alreadyExists;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Grant;
import io.vertx.core.Future;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A batch of grants is added as a whole or not at all. */
abstract class GrantBatchContract extends ContractTest {
  GrantBatchContract(StoreContract kit) {
    super(kit);
  }

  @BeforeEach
  void given() {
    create(name);
  }

  @Test
  void grant_batch_goesAfterTheExistingOnesInItsOrder() {
    give(bob, READ);

    assertOutcome(grant(grant("zoe", MANAGE), grant("al", EDIT), grant("mia", READ)))
        .isEqualTo(DONE);
    assertThat(grantedUsers()).containsExactly("ada", "bob", "zoe", "al", "mia");
  }

  @Test
  void grant_batchWithTwoWhoHaveOne_namesTheFirstOfTheBatchAndAddsNobody() {
    give(bob, READ);
    give(here.member("zoe"), READ);

    assertOutcome(grant(grant("new", READ), grant("zoe", EDIT), grant("bob", EDIT)))
        .isEqualTo(alreadyExists(GRANT, "zoe"));
    assertThat(show().grants()).endsWith(grant("bob", READ), grant("zoe", READ)).hasSize(3);
    assertOutcome(namespaces.get(here.member("new"), name)).isEqualTo(FORBIDDEN);
  }

  @Test
  void grant_lastOfTheBatchHasOne_addsNobody() {
    assertOutcome(grant(grant("new", READ), grant("ada", READ)))
        .isEqualTo(alreadyExists(GRANT, "ada"));
    assertThat(grantedUsers()).containsExactly("ada");
  }

  @Test
  void grant_aHundredAtOnce_keepsTheirOrder() {
    Grant[] batch = new Grant[100];
    for (int i = 0; i < batch.length; i++) {
      batch[i] = grant("user" + (i * 37 % 100), READ);
    }

    assertOutcome(grant(batch)).isEqualTo(DONE);
    assertThat(show().grants()).endsWith(batch).hasSize(101);
  }

  private Future<Void> grant(Grant... batch) {
    return access.grant(admin, name, List.of(batch));
  }
}
