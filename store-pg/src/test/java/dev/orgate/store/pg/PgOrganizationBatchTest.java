package dev.orgate.store.pg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Attempt;
import dev.orgate.store.NewAttribute;
import dev.orgate.store.NewOrganization;
import dev.orgate.store.NewQuotaEntry;
import dev.orgate.store.Operator;
import dev.orgate.store.Organization;
import dev.orgate.store.OrganizationAttribute;
import dev.orgate.store.OrganizationField;
import dev.orgate.store.OrganizationRole;
import dev.orgate.store.OrganizationState;
import dev.orgate.store.OrganizationType;
import dev.orgate.store.OrganizationUpdate;
import dev.orgate.store.Quota;
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

/** Changes of organizations that surely share a batch, or surely meet in the database. */
class PgOrganizationBatchTest {
  private final Vertx vertx = Vertx.vertx();
  private final TestDatabase database = TestPostgres.newDatabase();
  private final RivalSession rival = new RivalSession(database);
  private final Store store = store();
  private final Store otherGateway = store();
  private final Tree here = new Tree(store, new Account("here").admin());
  private final Tree there = new Tree(store, new Account("there").admin());

  private Store store() {
    return new PgStore(
        new StoreOptions(
            vertx,
            Map.of(Resource.ORGANIZATION, 4),
            Map.of("uri", database.uri(), "connections", "2")));
  }

  @BeforeEach
  void start() {
    store.start().await();
    otherGateway.start().await();
  }

  @AfterEach
  void close() throws SQLException {
    store.close().await();
    otherGateway.close().await();
    vertx.close().await();
    rival.close();
    database.close();
  }

  private static <T> T answer(Future<T> call) throws Exception {
    return call.await(20, TimeUnit.SECONDS);
  }

  private static String refusal(Future<?> call) throws Exception {
    return call.map("done")
        .otherwise(failure -> failure.getClass().getSimpleName() + " " + failure.getMessage())
        .await(20, TimeUnit.SECONDS);
  }

  /** From here on changes gather, until {@link #release}. */
  private <T> Future<T> holdUp(Future<T> change) {
    rival.awaitSomebodyWaiting();
    return change;
  }

  private void hold() {
    rival.hold("here", "organization");
  }

  private void release() {
    rival.run("COMMIT");
  }

  @Test
  void creates_ofSeveralTenants_fillTheQuotaExactlyAndRefusedOnesTakeNoPlace() throws Exception {
    hold();
    Future<Organization> held = holdUp(here.create("a", null));
    Future<Organization> same = here.create("a", null);
    Future<Organization> theirs = there.create("a", null);
    Future<Organization> orphan = here.create("o", "nowhere");
    Future<Organization> second = here.create("b", "a");
    Future<Organization> twin = here.create("b", null);
    Future<Organization> third = here.create("c", "b");
    Future<Organization> fourth = here.create("d", "c");
    Future<Organization> beyond = here.create("e", "d");
    Future<Organization> takenBeyond = here.create("d", null);
    Future<Organization> theirSecond = there.create("b", "a");
    release();

    assertThat(answer(held).root()).isEqualTo("a");
    assertThat(refusal(same)).isEqualTo("AlreadyExists ORGANIZATION exists: a");
    assertThat(answer(theirs).uuid()).isEqualTo("a");
    assertThat(refusal(orphan)).isEqualTo("NotFound ORGANIZATION not found: nowhere");
    assertThat(answer(second).parent()).isEqualTo("a");
    assertThat(refusal(twin)).startsWith("AlreadyExists");
    assertThat(answer(third).root()).isEqualTo("a");
    assertThat(answer(fourth).root()).isEqualTo("a");
    assertThat(refusal(beyond)).isEqualTo("QuotaExceeded ORGANIZATION quota: used 4 of 4");
    assertThat(refusal(takenBeyond)).startsWith("AlreadyExists");
    assertThat(answer(theirSecond).root()).isEqualTo("a");
    assertThat(here.used()).isEqualTo(4);
    assertThat(there.used()).isEqualTo(2);
  }

  @Test
  void changes_ofOneTree_happenInTheirOrder() throws Exception {
    hold();
    Future<Organization> held = holdUp(here.create("a", null));
    Future<Organization> below = here.create("b", "a");
    Future<?> quota =
        store.organizationQuotas().set(here.admin(), "b", new NewQuotaEntry("q", "n", 1));
    Future<?> unknown = appoint("b", "u", "r1");
    Future<?> member = store.organizationMembers().add(here.admin(), "b", List.of("u", "v", "u"));
    Future<?> known = appoint("b", "u", "r2");
    Future<?> successor = appoint("b", "v", "r3");
    Future<?> off = store.organizations().setState(here.admin(), "a", OrganizationState.DISABLED);
    Future<?> refused = here.create("c", "b");
    Future<?> on = store.organizations().setState(here.admin(), "a", OrganizationState.ENABLED);
    Future<?> leaver = store.organizationMembers().remove(here.admin(), "b", List.of("u"));
    Future<Void> gone = store.organizations().delete(here.admin(), "a", false);
    Future<Void> all = here.delete("a");
    Future<Organization> anew = here.create("b", null);
    release();

    answer(held);
    answer(below);
    assertThat(refusal(quota)).isEqualTo("RuleBroken ROOT_HAS_QUOTA: b");
    assertThat(refusal(unknown)).isEqualTo("NotFound MEMBER not found: u");
    answer(member);
    answer(known);
    answer(successor);
    answer(off);
    assertThat(refusal(refused)).isEqualTo("RuleBroken ENABLED_ABOVE: b");
    answer(on);
    answer(leaver);
    assertThat(refusal(gone)).isEqualTo("RuleBroken NO_CHILDREN: a");
    answer(all);
    assertThat(answer(anew).attributes()).isEmpty();
    assertThat(here.used()).isEqualTo(1);
    assertThat(here.where(OrganizationField.MEMBER, Operator.NOT_NULL)).isEmpty();
  }

