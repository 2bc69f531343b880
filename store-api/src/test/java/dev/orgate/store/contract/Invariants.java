package dev.orgate.store.contract;

import static dev.orgate.store.contract.ContractTest.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Actor;
import dev.orgate.store.Grant;
import dev.orgate.store.Namespace;
import dev.orgate.store.NamespaceAccess;
import dev.orgate.store.NamespaceName;
import dev.orgate.store.NamespaceQuery;
import dev.orgate.store.Store;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What holds of a tenant whenever nobody is writing, whatever happened before: every way of asking
 * for the same thing answers the same.
 */
final class Invariants {
  private Invariants() {}

  static void check(Store store, Account account) {
    Actor admin = account.admin();
    List<Namespace> listed = list(store, admin);
    List<NamespaceAccess> shown = each(listed, name -> store.access().show(admin, name));

    assertThat(listed).extracting(Namespace::id).allMatch(id -> id > 0).isSorted();
    assertThat(listed).extracting(Namespace::id).doesNotHaveDuplicates();
    assertThat(answer(store.quotas().get(admin, account.tenant())).get(0).used())
        .as("use equals the number of namespaces")
        .isEqualTo(listed.size());
    assertThat(each(listed, name -> store.namespaces().get(admin, name))).isEqualTo(listed);
    assertThat(each(listed, name -> named(store, admin, name))).isEqualTo(listed);
    for (int i = 0; i < listed.size(); i++) {
      agree(listed.get(i), shown.get(i));
    }
    TreeInvariants.check(store, account);
    seenByHolders(listed, shown)
        .forEach((user, seen) -> assertThat(list(store, account.member(user))).isEqualTo(seen));
  }

  private static void agree(Namespace namespace, NamespaceAccess access) {
    assertThat(access.id()).isEqualTo(namespace.id());
    assertThat(access.name()).isEqualTo(namespace.name());
    assertThat(access.creatorName()).isEqualTo(namespace.creatorName());
    assertThat(access.self().level()).isEqualTo(namespace.level());
    assertThat(access.grants())
        .hasSize(namespace.grants())
        .extracting(Grant::userId)
        .doesNotHaveDuplicates();
  }

  /** What each user with a grant must see as a plain member, by user id. */
  private static Map<String, List<Namespace>> seenByHolders(
      List<Namespace> listed, List<NamespaceAccess> shown) {
    Map<String, List<Namespace>> seen = new TreeMap<>();
    for (int i = 0; i < listed.size(); i++) {
      Namespace n = listed.get(i);
      for (Grant grant : shown.get(i).grants()) {
        seen.computeIfAbsent(grant.userId(), user -> new ArrayList<>())
            .add(new Namespace(n.id(), n.name(), n.creatorName(), grant.level(), n.grants()));
      }
    }
    return seen;
  }

  private static List<Namespace> list(Store store, Actor actor) {
    return answer(store.namespaces().list(actor, NamespaceQuery.ALL)).items();
  }

  private static Future<Namespace> named(Store store, Actor actor, NamespaceName name) {
    return store
        .namespaces()
        .list(actor, NamespaceQuery.named(name))
        .map(page -> page.items().get(0));
  }

  /** Asks about many at once, so that a thousand namespaces are no thousand round trips. */
  private static <T> List<T> each(
      List<Namespace> listed, Function<NamespaceName, Future<T>> question) {
    List<T> answers = new ArrayList<>();
    for (int from = 0; from < listed.size(); from += 50) {
      listed.subList(from, Math.min(from + 50, listed.size())).stream()
          .map(namespace -> question.apply(new NamespaceName(namespace.name())))
          .toList()
          .forEach(call -> answers.add(answer(call)));
    }
    return answers;
  }
}
