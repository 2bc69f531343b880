package dev.orgate.store.contract;

import static dev.orgate.store.OrganizationRole.OPERATOR;
import static dev.orgate.store.OrganizationRole.SUPERVISOR;
import static dev.orgate.store.Refusal.Subject.ATTRIBUTE;
import static dev.orgate.store.Refusal.Subject.MEMBER;
import static dev.orgate.store.Refusal.Subject.ORGANIZATION;
import static dev.orgate.store.contract.Outcome.FORBIDDEN;
import static dev.orgate.store.contract.Outcome.alreadyExists;
import static dev.orgate.store.contract.Outcome.notFound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.NewAttribute;
import dev.orgate.store.OrganizationAttribute;
import dev.orgate.store.OrganizationRole;
import dev.orgate.store.Uuid;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A role is filled once, and only by a member. */
abstract class OrganizationRoleContract extends TreeContract {
  private final String uuid = tree.root();

  OrganizationRoleContract(StoreUnderTest kit) {
    super(kit);
  }

  /** The uuid asked for. */
  private String appoint(OrganizationRole role, String userId) {
    String attribute = Uuid.random();
    answer(members.appoint(admin, uuid, role, userId, attribute));
    return attribute;
  }

  private List<String> values() {
    return tree.get(uuid).attributes().stream().map(OrganizationAttribute::value).toList();
  }

  @Test
  void appoint_member_isAnAttribute() {
    tree.addMembers(uuid, "bob");
    String attribute = appoint(SUPERVISOR, "bob");

    OrganizationAttribute kept = tree.attribute(attribute);
    assertThat(kept.name()).isEqualTo("__OrganizationSupervisor__");
    assertThat(kept.value()).isEqualTo("bob");
    assertThat(tree.get(uuid).attributes()).containsExactly(kept);
  }

  @Test
  void appoint_another_takesThePlace() {
    tree.addMembers(uuid, "bob", "zoe");
    String first = appoint(SUPERVISOR, "bob");
    tree.addAttribute(uuid, "color", "red");
    appoint(SUPERVISOR, "zoe");

    assertThat(values()).containsExactly("zoe", "red");
    assertThat(tree.attribute(first).value()).isEqualTo("zoe");
  }

  @Test
  void appoint_eachRole_isFilledByItself() {
    tree.addMembers(uuid, "bob", "zoe");
    appoint(SUPERVISOR, "bob");
    appoint(OPERATOR, "zoe");
    appoint(OPERATOR, "bob");

    assertThat(values()).containsExactly("bob", "bob");
  }

  @Test
  void appoint_noMember_notFoundAndUnchanged() {
    tree.addMembers(uuid, "bob");
    appoint(SUPERVISOR, "bob");
    tree.addMembers(tree.below(uuid), "zoe");

    for (String stranger : List.of("zoe", "Bob", "nobody")) {
      assertOutcome(members.appoint(admin, uuid, SUPERVISOR, stranger, Uuid.random()))
          .isEqualTo(notFound(MEMBER, stranger));
    }
    assertThat(values()).containsExactly("bob");
  }

  @Test
  void appoint_missing_notFoundThoughForbiddenComesFirst() {
    String missing = Uuid.random();

    assertOutcome(members.appoint(bob, missing, SUPERVISOR, "bob", missing)).isEqualTo(FORBIDDEN);
    assertOutcome(members.appoint(admin, missing, SUPERVISOR, "bob", missing))
        .isEqualTo(notFound(ORGANIZATION, missing));
  }

  @Test
  void appoint_attributeUuidTaken_alreadyExistsUnlessItIsNotNeeded() {
    tree.addMembers(uuid, "bob", "zoe");
    String taken = tree.addAttribute(uuid, "color", "red");

    assertOutcome(members.appoint(admin, uuid, SUPERVISOR, "bob", taken))
        .isEqualTo(alreadyExists(ATTRIBUTE, taken));
    appoint(SUPERVISOR, "bob");
    answer(members.appoint(admin, uuid, SUPERVISOR, "zoe", taken));
    assertThat(values()).containsExactly("red", "zoe");
  }

  @Test
  void add_attributeOfARole_isRefusedUnlessOfAMemberAndFree() {
    NewAttribute bobs = Tree.attribute(OPERATOR.attribute(), "bob");
    NewAttribute zoes = Tree.attribute(OPERATOR.attribute(), "zoe");
    NewAttribute color = Tree.attribute("color", "red");

    assertOutcome(attributes.add(admin, uuid, List.of(color, bobs)))
        .isEqualTo(notFound(MEMBER, "bob"));
    tree.addMembers(uuid, "bob", "zoe");
    assertOutcome(attributes.add(admin, uuid, List.of(color, bobs, zoes)))
        .isEqualTo(alreadyExists(ATTRIBUTE, OPERATOR.attribute()));
    assertThat(values()).isEmpty();
    answer(attributes.add(admin, uuid, List.of(color, bobs)));
    assertOutcome(attributes.add(admin, uuid, List.of(zoes)))
        .isEqualTo(alreadyExists(ATTRIBUTE, OPERATOR.attribute()));
    assertThat(values()).containsExactly("red", "bob");
  }

  @Test
  void add_attributeNamedAlmostLikeARole_isAnOrdinaryOne() {
    String almost = OPERATOR.attribute().toLowerCase(Locale.ROOT);
    tree.addAttribute(uuid, almost, "nobody");
    tree.addAttribute(uuid, almost, null);

    assertThat(values()).containsExactly("nobody", null);
  }

  @Test
  void update_attributeOfARole_toAMemberOnly() {
    tree.addMembers(uuid, "bob", "zoe");
    String attribute = appoint(OPERATOR, "bob");

    assertOutcome(attributes.update(admin, attribute, "nobody"))
        .isEqualTo(notFound(MEMBER, "nobody"));
    assertThat(answer(attributes.update(admin, attribute, "zoe")).value()).isEqualTo("zoe");
    assertThat(Outcome.of(attributes.update(admin, attribute, null)).kind()).isEqualTo("not found");
    assertThat(values()).containsExactly("zoe");
  }

  @Test
  void removeAttribute_ofARole_isFree() {
    tree.addMembers(uuid, "bob");
    String attribute = appoint(OPERATOR, "bob");
    answer(attributes.remove(admin, uuid, List.of(attribute)));

    assertThat(values()).isEmpty();
    assertThat(tree.hasMember(uuid, "bob")).isTrue();
    appoint(OPERATOR, "bob");
  }

  @Test
  void removeMember_withRoles_endsThoseRolesOnly() {
    String other = tree.root();
    tree.addMembers(uuid, "bob", "zoe");
    tree.addMembers(other, "bob");
    appoint(SUPERVISOR, "bob");
    appoint(OPERATOR, "zoe");
    tree.addAttribute(uuid, "owner", "bob");
    answer(members.appoint(admin, other, OPERATOR, "bob", Uuid.random()));
    answer(members.remove(admin, uuid, List.of("bob")));

    assertThat(values()).containsExactly("zoe", "bob");
    assertThat(tree.get(other).attributes()).hasSize(1);
  }

  @Test
  void removeMember_inBothRolesThenBack_hasNone() {
    tree.addMembers(uuid, "bob");
    appoint(SUPERVISOR, "bob");
    appoint(OPERATOR, "bob");
    answer(members.remove(admin, uuid, List.of("zoe", "bob")));
    tree.addMembers(uuid, "bob");

    assertThat(values()).isEmpty();
    assertThat(tree.attributes()).isEmpty();
  }
}
