package dev.orgate.store.contract;

import static dev.orgate.store.contract.Outcome.OUTCOME_UNKNOWN;
import static dev.orgate.store.contract.Outcome.VERSION_CONFLICT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.NamespaceQuery;
import dev.orgate.store.Store;
import org.junit.jupiter.api.Test;

/** Refusals that only some stores have a reason for; the kit asks each store for the means. */
abstract class FaultContract extends ContractTest {
  FaultContract(StoreContract kit) {
    super(kit);
  }

  @Test
  void create_answerLost_outcomeUnknownAndDoneOnceOrNotAtAll() {
    Store lossy = kit.losingAnswers().required();

    assertOutcome(lossy.namespaces().create(admin, name)).isEqualTo(OUTCOME_UNKNOWN);
    int found = answer(namespaces.list(admin, NamespaceQuery.named(name))).items().size();
    assertThat(quota(here).used()).isEqualTo(found);
    assertThat(Outcome.of(namespaces.create(admin, name)).answered()).isEqualTo(found == 0);
  }

  @Test
  void delete_answerLost_outcomeUnknownAndDoneOnceOrNotAtAll() {
    Store lossy = kit.losingAnswers().required();
    create(name);

    assertOutcome(lossy.namespaces().delete(admin, name)).isEqualTo(OUTCOME_UNKNOWN);
    int found = answer(namespaces.list(admin, NamespaceQuery.named(name))).items().size();
    assertThat(quota(here).used()).isEqualTo(found);
  }

  @Test
  void change_changedMeanwhileByAnother_versionConflict() {
    assertOutcome(kit.conflictingChange().required().get()).isEqualTo(VERSION_CONFLICT);
  }
}
