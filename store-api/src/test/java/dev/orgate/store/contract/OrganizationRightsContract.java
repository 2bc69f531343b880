package dev.orgate.store.contract;

import static dev.orgate.store.Refusal.Subject.ORGANIZATION;
import static dev.orgate.store.contract.Outcome.FORBIDDEN;
import static dev.orgate.store.contract.Outcome.KEY_REUSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Actor;
import dev.orgate.store.Attempt;
import dev.orgate.store.MemberCount;
import dev.orgate.store.Organization;
import dev.orgate.store.Query;
import dev.orgate.store.Store;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Any user of the tenant reads; the admins change. */
abstract class OrganizationRightsContract extends TreeContract {
  OrganizationRightsContract(StoreUnderTest kit) {
    super(kit);
  }

  /** Each change, by somebody else than an admin. */
  private static List<OrganizationCommand.Change> changesBy(Actor actor) {
    return Stream.of(OrganizationCommand.oneOfEach(actor), OrganizationPartCommand.oneOfEach(actor))
        .flatMap(List::stream)
        .filter(OrganizationCommand.Change.class::isInstance)
        .map(OrganizationCommand.Change.class::cast)
        .toList();
  }

  @Test
  void change_byWhoIsNoAdmin_forbiddenWhateverIsStored() {
    Actor platform = new Actor(here.tenant(), "ops", "Ops", null, false, true);

    for (Actor actor : List.of(bob, here.member("ada"), platform)) {
      for (OrganizationCommand.Change change : changesBy(actor)) {
        assertThat(change.outcome(store)).as("%s", change).isEqualTo(FORBIDDEN);
      }
    }
    assertThat(tree.all()).isEmpty();
  }

  @Test
  void change_byWhoIsNoAdminUnderAKey_forbiddenAndTheKeyIsFree() {
    Store keyed = new StoreUnderAttempt(store, new Attempt("key", "request"));
    for (OrganizationCommand.Change change : changesBy(bob)) {
      assertOutcome(change.on(keyed)).isEqualTo(FORBIDDEN);
    }
    Attempt another = new Attempt("key", "another request");
    answer(organizations.under(another).create(admin, Tree.department("a".repeat(32), null)));

    for (OrganizationCommand.Change change : changesBy(bob)) {
      assertOutcome(change.on(keyed)).as("%s", change).isEqualTo(FORBIDDEN);
    }
    for (OrganizationCommand.Change change : changesBy(admin)) {
      assertOutcome(change.on(keyed)).as("%s", change).isEqualTo(KEY_REUSED);
    }
  }

  @Test
  void change_byAnotherAdminOfTheTenant_isDone() {
    String root = tree.root();

    answer(members.add(here.admin("eve"), root, List.of("bob")));
    assertThat(tree.hasMember(root, "bob")).isTrue();
  }

  @Test
  void read_byAnyUser_isAnsweredInFull() {
    List<String> chain = tree.chain(2);
    tree.addMembers(chain.get(1), "zoe");
    tree.addAttribute(chain.get(1), "color", "red");
    tree.setQuota(chain.get(0), "vm", 1);

    assertThat(answer(organizations.query(bob, Query.of(List.of()))).items()).isEqualTo(tree.all());
    assertThat(answer(attributes.query(bob, Query.of(List.of()))).items())
        .isEqualTo(tree.attributes());
    assertThat(answer(entries.query(bob, Query.of(List.of()))).items())
        .isEqualTo(tree.quotaEntries());
    assertThat(answer(members.count(bob, chain.get(0)))).isEqualTo(new MemberCount(1, 0));
    assertThat(answer(entries.usage(bob, chain.get(0)))).hasSize(1);
  }

  @Test
  void read_byTheOperator_seesNothingByIt() {
    List<Organization> seen = answer(organizations.query(operator, Query.of(List.of()))).items();
    String root = tree.root();

    assertThat(seen).extracting(Organization::uuid).doesNotContain(root);
    assertOutcome(members.count(operator, root)).isEqualTo(Outcome.notFound(ORGANIZATION, root));
  }
}