  private Future<Void> appoint(String organization, String user, String uuid) {
    return store
        .organizationMembers()
        .appoint(here.admin(), organization, OrganizationRole.SUPERVISOR, user, uuid);
  }

  @Test
  void attributes_refusedForOne_leaveNoneAndHurtNoNeighbour() throws Exception {
    hold();
    Future<Organization> held = holdUp(here.create("a", null));
    Future<Void> first = add("a", "x");
    Future<Void> twice = add("a", "y", "y");
    Future<Void> taken = add("a", "z", "x");
    Future<OrganizationAttribute> changed =
        store.organizationAttributes().update(here.admin(), "x", "new");
    Future<Void> last = add("a", "z");
    Future<?> create =
        store
            .organizations()
            .create(
                here.admin(),
                new NewOrganization(
                    "b",
                    "b",
                    null,
                    OrganizationType.COMPANY,
                    null,
                    List.of(new NewAttribute("x", "name", null)),
                    List.of()));
    release();

    answer(held);
    answer(first);
    assertThat(refusal(twice)).isEqualTo("AlreadyExists ATTRIBUTE exists: y");
    assertThat(refusal(taken)).isEqualTo("AlreadyExists ATTRIBUTE exists: x");
    assertThat(answer(changed).value()).isEqualTo("new");
    answer(last);
    assertThat(refusal(create)).isEqualTo("AlreadyExists ATTRIBUTE exists: x");
    assertThat(here.used()).isEqualTo(1);
    assertThat(here.get("a").attributes())
        .extracting(OrganizationAttribute::uuid)
        .containsExactly("x", "z");
  }

  private Future<Void> add(String organization, String... uuids) {
    List<NewAttribute> attributes =
        List.of(uuids).stream().map(uuid -> new NewAttribute(uuid, "name", "value")).toList();
    return store.organizationAttributes().add(here.admin(), organization, attributes);
  }

  @Test
  void moves_thatTogetherMakeACycle_ofTwoGateways_oneIsRefused() throws Exception {
    answer(here.create("a", null));
    answer(here.create("b", null));
    Tree elsewhere = new Tree(otherGateway, here.admin());
    hold();
    Future<Void> one = holdUp(here.move("a", "b"));
    Future<Void> other = elsewhere.move("b", "a");
    rival.awaitWaiting(2);
    release();

    assertThat(List.of(refusal(one), refusal(other)))
        .contains("done")
        .anyMatch(outcome -> outcome.startsWith("RuleBroken NO_CYCLE"));
    assertThat(here.get("a").root()).isEqualTo(here.get("b").root());
  }

  @Test
  void attempts_inABatch_answerWhatTheFirstDidAndItsRefusals() throws Exception {
    Attempt first = new Attempt("key", "request");
    Organization made =
        answer(store.organizations().under(first).create(here.admin(), Tree.department("a", null)));
    answer(
        store
            .organizations()
            .update(here.admin(), "a", new OrganizationUpdate("changed", null, null, null)));
    Attempt broken = new Attempt("broken", "request");
    String before = refusal(store.organizations().under(broken).move(here.admin(), "a", one("a")));

    hold();
    Future<Organization> held = holdUp(here.create("b", null));
    Attempt again = new Attempt("key", "request");
    Future<Organization> replay =
        store.organizations().under(again).create(here.admin(), Tree.department("a", null));
    Attempt brokenAgain = new Attempt("broken", "request");
    Future<Void> stillBroken =
        store.organizations().under(brokenAgain).move(here.admin(), "a", one("a"));
    Future<?> other =
        store.organizations().under(new Attempt("key2", "r")).delete(here.admin(), "b", false);
    release();

    answer(held);
    assertThat(answer(replay)).isEqualTo(made);
    assertThat(again.replayed()).isTrue();
    assertThat(before).isEqualTo("RuleBroken NO_CYCLE: a");
    assertThat(refusal(stillBroken)).isEqualTo(before);
    assertThat(brokenAgain.replayed()).isTrue();
    answer(other);
    assertThat(here.used()).isEqualTo(1);
  }

  private static List<String> one(String uuid) {
    return List.of(uuid);
  }

  @Test
  void limit_ofTheTenant_countsAndIsLowered() throws Exception {
    Quota set =
        store
            .quotas()
            .setLimits(Account.OPERATOR, "here", Map.of(Resource.ORGANIZATION, 2))
            .await()
            .get(1);
    answer(here.create("a", null));
    answer(here.create("b", null));
    answer(store.quotas().setLimits(Account.OPERATOR, "here", Map.of(Resource.ORGANIZATION, 1)));

    assertThat(set).isEqualTo(new Quota(Resource.ORGANIZATION, 2, 0));
    assertThat(refusal(here.create("c", null)))
        .isEqualTo("QuotaExceeded ORGANIZATION quota: used 2 of 1");
  }
}
