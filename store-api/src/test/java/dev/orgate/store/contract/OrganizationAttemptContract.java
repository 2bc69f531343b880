package dev.orgate.store.contract;

import static dev.orgate.store.OrganizationState.DISABLED;
import static dev.orgate.store.OrganizationType.DEPARTMENT;
import static dev.orgate.store.Refusal.Subject.ORGANIZATION;
import static dev.orgate.store.contract.Outcome.DONE;
import static dev.orgate.store.contract.Outcome.KEY_REUSED;
import static dev.orgate.store.contract.Outcome.notFound;
import static dev.orgate.store.contract.Outcome.quotaExceeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Attempt;
import dev.orgate.store.NewOrganization;
import dev.orgate.store.NewQuotaEntry;
import dev.orgate.store.OrganizationRole;
import dev.orgate.store.OrganizationUpdate;
import dev.orgate.store.Query;
import dev.orgate.store.Quota;
import dev.orgate.store.Uuid;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Writes on organizations under a key, whatever came since. */
abstract class OrganizationAttemptContract extends TreeContract {
  private final String uuid = Uuid.random();

  OrganizationAttemptContract(StoreUnderTest kit) {
    super(kit);
  }

  private Outcome attempt(Command.Write write) {
    return new Command.Keyed(write, "key of " + write).outcome(store);
  }

  /** One write of each kind, which all succeed in this order. */
  private List<Command.Write> writes() {
    String other = Uuid.random();
    String entry = Uuid.random();
    var color = Tree.attribute("color", "red");
    var full =
        new NewOrganization(
            uuid,
            "Name",
            "Text",
            DEPARTMENT,
            null,
            List.of(Tree.attribute("size", null), Tree.attribute("", "é\uD83D\uDE80\\\"")),
            List.of(new NewQuotaEntry(Uuid.random(), "vm", 1)));
    return List.of(
        new OrganizationCommand.Create(admin, full),
        new OrganizationCommand.Create(admin, Tree.department(other, uuid)),
        new OrganizationCommand.Update(
            admin, other, new OrganizationUpdate("New", "Text", null, null)),
        new OrganizationPartCommand.AddAttributes(admin, other, List.of(color)),
        new OrganizationPartCommand.UpdateAttribute(admin, color.uuid(), null),
        new OrganizationPartCommand.AddMembers(admin, other, List.of("bob")),
        new OrganizationPartCommand.Appoint(
            admin, other, OrganizationRole.OPERATOR, "bob", Uuid.random()),
        new OrganizationPartCommand.SetQuota(admin, uuid, new NewQuotaEntry(entry, "disk", -1)),
        new OrganizationCommand.Move(admin, uuid, List.of(other)),
        new OrganizationCommand.SetState(admin, other, DISABLED),
        new OrganizationPartCommand.RemoveMembers(admin, other, List.of("bob")),
        new OrganizationPartCommand.RemoveAttributes(admin, other, List.of(color.uuid())),
        new OrganizationCommand.Delete(admin, uuid, true));
  }

  @Test
  void write_againAtOnce_answersTheFirst() {
    for (Command.Write write : writes()) {
      Outcome first = attempt(write);
      assertThat(first.answered()).as("%s", first).isTrue();
      assertThat(attempt(write)).as("%s", write).isEqualTo(first.replayed());
    }
    assertThat(tree.all()).isEmpty();
  }

  // Dates included: what is answered again was kept, not read anew.
  @Test
  void write_againAfterAllOthers_answersTheFirstAndDoesNothing() {
    List<Command.Write> writes = writes();
    List<Outcome> first = new ArrayList<>();
    writes.forEach(write -> first.add(attempt(write)));
    tree.create(Tree.department(uuid, null));
    var before = tree.all();

    for (int i = 0; i < writes.size(); i++) {
      assertThat(attempt(writes.get(i))).as("%s", writes.get(i)).isEqualTo(first.get(i).replayed());
    }
    assertThat(tree.all()).isEqualTo(before);
    assertThat(tree.attributes()).isEmpty();
    assertThat(tree.quotaEntries()).isEmpty();
    assertThat(tree.quota().used()).isEqualTo(1);
  }

  @Test
  void write_underAKeyOfAnother_keyReusedAndNothingIsDone() {
    new Command.Keyed(new OrganizationCommand.Create(admin, Tree.department(uuid, null)), "key")
        .outcome(store);
    var before = tree.all();

    for (Command.Write write : writes()) {
      assertThat(new Command.Keyed(write, "key").outcome(store))
          .as("%s", write)
          .isEqualTo(KEY_REUSED);
    }
    assertThat(tree.all()).isEqualTo(before);
  }

