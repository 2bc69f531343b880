package dev.orgate.store.pg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Attempt;
import dev.orgate.store.Namespace;
import dev.orgate.store.NamespaceName;
import dev.orgate.store.Refusal;
import dev.orgate.store.Store;
import dev.orgate.store.contract.Account;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What one call suffers is its own affair, and what a key was used for is remembered. */
class PgNeighbourTest extends PgBehindProxy {
  @Test
  void lockHeldElsewhere_isTheTenantsTroubleAndNoNeighbours() {
    Store store = started("timeout", "1000", "connections", "8");
    rival.hold("here");
    Future<Namespace> first = create(store);
    List<Future<Namespace>> ours = new ArrayList<>();
    List<Future<Namespace>> theirs = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      ours.add(create(store));
      theirs.add(store.namespaces().create(NEIGHBOUR, name()));
      theirs.add(store.namespaces().create(new Account("third" + i).admin(), name()));
    }

    assertThat(failure(first)).isInstanceOf(Refusal.Unavailable.class);
    assertThat(ours).allMatch(call -> failure(call) instanceof Refusal.Unavailable);
    assertThat(theirs).allMatch(call -> failure(call) == null);
    rival.run("ROLLBACK");
    create(store).await();
  }

  // A counter that is wrong, as nothing here could make it, fails the deletes of its tenant.
  @Test
  void valueThatFailsABatch_failsItsItemOnly() {
    Store store = started();
    NamespaceName ours = create(store).map(made -> new NamespaceName(made.name())).await();
    NamespaceName theirs = name();
    store.namespaces().create(NEIGHBOUR, theirs).await();
    rival.run("UPDATE tenant_quota SET used = 0 WHERE tenant = 'here'");
    rival.run("COMMIT");
    rival.run("SELECT FROM namespace FOR UPDATE");
    Future<Void> held = store.access().revoke(NEIGHBOUR, theirs, List.of("nobody"));
    rival.awaitSomebodyWaiting();
    Future<Void> wrong = store.namespaces().delete(ADMIN, ours);
    Future<Void> right = store.namespaces().delete(NEIGHBOUR, theirs);
    rival.run("COMMIT");

    assertThat(failure(held)).isNull();
    assertThat(failure(wrong)).hasMessageContaining("tenant_quota_used_check");
    assertThat(failure(right)).isNull();
    assertThat(store.quotas().get(NEIGHBOUR, "there").await().get(0).used()).isZero();
  }

  @Test
  void attempt_whileAnotherOfThisGatewayIsUnderWay_isRefusedAtOnce() {
    Store store = started();
    NamespaceName name = name();
    rival.hold("here");
    Future<Namespace> first =
        store.namespaces().under(new Attempt("key", "request")).create(ADMIN, name);
    rival.awaitSomebodyWaiting();
    Future<Namespace> second =
        store.namespaces().under(new Attempt("key", "request")).create(ADMIN, name);

    assertThat(second.cause()).isInstanceOf(Refusal.KeyInProgress.class);
    rival.run("COMMIT");
    assertThat(failure(first)).isNull();
  }

  @Test
  void keptOutcome_outlivedItsTime_isForgottenAndTheKeyIsNew() {
    Store store = started();
    NamespaceName name = name();
    store.namespaces().under(new Attempt("key", "request")).create(ADMIN, name).await();
    age("23 hours 59 minutes");
    Attempt within = new Attempt("key", "request");
    store.namespaces().under(within).create(ADMIN, name).await();
    assertThat(within.replayed()).isTrue();

    age("2 minutes");
    Attempt later = new Attempt("key", "another request");
    assertThat(failure(store.namespaces().under(later).create(ADMIN, name)))
        .isInstanceOf(Refusal.AlreadyExists.class);
    assertThat(later.replayed()).isFalse();
  }

  private void age(String time) {
    rival.run("UPDATE kept_outcome SET kept_at = kept_at - interval '" + time + "'");
    rival.run("COMMIT");
  }
}
