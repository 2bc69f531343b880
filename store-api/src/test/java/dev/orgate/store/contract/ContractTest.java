package dev.orgate.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.AccessStore;
import dev.orgate.store.Actor;
import dev.orgate.store.Grant;
import dev.orgate.store.Level;
import dev.orgate.store.Namespace;
import dev.orgate.store.NamespaceAccess;
import dev.orgate.store.NamespaceName;
import dev.orgate.store.NamespaceStore;
import dev.orgate.store.Quota;
import dev.orgate.store.QuotaStore;
import dev.orgate.store.Resource;
import dev.orgate.store.Store;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.AfterEach;

/**
 * One concern of the contract. Every test has two tenants and a name that nobody else knows, and
 * after every test the invariants of both tenants are checked.
 */
abstract class ContractTest {
  final StoreUnderTest kit;
  final Store store;
  final NamespaceStore namespaces;
  final AccessStore access;
  final QuotaStore quotas;

  final Account here = Account.fresh();
  final Account there = Account.fresh();
  final Actor admin = here.admin();
  final Actor bob = here.member("bob");
  final Actor foreigner = there.admin();
  final Actor operator = Account.OPERATOR;
  final NamespaceName name = Fresh.name("team");

  ContractTest(StoreUnderTest kit) {
    this.kit = kit;
    this.store = kit.store();
    this.namespaces = store.namespaces();
    this.access = store.access();
    this.quotas = store.quotas();
  }

  @AfterEach
  void invariants_afterEachTest_hold() {
    Invariants.check(store, here);
    Invariants.check(store, there);
  }

  /** The answer of a call that must not be refused. */
  @SuppressWarnings("unchecked") // An answered outcome holds what the future held.
  static <T> T answer(Future<T> call) {
    Outcome outcome = Outcome.of(call);
    assertThat(outcome.kind()).as("%s", outcome).isEqualTo("answer");
    return (T) outcome.data();
  }

  static ObjectAssert<Outcome> assertOutcome(Future<?> call) {
    return assertThat(Outcome.of(call));
  }

  /** The admin creates a namespace here. */
  Namespace create(NamespaceName name) {
    return answer(namespaces.create(admin, name));
  }

  /** The admin gives somebody a level on the test's namespace. */
  void give(Actor actor, Level level) {
    answer(access.grant(admin, name, List.of(grant(actor, level))));
  }

  static Grant grant(Actor actor, Level level) {
    return grant(actor.userId(), level);
  }

  static Grant grant(String userId, Level level) {
    return new Grant(userId, userId + " as granted", level);
  }

  NamespaceAccess show() {
    return answer(access.show(admin, name));
  }

  List<String> grantedUsers() {
    return show().grants().stream().map(Grant::userId).toList();
  }

  Quota limit(Account account, int limit) {
    return answer(quotas.setLimits(operator, account.tenant(), Map.of(Resource.NAMESPACE, limit)))
        .get(0);
  }

  Quota quota(Account account) {
    return answer(quotas.get(operator, account.tenant())).get(0);
  }

  static Quota namespaceQuota(int limit, int used) {
    return new Quota(Resource.NAMESPACE, limit, used);
  }

  static Quota organizationQuota(int limit, int used) {
    return new Quota(Resource.ORGANIZATION, limit, used);
  }
}
