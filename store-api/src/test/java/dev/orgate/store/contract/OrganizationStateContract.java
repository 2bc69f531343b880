package dev.orgate.store.contract;

import static dev.orgate.store.OrganizationRule.ENABLED_ABOVE;
import static dev.orgate.store.OrganizationState.DISABLED;
import static dev.orgate.store.OrganizationState.ENABLED;
import static dev.orgate.store.Refusal.Subject.ORGANIZATION;
import static dev.orgate.store.contract.Outcome.FORBIDDEN;
import static dev.orgate.store.contract.Outcome.notFound;
import static dev.orgate.store.contract.Outcome.ruleBroken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.NewQuotaEntry;
import dev.orgate.store.Organization;
import dev.orgate.store.OrganizationRole;
import dev.orgate.store.OrganizationUpdate;
import dev.orgate.store.Uuid;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Below what is disabled nothing changes. */
abstract class OrganizationStateContract extends TreeContract {
  private static final OrganizationUpdate RENAME = new OrganizationUpdate("New", null, null, null);

  OrganizationStateContract(StoreUnderTest kit) {
    super(kit);
  }

  @Test
  void setState_backAndForth_answersItAsItIsStored() {
    String uuid = tree.root();

    Organization disabled = answer(organizations.setState(admin, uuid, DISABLED));
    assertThat(disabled.state()).isEqualTo(DISABLED);
    assertThat(tree.get(uuid)).isEqualTo(disabled);
    Organization enabled = answer(organizations.setState(admin, uuid, ENABLED));
    assertThat(enabled.state()).isEqualTo(ENABLED);
    assertThat(tree.get(uuid)).isEqualTo(enabled);
  }

  @Test
  void setState_toWhatItIs_changesNothing() {
    String uuid = tree.root();
    Organization before = tree.get(uuid);

    assertThat(answer(organizations.setState(admin, uuid, ENABLED))).isEqualTo(before);
  }

  @Test
  void setState_ofOne_leavesThoseBelow() {
    List<String> chain = tree.chain(3);
    tree.disable(chain.get(1));

    assertThat(tree.all())
        .extracting(Organization::state)
        .containsExactly(ENABLED, DISABLED, ENABLED);
  }

  @Test
  void setState_missing_notFoundThoughForbiddenComesFirst() {
    String missing = Uuid.random();

    assertOutcome(organizations.setState(bob, missing, ENABLED)).isEqualTo(FORBIDDEN);
    assertOutcome(organizations.setState(admin, missing, ENABLED))
        .isEqualTo(notFound(ORGANIZATION, missing));
    assertOutcome(organizations.setState(admin, missing, DISABLED))
        .isEqualTo(notFound(ORGANIZATION, missing));
  }

  @Test
  void enable_belowADisabledOne_isDone() {
    List<String> chain = tree.chain(3);
    tree.disable(chain.get(2));
    tree.disable(chain.get(0));

    assertThat(answer(organizations.setState(admin, chain.get(2), ENABLED)).state())
        .isEqualTo(ENABLED);
  }

  @Test
  void disable_belowADisabledOne_enabledAbove() {
    List<String> chain = tree.chain(3);
    tree.disable(chain.get(0));

    assertOutcome(organizations.setState(admin, chain.get(2), DISABLED))
        .isEqualTo(ruleBroken(ENABLED_ABOVE, chain.get(2)));
    assertThat(tree.get(chain.get(2)).state()).isEqualTo(ENABLED);
  }

  @Test
  void change_farBelowADisabledOne_enabledAbove() {
    List<String> chain = tree.chain(3);
    String uuid = chain.get(2);
    tree.addMembers(uuid, "bob");
    String attribute = tree.addAttribute(uuid, "color", "red");
    String free = tree.root();
    tree.disable(chain.get(0));
    List<Supplier<Future<?>>> changes =
        List.of(
            () -> organizations.update(admin, uuid, RENAME),
            () -> organizations.delete(admin, uuid, true),
            () -> organizations.move(admin, uuid, List.of(free)),
            () -> organizations.move(admin, free, List.of(uuid)),
            () -> attributes.add(admin, uuid, List.of(Tree.attribute("a", "b"))),
            () -> attributes.remove(admin, uuid, List.of(attribute)),
            () -> attributes.update(admin, attribute, "blue"),
            () -> members.add(admin, uuid, List.of("zoe")),
            () -> members.remove(admin, uuid, List.of("bob")),
            () -> members.appoint(admin, uuid, OrganizationRole.OPERATOR, "bob", Uuid.random()),
            () -> entries.set(admin, uuid, new NewQuotaEntry(Uuid.random(), "vm", 1)));

    List<Organization> before = tree.all();
    for (Supplier<Future<?>> change : changes) {
      assertOutcome(change.get()).isEqualTo(ruleBroken(ENABLED_ABOVE, uuid));
    }
    assertThat(tree.all()).isEqualTo(before);
    assertThat(tree.members(uuid).direct()).isEqualTo(1);
    tree.enable(chain.get(0));
    assertOutcome(organizations.update(admin, uuid, RENAME)).matches(Outcome::answered);
  }

  @Test
  void change_ofADisabledOneItself_isDone() {
    String uuid = tree.root();
    tree.disable(uuid);

    answer(organizations.update(admin, uuid, RENAME));
    tree.addMembers(uuid, "bob");
    String attribute = tree.addAttribute(uuid, "color", "red");
    answer(attributes.update(admin, attribute, "blue"));
    answer(attributes.remove(admin, uuid, List.of(attribute)));
    answer(members.appoint(admin, uuid, OrganizationRole.OPERATOR, "bob", Uuid.random()));
    answer(members.remove(admin, uuid, List.of("bob")));
    tree.setQuota(uuid, "vm", 1);
    tree.move(tree.root(), uuid);
    assertThat(tree.get(uuid).state()).isEqualTo(DISABLED);
    answer(organizations.delete(admin, uuid, false));
  }

  @Test
  void putBelow_aDisabledOne_enabledAboveOfTheParent() {
    String disabled = tree.root();
    String free = tree.root();
    tree.disable(disabled);

    assertOutcome(organizations.create(admin, Tree.department(Uuid.random(), disabled)))
        .isEqualTo(ruleBroken(ENABLED_ABOVE, disabled));
    assertOutcome(organizations.move(admin, disabled, List.of(free)))
        .isEqualTo(ruleBroken(ENABLED_ABOVE, disabled));
    assertOutcome(
            organizations.update(admin, free, new OrganizationUpdate(null, null, null, disabled)))
        .isEqualTo(ruleBroken(ENABLED_ABOVE, disabled));
  }

  @Test
  void delete_ofADisabledOneWithAllBelow_isDone() {
    List<String> chain = tree.chain(3);
    tree.disable(chain.get(0));

    answer(organizations.delete(admin, chain.get(0), true));
    assertThat(tree.all()).isEmpty();
  }

  @Test
  void read_belowADisabledOne_isAnswered() {
    List<String> chain = tree.chain(2);
    tree.addMembers(chain.get(1), "bob");
    tree.disable(chain.get(0));

    assertThat(tree.get(chain.get(1)).state()).isEqualTo(ENABLED);
    assertThat(tree.members(chain.get(1)).direct()).isEqualTo(1);
    assertThat(answer(entries.usage(admin, chain.get(1)))).isEmpty();
  }
}