  @Test
  void write_refusedThenMadePossible_isRefusedAsItWas() {
    List<Command.Write> writes = writes();
    List<Command.Write> needing = writes.subList(2, writes.size());
    List<Outcome> refusals = needing.stream().map(this::attempt).toList();
    assertThat(refusals).extracting(Outcome::kind).containsOnly("not found");
    writes.subList(0, 2).forEach(write -> assertThat(attempt(write).answered()).isTrue());
    var before = tree.all();

    for (int i = 0; i < needing.size(); i++) {
      assertThat(attempt(needing.get(i))).isEqualTo(refusals.get(i).replayed());
    }
    assertThat(tree.all()).isEqualTo(before);
  }

  @Test
  void write_refusedByEachRule_isRefusedAsItWas() {
    String root = tree.root();
    String company = tree.company();
    String child = tree.below(root);
    NewQuotaEntry entry = new NewQuotaEntry(Uuid.random(), "vm", 1);
    List<Command.Write> writes =
        List.of(
            new OrganizationCommand.Move(admin, child, List.of(root)),
            new OrganizationCommand.Move(admin, child, List.of(company)),
            new OrganizationCommand.Delete(admin, root, false),
            new OrganizationPartCommand.SetQuota(admin, child, entry),
            new OrganizationCommand.Create(admin, Tree.department(child, root)));
    List<Outcome> refusals = writes.stream().map(this::attempt).toList();
    assertThat(refusals)
        .extracting(Outcome::kind)
        .containsExactly(
            "rule broken", "rule broken", "rule broken", "rule broken", "already exists");
    tree.delete(root);
    tree.delete(company);

    for (int i = 0; i < writes.size(); i++) {
      assertThat(attempt(writes.get(i))).isEqualTo(refusals.get(i).replayed());
    }
  }

  @Test
  void create_againAfterTheLimitWasRaised_quotaExceededAsItWas() {
    tree.limit(0);
    Command.Write create = new OrganizationCommand.Create(admin, Tree.department(uuid, null));
    assertThat(attempt(create)).isEqualTo(quotaExceeded(organizationQuota(0, 0)));
    tree.limit(Quota.UNLIMITED);

    assertThat(attempt(create)).isEqualTo(quotaExceeded(organizationQuota(0, 0)).replayed());
    assertThat(tree.quota().used()).isZero();
  }

  @Test
  void delete_againAfterItWasCreatedAgain_deletesNothing() {
    Command.Write delete = new OrganizationCommand.Delete(admin, uuid, true);
    tree.create(Tree.department(uuid, null));
    assertThat(attempt(delete)).isEqualTo(DONE);
    tree.create(Tree.department(uuid, null));

    assertThat(attempt(delete)).isEqualTo(DONE.replayed());
    assertThat(tree.has(uuid)).isTrue();
  }

  @Test
  void key_ofANamespaceWrite_isTheSameTenantsKey() {
    Attempt first = new Attempt("key", "request");
    answer(namespaces.under(first).create(admin, name));
    Attempt second = new Attempt("key", "another request");

    assertOutcome(organizations.under(second).create(admin, Tree.department(uuid, null)))
        .isEqualTo(KEY_REUSED);
    assertThat(tree.all()).isEmpty();
  }

  @Test
  void read_underAKey_isReadEachTimeAndUsesUpNoKey() {
    Attempt attempt = new Attempt("key", "request");
    for (int i = 0; i < 2; i++) {
      assertOutcome(members.under(attempt).count(admin, uuid))
          .isEqualTo(notFound(ORGANIZATION, uuid));
      assertOutcome(entries.under(attempt).usage(admin, uuid))
          .isEqualTo(notFound(ORGANIZATION, uuid));
      assertThat(answer(organizations.under(attempt).query(admin, Query.of(List.of()))).items())
          .isEmpty();
    }
    Attempt another = new Attempt("key", "another request");
    answer(organizations.under(another).create(admin, Tree.department(uuid, null)));

    assertThat(answer(organizations.under(attempt).query(admin, Query.of(List.of()))).items())
        .hasSize(1);
    assertThat(answer(attributes.under(attempt).query(admin, Query.of(List.of()))).items())
        .isEmpty();
    assertThat(answer(entries.under(attempt).query(admin, Query.of(List.of()))).items()).isEmpty();
    assertThat(answer(members.under(attempt).count(admin, uuid)).total()).isZero();
    assertThat(attempt.replayed()).isFalse();
  }
}
