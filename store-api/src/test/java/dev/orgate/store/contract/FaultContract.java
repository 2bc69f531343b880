package dev.orgate.store.contract;

import static dev.orgate.store.contract.Outcome.KEY_IN_PROGRESS;
import static dev.orgate.store.contract.Outcome.KEY_REUSED;
import static dev.orgate.store.contract.Outcome.OUTCOME_UNKNOWN;
import static dev.orgate.store.contract.Outcome.VERSION_CONFLICT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Attempt;
import dev.orgate.store.Namespace;
import dev.orgate.store.NamespaceQuery;
import dev.orgate.store.NewQuotaEntry;
import dev.orgate.store.Store;
import dev.orgate.store.Uuid;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

  // A store each, since one may lose no more than one answer.
  @Test
  void organizationWrites_answerLost_outcomeUnknown() {
    String root = new Tree(store, here).root();
    List<Command> writes =
        List.of(
            new OrganizationCommand.Delete(admin, root, true),
            new OrganizationPartCommand.AddMembers(admin, root, List.of("bob")),
            new OrganizationPartCommand.AddAttributes(
                admin, root, List.of(Tree.attribute("color", "red"))),
            new OrganizationPartCommand.SetQuota(
                admin, root, new NewQuotaEntry(Uuid.random(), "vm", 1)));

    for (Command write : writes) {
      Store lossy = kit.losingAnswers().required();
      assertThat(write.outcome(lossy)).as("%s", write).isEqualTo(OUTCOME_UNKNOWN);
    }
  }

  @Test
  void createOrganization_answerLostThenTriedAgainUnderTheKey_doneOnceAndAnswered() {
    Store lossy = kit.losingAnswers().required();
    Tree tree = new Tree(store, here);
    String uuid = Uuid.random();
    Command.Keyed create =
        new Command.Keyed(
            new OrganizationCommand.Create(admin, Tree.department(uuid, null)), "key");

    assertThat(create.outcome(lossy)).isEqualTo(OUTCOME_UNKNOWN);
    Outcome again = untilDecided(create);
    assertThat(again.data()).isEqualTo(tree.get(uuid));
    assertThat(create.outcome(store).data()).isEqualTo(again.data());
    assertThat(tree.quota().used()).isEqualTo(1);
  }

  @Test
  void change_changedMeanwhileByAnother_versionConflict() {
    assertOutcome(kit.conflictingChange().required().get()).isEqualTo(VERSION_CONFLICT);
  }

  // What a key is for.
  @Test
  void create_answerLostThenTriedAgainUnderTheKey_doneOnceAndAnswered() {
    Store lossy = kit.losingAnswers().required();
    Command.Keyed create = new Command.Keyed(new Command.Create(admin, name), "key");

    assertThat(create.outcome(lossy)).isEqualTo(OUTCOME_UNKNOWN);
    Outcome again = untilDecided(create);
    assertThat(again.data()).isEqualTo(answer(namespaces.get(admin, name)));
    assertThat(create.outcome(store).data()).isEqualTo(again.data());
    assertThat(quota(here).used()).isEqualTo(1);
  }

  @Test
  void create_underAKeyWhoseFirstAttemptIsUnderWay_keyInProgressUntilThatEnds() {
    AttemptUnderWay means = kit.attemptUnderWay().required();
    Command.Keyed create = new Command.Keyed(new Command.Create(admin, name), "key");
    Future<Namespace> first = means.begin(admin, name, create.attempt());
    try {
      assertThat(create.outcome(store)).isEqualTo(KEY_IN_PROGRESS);
      assertThat(first.isComplete()).isFalse();
    } finally {
      means.release();
    }

    Outcome created = Outcome.of(first);
    assertThat(created.answered()).isTrue();
    assertThat(create.outcome(store)).isEqualTo(created.replayed());
    assertThat(quota(here).used()).isEqualTo(1);
  }

  @Test
  void create_anotherRequestUnderAKeyWhoseFirstAttemptIsUnderWay_isNotDone() {
    AttemptUnderWay means = kit.attemptUnderWay().required();
    Future<Namespace> first = means.begin(admin, name, new Attempt("key", "request"));
    Attempt other = new Attempt("key", "another request");
    try {
      assertThat(Outcome.of(other, namespaces.under(other).create(admin, Fresh.name("team"))))
          .isIn(KEY_IN_PROGRESS, KEY_REUSED);
    } finally {
      means.release();
    }

    assertOutcome(first).matches(Outcome::answered);
    assertThat(Outcome.of(other, namespaces.under(other).create(admin, Fresh.name("team"))))
        .isEqualTo(KEY_REUSED);
    assertThat(quota(here).used()).isEqualTo(1);
  }

  /** Tries again for as long as the first attempt may still be on its way. */
  private Outcome untilDecided(Command.Keyed attempt) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    Outcome outcome = attempt.outcome(store);
    while (outcome.equals(KEY_IN_PROGRESS) && System.nanoTime() < end) {
      outcome = attempt.outcome(store);
    }
    return outcome;
  }
}
