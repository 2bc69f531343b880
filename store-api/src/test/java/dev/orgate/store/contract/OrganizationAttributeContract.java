package dev.orgate.store.contract;

import static dev.orgate.store.Refusal.Subject.ATTRIBUTE;
import static dev.orgate.store.Refusal.Subject.ORGANIZATION;
import static dev.orgate.store.contract.Outcome.DONE;
import static dev.orgate.store.contract.Outcome.FORBIDDEN;
import static dev.orgate.store.contract.Outcome.alreadyExists;
import static dev.orgate.store.contract.Outcome.notFound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.NewAttribute;
import dev.orgate.store.Organization;
import dev.orgate.store.OrganizationAttribute;
import dev.orgate.store.Uuid;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ordinary attributes; those that keep roles have a contract of their own. */
abstract class OrganizationAttributeContract extends TreeContract {
  private final String uuid = tree.root();

  OrganizationAttributeContract(StoreUnderTest kit) {
    super(kit);
  }

  private List<String> values() {
    return tree.get(uuid).attributes().stream().map(OrganizationAttribute::value).toList();
  }

  @Test
  void add_some_followThoseThereAre() {
    tree.addAttribute(uuid, "b", "1");
    answer(
        attributes.add(admin, uuid, List.of(Tree.attribute("a", "2"), Tree.attribute("b", null))));
    tree.addAttribute(uuid, "a", "2");

    assertThat(values()).containsExactly("1", "2", null, "2");
    assertThat(tree.attributes()).isEqualTo(tree.get(uuid).attributes());
  }

  @Test
  void add_anywhere_leavesTheOrganizationsDate() {
    Organization before = tree.get(uuid);
    tree.addAttribute(uuid, "color", "red");

    assertThat(tree.get(uuid).changed()).isEqualTo(before.changed());
  }

  @Test
  void add_emptyValue_isNotNone() {
    tree.addAttribute(uuid, "color", "");
    tree.addAttribute(uuid, "color", null);

    assertThat(values()).containsExactly("", null);
  }

  @Test
  void add_uuidTaken_alreadyExistsAndNoneIsAdded() {
    String taken = tree.addAttribute(tree.root(), "color", "red");
    List<NewAttribute> some =
        List.of(Tree.attribute("size", "1"), new NewAttribute(taken, "size", "2"));

    assertOutcome(attributes.add(admin, uuid, some)).isEqualTo(alreadyExists(ATTRIBUTE, taken));
    assertThat(values()).isEmpty();
  }

  @Test
  void add_uuidTwiceInOneCall_alreadyExists() {
    NewAttribute one = Tree.attribute("size", "1");

    assertOutcome(attributes.add(admin, uuid, List.of(one, one)))
        .isEqualTo(alreadyExists(ATTRIBUTE, one.uuid()));
    assertThat(values()).isEmpty();
  }

  @Test
  void add_toAMissingOne_notFoundThoughForbiddenComesFirst() {
    String missing = Uuid.random();
    List<NewAttribute> some = List.of(Tree.attribute("size", "1"));

    assertOutcome(attributes.add(bob, missing, some)).isEqualTo(FORBIDDEN);
    assertOutcome(attributes.add(admin, missing, some)).isEqualTo(notFound(ORGANIZATION, missing));
  }

  @Test
  void remove_some_leavesTheOthersInTheirOrder() {
    List<String> added =
        List.of("1", "2", "3", "4").stream()
            .map(value -> tree.addAttribute(uuid, "size", value))
            .toList();
    answer(attributes.remove(admin, uuid, List.of(added.get(2), added.get(0), added.get(2))));

    assertThat(values()).containsExactly("2", "4");
  }

  @Test
  void remove_thoseItHasNot_arePassedOver() {
    String own = tree.addAttribute(uuid, "size", "1");
    String others = tree.addAttribute(tree.root(), "size", "2");
    String foreign = treeThere.addAttribute(treeThere.root(), "size", "3");
    List<String> some = List.of(others, foreign, Uuid.random(), own);

    assertOutcome(attributes.remove(admin, uuid, some)).isEqualTo(DONE);
    assertThat(values()).isEmpty();
    assertThat(tree.attribute(others).value()).isEqualTo("2");
    assertThat(treeThere.attribute(foreign).value()).isEqualTo("3");
  }

  @Test
  void remove_ofAMissingOne_notFoundThoughForbiddenComesFirst() {
    String missing = Uuid.random();

    assertOutcome(attributes.remove(bob, missing, List.of(missing))).isEqualTo(FORBIDDEN);
    assertOutcome(attributes.remove(admin, missing, List.of(missing)))
        .isEqualTo(notFound(ORGANIZATION, missing));
  }

  @Test
  void remove_thenAddedAgain_isTheLast() {
    NewAttribute first = Tree.attribute("size", "1");
    answer(attributes.add(admin, uuid, List.of(first)));
    tree.addAttribute(uuid, "size", "2");
    answer(attributes.remove(admin, uuid, List.of(first.uuid())));
    answer(attributes.add(admin, uuid, List.of(first)));

    assertThat(values()).containsExactly("2", "1");
  }

  @Test
  void update_value_answersTheAttributeAsItIsStored() {
    String first = tree.addAttribute(uuid, "size", "1");
    tree.addAttribute(uuid, "size", "2");
    OrganizationAttribute before = tree.attribute(first);
    OrganizationAttribute after = answer(attributes.update(admin, first, "3"));

    assertThat(after)
        .isEqualTo(
            new OrganizationAttribute(first, uuid, "size", "3", before.created(), after.changed()));
    assertThat(tree.attribute(first)).isEqualTo(after);
    assertThat(values()).containsExactly("3", "2");
  }

  @Test
  void update_toNone_hasNone() {
    String first = tree.addAttribute(uuid, "size", "1");

    assertThat(answer(attributes.update(admin, first, null)).value()).isNull();
    assertThat(answer(attributes.update(admin, first, "")).value()).isEmpty();
  }

  @Test
  void update_missing_notFoundThoughForbiddenComesFirst() {
    String missing = Uuid.random();

    assertOutcome(attributes.update(bob, missing, "1")).isEqualTo(FORBIDDEN);
    assertOutcome(attributes.update(admin, missing, "1")).isEqualTo(notFound(ATTRIBUTE, missing));
  }
}
