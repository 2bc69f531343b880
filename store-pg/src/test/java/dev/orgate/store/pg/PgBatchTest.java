package dev.orgate.store.pg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Actor;
import dev.orgate.store.Grant;
import dev.orgate.store.Level;
import dev.orgate.store.Namespace;
import dev.orgate.store.NamespaceName;
import dev.orgate.store.Quota;
import dev.orgate.store.Refusal;
import dev.orgate.store.Resource;
import dev.orgate.store.Store;
import dev.orgate.store.StoreOptions;
import dev.orgate.store.contract.Account;
import dev.orgate.store.pg.testing.TestDatabase;
import dev.orgate.store.pg.testing.TestPostgres;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls that surely share a batch: they gather behind one that a rival session holds up. */
class PgBatchTest {
  private static final Account HERE = new Account("here");
  private static final Account THERE = new Account("there");
  private static final Actor ADMIN = HERE.admin();
  private static final Actor NEIGHBOUR = THERE.admin();

  private final Vertx vertx = Vertx.vertx();
  private final TestDatabase database = TestPostgres.newDatabase();
  private final RivalSession rival = new RivalSession(database);
  private final Store store =
      new PgStore(
          new StoreOptions(vertx, Map.of(Resource.NAMESPACE, 3), Map.of("uri", database.uri())));

  @BeforeEach
  void start() {
    store.start().await();
  }

  @AfterEach
  void close() throws SQLException {
    store.close().await();
    vertx.close().await();
    rival.close();
    database.close();
  }

  private Future<Namespace> create(Actor actor, String name) {
    return store.namespaces().create(actor, new NamespaceName(name));
  }

  private static <T> T answer(Future<T> call) throws Exception {
    return call.await(20, TimeUnit.SECONDS);
  }

  private static Throwable refusal(Future<?> call) throws Exception {
    return call.map((Throwable) null).otherwise(failure -> failure).await(20, TimeUnit.SECONDS);
  }

  private int used(Actor actor) throws Exception {
    return answer(store.quotas().get(actor, actor.tenant())).get(0).used();
  }

  /** From here on creates gather, until {@link #release}. */
  private Future<Namespace> holdUp(String name) {
    rival.hold("here");
    Future<Namespace> held = create(ADMIN, name);
    rival.awaitSomebodyWaiting();
    return held;
  }

  private void release() {
    rival.run("COMMIT");
  }

  @Test
  void creates_ofTakenNames_takeNoPlaceFromTheOthers() throws Exception {
    answer(create(NEIGHBOUR, "theirs"));
    Future<Namespace> held = holdUp("first");
    Future<Namespace> taken = create(ADMIN, "theirs");
    Future<Namespace> second = create(ADMIN, "second");
    Future<Namespace> third = create(ADMIN, "third");
    Future<Namespace> beyond = create(ADMIN, "beyond");
    release();

    assertThat(refusal(taken)).isInstanceOf(Refusal.AlreadyExists.class);
    assertThat(List.of(answer(held).id(), answer(second).id(), answer(third).id()))
        .isEqualTo(List.of(2, 3, 4));
    assertThat(((Refusal.QuotaExceeded) refusal(beyond)).quota())
        .isEqualTo(new Quota(Resource.NAMESPACE, 3, 3));
    assertThat(used(ADMIN)).isEqualTo(3);
  }

  @Test
  void creates_ofOneName_oneWinsAndThatOfAFullTenantTakesItFromNobody() throws Exception {
    answer(store.quotas().setLimits(Account.OPERATOR, "here", Map.of(Resource.NAMESPACE, 1)));
    Future<Namespace> held = holdUp("first");
    Future<Namespace> full = create(ADMIN, "wanted");
    Future<Namespace> winner = create(NEIGHBOUR, "wanted");
    Future<Namespace> late = create(NEIGHBOUR, "wanted");
    release();

    answer(held);
    assertThat(refusal(full)).isInstanceOf(Refusal.QuotaExceeded.class);
    assertThat(answer(winner).name()).isEqualTo("wanted");
    assertThat(refusal(late)).isInstanceOf(Refusal.AlreadyExists.class);
    assertThat(used(NEIGHBOUR)).isEqualTo(1);
  }

  @Test
  void creates_inATenantWhoseLimitWasLowered_sayWhatIsUsed() throws Exception {
    answer(create(ADMIN, "one"));
    answer(create(ADMIN, "two"));
    answer(store.quotas().setLimits(Account.OPERATOR, "here", Map.of(Resource.NAMESPACE, 1)));

    assertThat(((Refusal.QuotaExceeded) refusal(create(ADMIN, "three"))).quota())
        .isEqualTo(new Quota(Resource.NAMESPACE, 1, 2));
  }

  @Test
  void changes_ofOneNamespace_happenInTheirOrder() throws Exception {
    NamespaceName name = new NamespaceName("team");
    answer(create(ADMIN, "team"));
    rival.run("SELECT FROM namespace FOR UPDATE");
    Future<Void> held = store.access().grant(ADMIN, name, List.of(grant("zoe", Level.READ)));
    rival.awaitSomebodyWaiting();
    Actor bob = HERE.member("bob");
    Future<Void> tooEarly = store.access().revoke(bob, name, List.of("zoe"));
    Future<Void> grant = store.access().grant(ADMIN, name, List.of(grant("bob", Level.MANAGE)));
    Future<Void> byBob = store.access().revoke(bob, name, List.of("zoe"));
    Future<Void> gone = store.access().change(ADMIN, name, List.of(grant("zoe", Level.EDIT)));
    Future<Void> delete = store.namespaces().delete(bob, name);
    Future<Void> tooLate = store.namespaces().delete(bob, name);
    release();

    answer(held);
    assertThat(refusal(tooEarly)).isInstanceOf(Refusal.Forbidden.class);
    answer(grant);
    answer(byBob);
    assertThat(refusal(gone)).isInstanceOf(Refusal.NotFound.class).hasMessageContaining("zoe");
    answer(delete);
    assertThat(refusal(tooLate)).isInstanceOf(Refusal.NotFound.class);
    assertThat(used(ADMIN)).isZero();
  }

  private static Grant grant(String user, Level level) {
    return new Grant(user, user, level);
  }
}
