package dev.orgate.store.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orgate.store.MemberCount;
import dev.orgate.store.NewAttribute;
import dev.orgate.store.NewQuotaEntry;
import dev.orgate.store.Operator;
import dev.orgate.store.Organization;
import dev.orgate.store.OrganizationField;
import dev.orgate.store.OrganizationQuota;
import dev.orgate.store.OrganizationQuotaUse;
import dev.orgate.store.OrganizationState;
import dev.orgate.store.OrganizationUpdate;
import dev.orgate.store.Page;
import dev.orgate.store.Query;
import dev.orgate.store.Refusal;
import dev.orgate.store.Store;
import dev.orgate.store.StoreOptions;
import dev.orgate.store.contract.Account;
import dev.orgate.store.pg.testing.TestDatabase;
import dev.orgate.store.pg.testing.TestPostgres;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What only Postgres does with organizations, or what nobody can bring about but it. */
class PgOrganizationTest {
  private final Vertx vertx = Vertx.vertx();
  private final TestDatabase database = TestPostgres.newDatabase();
  private final RivalSession rival = new RivalSession(database);
  private final Store store =
      new PgStore(new StoreOptions(vertx, Map.of(), Map.of("uri", database.uri())));
  private final Tree tree = new Tree(store, new Account("here").admin());

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

  private static void assertBroken(String rule, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(Refusal.RuleBroken.class).hasMessage(rule);
  }

  @Test
  void staled_changesOnlyByBeingEnabled() {
    tree.create("a", null).await();
    tree.create("b", "a").await();
    tree.create("c", null).await();
    store.organizationAttributes().add(tree.admin(), "a", attribute("x")).await();
    rival.run("UPDATE organization SET state = 'STALED' WHERE uuid = 'a'");
    rival.run("COMMIT");

    OrganizationUpdate update = new OrganizationUpdate("new", null, null, null);
    assertBroken(
        "NOT_STALED: a", () -> store.organizations().update(tree.admin(), "a", update).await());
    assertBroken("NOT_STALED: a", () -> tree.create("d", "a").await());
    assertBroken("NOT_STALED: a", () -> tree.move("c", "a").await());
    assertBroken("NOT_STALED: a", () -> tree.move("a", "c").await());
    assertBroken("NOT_STALED: a", () -> tree.delete("a").await());
    assertBroken("NOT_STALED: a", () -> setState("a", OrganizationState.DISABLED).await());
    assertBroken(
        "NOT_STALED: a",
        () -> store.organizationAttributes().update(tree.admin(), "x", null).await());
    assertBroken("ENABLED_ABOVE: b", () -> tree.delete("b").await());
    assertThat(tree.where(OrganizationField.STATE, Operator.EQUAL, "staled")).hasSize(1);

    setState("b", OrganizationState.ENABLED).await();
    assertThat(setState("a", OrganizationState.ENABLED).await().state())
        .isEqualTo(OrganizationState.ENABLED);
    tree.delete("a").await();
    assertThat(tree.used()).isEqualTo(1);
  }

  private Future<Organization> setState(String uuid, OrganizationState state) {
    return store.organizations().setState(tree.admin(), uuid, state);
  }

  private static List<NewAttribute> attribute(String uuid) {
    return List.of(new NewAttribute(uuid, "name", "value"));
  }

  @Test
  void deepTree_moved_hasItsNewRootAllTheWayDown() {
    int levels = 300;
    List<Future<Organization>> made = new ArrayList<>();
    made.add(tree.create("top", null));
    for (int i = 0; i < levels; i++) {
      made.add(tree.create("level" + i, i == 0 ? null : "level" + (i - 1)));
    }
    Future.all(made).await();
    store.organizationMembers().add(tree.admin(), "level299", List.of("u", "v")).await();
    store.organizationMembers().add(tree.admin(), "level7", List.of("u")).await();
    store
        .organizationQuotas()
        .set(tree.admin(), "top", new NewQuotaEntry("q", OrganizationQuota.ORGANIZATIONS, 5))
        .await();
    assertBroken("NO_CYCLE: level0", () -> tree.move("level299", "level0").await());

    tree.move("top", "level0").await();

    assertThat(tree.where(OrganizationField.ROOT, Operator.EQUAL, "top")).hasSize(levels + 1);
    assertThat(store.organizationQuotas().usage(tree.admin(), "top").await())
        .containsExactly(new OrganizationQuotaUse(OrganizationQuota.ORGANIZATIONS, 5, levels + 1L));
    assertThat(store.organizationMembers().count(tree.admin(), "top").await())
        .isEqualTo(new MemberCount(2, 0));
    tree.create("other", null).await();
    tree.move("other", "top").await();
    assertThat(tree.where(OrganizationField.ROOT, Operator.EQUAL, "other")).hasSize(levels + 2);
    assertThat(store.organizationQuotas().usage(tree.admin(), "top").await()).isEmpty();
    tree.create("last", null).await();
    tree.move("last", "level150").await();
    assertThat(tree.where(OrganizationField.ROOT, Operator.EQUAL, "LAST")).hasSize(151);
    setState("level150", OrganizationState.DISABLED).await();
    assertBroken("ENABLED_ABOVE: level299", () -> tree.create("below", "level299").await());
    setState("level150", OrganizationState.ENABLED).await();
    tree.delete("top").await();
    assertThat(tree.used()).isEqualTo(152);
  }

  @Test
  void times_farAwayOrBetweenMilliseconds_compareAsInstants() {
    Instant created = tree.create("a", null).await().created();

    assertThat(created("+1000000000-12-31T23:59:59.999999999Z", Operator.LESS)).isEqualTo(1);
    assertThat(created("-1000000000-01-01T00:00:00Z", Operator.GREATER)).isEqualTo(1);
    assertThat(created("-1000000000-01-01T00:00:00Z", Operator.IN)).isZero();
    assertThat(created(created.toString(), Operator.EQUAL)).isEqualTo(1);
    assertThat(created(created.plusNanos(1).toString(), Operator.EQUAL)).isZero();
    assertThat(created(created.plusNanos(1).toString(), Operator.LESS)).isEqualTo(1);
    assertThat(created(created.plusNanos(999_999).toString(), Operator.GREATER_OR_EQUAL)).isZero();
    assertThat(created(created.minusNanos(1).toString(), Operator.GREATER)).isEqualTo(1);
  }

  private int created(String operand, Operator operator) {
    return tree.where(OrganizationField.CREATED, operator, operand).size();
  }

  @Test
  void clock_setBack_neverMakesAChangeOlderThanTheCreation() {
    tree.create("a", null).await();
    rival.run("UPDATE organization SET changed_at = '2100-01-01', created_at = '2100-01-01'");
    rival.run("COMMIT");

    Organization changed = setState("a", OrganizationState.DISABLED).await();

    assertThat(changed.changed()).isEqualTo(changed.created());
  }

  @Test
  void query_emptyPageThatIsCounted_saysHowManyThereAre() {
    tree.create("a", null).await();
    tree.create("b", null).await();

    Page<Organization> page =
        store.organizations().query(tree.admin(), new Query<>(List.of(), null, 5, 0, true)).await();

    assertThat(page).isEqualTo(new Page<>(List.of(), 2));
  }
}
