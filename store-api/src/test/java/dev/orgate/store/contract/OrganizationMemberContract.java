package dev.orgate.store.contract;

import static dev.orgate.store.Refusal.Subject.ORGANIZATION;
import static dev.orgate.store.contract.Outcome.DONE;
import static dev.orgate.store.contract.Outcome.FORBIDDEN;
import static dev.orgate.store.contract.Outcome.notFound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.MemberCount;
import dev.orgate.store.Organization;
import dev.orgate.store.Uuid;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class OrganizationMemberContract extends TreeContract {
  private final String uuid = tree.root();

  OrganizationMemberContract(StoreUnderTest kit) {
    super(kit);
  }

  @Test
  void add_some_areMembers() {
    tree.addMembers(uuid, "bob", "zoe");

    assertThat(tree.members(uuid)).isEqualTo(new MemberCount(2, 2));
    assertThat(tree.hasMember(uuid, "bob")).isTrue();
    assertThat(tree.hasMember(uuid, "zoe")).isTrue();
    assertThat(tree.hasMember(uuid, "eve")).isFalse();
  }

  @Test
  void add_thoseWhoAre_arePassedOver() {
    tree.addMembers(uuid, "bob");
    tree.addMembers(uuid, "bob", "zoe", "zoe");

    assertThat(tree.members(uuid)).isEqualTo(new MemberCount(2, 2));
  }

  @Test
  void add_namesAlmostTheSame_areMembersEach() {
    List<String> almost = List.of("bob", "Bob", "BOB", "bob ", " bob", "b\u043Eb", "bo\u200Bb");
    answer(members.add(admin, uuid, almost));
    assertThat(tree.members(uuid).direct()).isEqualTo(almost.size());

    answer(members.remove(admin, uuid, List.of("bob")));
    assertThat(tree.members(uuid).direct()).isEqualTo(almost.size() - 1);
  }

  @Test
  void add_anywhere_leavesTheOrganizationAsItIs() {
    Organization before = tree.get(uuid);
    tree.addMembers(uuid, "bob");

    assertThat(tree.get(uuid)).isEqualTo(before);
  }

  @Test
  void addAndRemove_missing_notFoundThoughForbiddenComesFirst() {
    String missing = Uuid.random();
    List<String> users = List.of("bob");

    assertOutcome(members.add(bob, missing, users)).isEqualTo(FORBIDDEN);
    assertOutcome(members.add(admin, missing, users)).isEqualTo(notFound(ORGANIZATION, missing));
    assertOutcome(members.remove(bob, missing, users)).isEqualTo(FORBIDDEN);
    assertOutcome(members.remove(admin, missing, users)).isEqualTo(notFound(ORGANIZATION, missing));
  }

  @Test
  void remove_some_leavesTheOthers() {
    tree.addMembers(uuid, "bob", "zoe", "eve");

    assertOutcome(members.remove(admin, uuid, List.of("nobody", "zoe", "zoe", "bob")))
        .isEqualTo(DONE);
    assertThat(tree.members(uuid)).isEqualTo(new MemberCount(1, 1));
    assertThat(tree.hasMember(uuid, "eve")).isTrue();
  }

  @Test
  void remove_fromOne_leavesMembershipsElsewhere() {
    String below = tree.below(uuid);
    tree.addMembers(uuid, "bob");
    tree.addMembers(below, "bob");
    answer(members.remove(admin, uuid, List.of("bob")));

    assertThat(tree.members(uuid)).isEqualTo(new MemberCount(1, 0));
    assertThat(tree.members(below)).isEqualTo(new MemberCount(1, 1));
  }

  @Test
  void count_acrossTheTree_eachUserOnce() {
    String child = tree.below(uuid);
    String other = tree.below(uuid);
    String grandchild = tree.below(child);
    tree.addMembers(uuid, "ann");
    tree.addMembers(child, "ann", "bob");
    tree.addMembers(other, "bob", "zoe");
    tree.addMembers(grandchild, "bob", "eve", "ann");

    assertThat(tree.members(uuid)).isEqualTo(new MemberCount(4, 1));
    assertThat(tree.members(child)).isEqualTo(new MemberCount(3, 2));
    assertThat(tree.members(other)).isEqualTo(new MemberCount(2, 2));
    assertThat(tree.members(grandchild)).isEqualTo(new MemberCount(3, 3));
  }

  @Test
  void count_ofNobody_isZero() {
    assertThat(tree.members(uuid)).isEqualTo(new MemberCount(0, 0));
  }

  @Test
  void count_missing_notFoundForAnyUser() {
    String missing = Uuid.random();

    assertOutcome(members.count(admin, missing)).isEqualTo(notFound(ORGANIZATION, missing));
    assertOutcome(members.count(bob, missing)).isEqualTo(notFound(ORGANIZATION, missing));
  }
}
