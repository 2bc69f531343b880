package dev.orgate.store.contract;

import static dev.orgate.store.Level.EDIT;
import static dev.orgate.store.Level.MANAGE;
import static dev.orgate.store.Level.READ;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Actor;
import dev.orgate.store.Namespace;
import dev.orgate.store.NamespaceName;
import dev.orgate.store.NamespacePage;
import dev.orgate.store.NamespaceQuery;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class ListContract extends ContractTest {
  private final NamespacePage nothing = new NamespacePage(List.of(), false);

  ListContract(StoreContract kit) {
    super(kit);
  }

  @Test
  void list_byAdmin_everyNamespaceOfTheTenantAscendingById() {
    Namespace first = create(Fresh.name("z"));
    Namespace second = create(Fresh.name("m"));
    Namespace third = create(Fresh.name("a"));

    assertThat(list(admin)).isEqualTo(page(first, second, third));
  }

  @Test
  void list_byAdmin_atTheOwnGrantsLevelElseManage() {
    Actor other = here.admin("eve");
    Namespace read = create(name);
    give(other, READ);
    Namespace ungranted = create(Fresh.name("team"));

    assertThat(list(other))
        .isEqualTo(
            page(
                new Namespace(read.id(), read.name(), admin.userName(), READ, 2),
                new Namespace(ungranted.id(), ungranted.name(), admin.userName(), MANAGE, 1)));
  }

  @Test
  void list_byMember_onlyWhatIsGrantedAtThatLevel() {
    create(Fresh.name("hidden"));
    Namespace shared = create(name);
    create(Fresh.name("hidden"));
    give(bob, EDIT);

    assertThat(list(bob))
        .isEqualTo(page(new Namespace(shared.id(), shared.name(), admin.userName(), EDIT, 2)));
  }

  @Test
  void list_byMember_ascendingByIdInWhateverOrderGranted() {
    NamespaceName second = Fresh.name("a");
    create(name);
    create(second);
    answer(access.grant(admin, second, List.of(grant(bob, READ))));
    give(bob, READ);

    assertThat(list(bob).items())
        .extracting(Namespace::name)
        .containsExactly(name.value(), second.value());
  }

  @Test
  void list_byMemberWithoutGrant_nothing() {
    create(name);

    assertThat(list(bob)).isEqualTo(nothing);
  }

  @Test
  void list_ofAnUntouchedTenant_nothing() {
    assertThat(list(admin)).isEqualTo(nothing);
    assertThat(list(bob)).isEqualTo(nothing);
  }

  @Test
  void list_byAnotherTenant_nothing() {
    create(name);
    give(bob, MANAGE);

    assertThat(list(foreigner)).isEqualTo(nothing);
    assertThat(list(there.member(bob.userId()))).isEqualTo(nothing);
    assertThat(list(operator)).isEqualTo(nothing);
  }

  private NamespacePage list(Actor actor) {
    return answer(namespaces.list(actor, NamespaceQuery.ALL));
  }

  private static NamespacePage page(Namespace... items) {
    return new NamespacePage(List.of(items), false);
  }
}
