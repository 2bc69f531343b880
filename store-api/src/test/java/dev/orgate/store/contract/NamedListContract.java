package dev.orgate.store.contract;

import static dev.orgate.store.Level.READ;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Actor;
import dev.orgate.store.Namespace;
import dev.orgate.store.NamespacePage;
import dev.orgate.store.NamespaceQuery;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class NamedListContract extends ContractTest {
  private final NamespacePage nothing = new NamespacePage(List.of(), false);

  NamedListContract(StoreContract kit) {
    super(kit);
  }

  @Test
  void list_named_onlyThatOne() {
    create(Fresh.name("team"));
    Namespace created = create(name);
    create(Fresh.name("team"));

    assertThat(named(admin)).isEqualTo(page(created));
  }

  @Test
  void list_namedByHolder_atTheLevelHeld() {
    Namespace created = create(name);
    give(bob, READ);

    assertThat(named(bob))
        .isEqualTo(page(new Namespace(created.id(), name.value(), admin.userName(), READ, 2)));
  }

  @Test
  void list_namedWithoutGrantOrForeignOrMissing_nothing() {
    assertThat(named(admin)).isEqualTo(nothing);
    create(name);

    assertThat(named(bob)).isEqualTo(nothing);
    assertThat(named(foreigner)).isEqualTo(nothing);
    assertThat(named(operator)).isEqualTo(nothing);
  }

  private NamespacePage named(Actor actor) {
    return answer(namespaces.list(actor, NamespaceQuery.named(name)));
  }

  private static NamespacePage page(Namespace... items) {
    return new NamespacePage(List.of(items), false);
  }
}
