package dev.orgate.store.contract;

import static dev.orgate.store.Level.READ;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Actor;
import dev.orgate.store.Namespace;
import dev.orgate.store.NamespaceName;
import dev.orgate.store.NamespacePage;
import dev.orgate.store.NamespaceQuery;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Five namespaces; the admin sees all, bob the first, the third and the fifth. */
abstract class PageContract extends ContractTest {
  private final List<Integer> all = new ArrayList<>();
  private final List<Integer> bobs = new ArrayList<>();
  private final List<NamespaceName> names = new ArrayList<>();

  PageContract(StoreContract kit) {
    super(kit);
  }

  @BeforeEach
  void createFive() {
    for (int i = 0; i < 5; i++) {
      NamespaceName each = Fresh.name("team");
      names.add(each);
      all.add(create(each).id());
      if (i % 2 == 0) {
        bobs.add(all.get(i));
        answer(access.grant(admin, each, List.of(grant(bob, READ))));
      }
    }
  }

  @Test
  void list_limitBelowTheCount_firstOnesAndMore() {
    assertPage(admin, 0, 2, all.subList(0, 2), true);
    assertPage(bob, 0, 2, bobs.subList(0, 2), true);
  }

  @Test
  void list_limitEqualToTheCount_allAndNoMore() {
    assertPage(admin, 0, 5, all, false);
    assertPage(bob, 0, 3, bobs, false);
  }

  @Test
  void list_afterId_theRest() {
    assertPage(admin, all.get(1), 5, all.subList(2, 5), false);
    assertPage(admin, all.get(1), 2, all.subList(2, 4), true);
  }

  @Test
  void list_afterAnIdTheActorCannotSee_theRest() {
    assertPage(bob, all.get(1), 5, bobs.subList(1, 3), false);
    assertPage(bob, all.get(1), 1, bobs.subList(1, 2), true);
  }

  @Test
  void list_afterTheLastId_nothing() {
    assertPage(admin, all.get(4), 5, List.of(), false);
    assertPage(admin, Integer.MAX_VALUE, 1, List.of(), false);
    assertPage(bob, bobs.get(2), 1, List.of(), false);
  }

  @Test
  void list_afterTheIdOfADeletedOne_theRest() {
    answer(namespaces.delete(admin, names.get(2)));

    assertPage(admin, all.get(2), 5, all.subList(3, 5), false);
    assertPage(bob, all.get(2), 5, bobs.subList(2, 3), false);
  }

  @Test
  void list_pageByPage_eachOneOnceWhateverTheLimit() {
    for (int limit = 1; limit <= 6; limit++) {
      assertThat(walk(admin, limit)).isEqualTo(all);
      assertThat(walk(bob, limit)).isEqualTo(bobs);
    }
  }

  @Test
  void list_namedAfterId_onlyWhenItsIdIsGreater() {
    NamespaceName second = names.get(1);
    int id = all.get(1);

    assertThat(ids(named(second, id - 1))).containsExactly(id);
    assertThat(ids(named(second, id))).isEmpty();
  }

  @Test
  void list_namedWithLimitOne_noMore() {
    assertThat(named(names.get(0), 0).more()).isFalse();
  }

  private NamespacePage named(NamespaceName name, int afterId) {
    return answer(namespaces.list(admin, new NamespaceQuery(name, afterId, 1)));
  }

  private NamespacePage page(Actor actor, int afterId, int limit) {
    return answer(namespaces.list(actor, new NamespaceQuery(null, afterId, limit)));
  }

  private List<Integer> walk(Actor actor, int limit) {
    List<Integer> seen = new ArrayList<>();
    NamespacePage page = page(actor, 0, limit);
    seen.addAll(ids(page));
    while (page.more()) {
      page = page(actor, seen.get(seen.size() - 1), limit);
      seen.addAll(ids(page));
    }
    return seen;
  }

  private void assertPage(Actor actor, int afterId, int limit, List<Integer> ids, boolean more) {
    NamespacePage page = page(actor, afterId, limit);
    assertThat(ids(page)).isEqualTo(ids);
    assertThat(page.more()).isEqualTo(more);
  }

  private static List<Integer> ids(NamespacePage page) {
    return page.items().stream().map(Namespace::id).toList();
  }
}
