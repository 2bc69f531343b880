package dev.orgate.store.contract;

import static dev.orgate.store.Level.READ;
import static dev.orgate.store.contract.Outcome.FORBIDDEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Attempt;
import dev.orgate.store.Quota;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What holds of every refusal. */
abstract class RefusalContract extends ContractTest {
  RefusalContract(StoreContract kit) {
    super(kit);
  }

  @Test
  void refusal_ofEachKind_hasNoStackTrace() {
    limit(there, 0);
    answer(namespaces.under(new Attempt("key", "request")).create(admin, name));
    String root = new Tree(store, here).root();
    List<Future<?>> refused =
        List.of(
            namespaces.get(bob, name),
            namespaces.get(foreigner, name),
            namespaces.create(foreigner, name),
            namespaces.create(foreigner, Fresh.name("beyond")),
            namespaces.under(new Attempt("key", "another request")).delete(admin, name),
            store.organizations().move(admin, root, List.of(root)),
            kit.build(Map.of()).namespaces().get(admin, name));

    assertThat(refused.stream().map(call -> Outcome.of(call).kind()))
        .containsExactly(
            "forbidden",
            "not found",
            "already exists",
            "quota exceeded",
            "key reused",
            "rule broken",
            "unavailable");
    assertThat(refused).allMatch(call -> call.cause().getStackTrace().length == 0);
  }

  // All are under way together, so that a store that gathers calls has them in one batch.
  @Test
  void refusals_amongOtherCalls_poisonNone() {
    limit(here, Quota.UNLIMITED);
    create(name);
    List<Future<?>> good = new ArrayList<>();
    List<Future<?>> bad = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      good.add(namespaces.create(admin, Fresh.name("team")));
      bad.add(namespaces.create(bob, Fresh.name("team")));
      good.add(namespaces.get(admin, name));
      bad.add(namespaces.get(bob, name));
      good.add(access.grant(admin, name, List.of(grant("user" + i, READ))));
      bad.add(access.revoke(bob, name, List.of("user" + i)));
    }

    assertThat(good).allMatch(call -> Outcome.of(call).answered());
    assertThat(bad).allMatch(call -> Outcome.of(call).equals(FORBIDDEN));
    assertThat(quota(here).used()).isEqualTo(51);
    assertThat(show().grants()).hasSize(51);
  }
}
