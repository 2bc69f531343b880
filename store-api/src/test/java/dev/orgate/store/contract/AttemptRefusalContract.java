package dev.orgate.store.contract;

import static dev.orgate.store.Level.MANAGE;
import static dev.orgate.store.Level.READ;
import static dev.orgate.store.Refusal.Subject.GRANT;
import static dev.orgate.store.Refusal.Subject.NAMESPACE;
import static dev.orgate.store.contract.Outcome.FORBIDDEN;
import static dev.orgate.store.contract.Outcome.KEY_REUSED;
import static dev.orgate.store.contract.Outcome.UNAVAILABLE;
import static dev.orgate.store.contract.Outcome.alreadyExists;
import static dev.orgate.store.contract.Outcome.notFound;
import static dev.orgate.store.contract.Outcome.quotaExceeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Attempt;
import dev.orgate.store.NamespaceName;
import dev.orgate.store.Quota;
import dev.orgate.store.Store;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A refusal that came of what is stored is the outcome of its key, when that is no longer so. */
abstract class AttemptRefusalContract extends ContractTest {
  AttemptRefusalContract(StoreContract kit) {
    super(kit);
  }

  @Test
  void create_againAfterTheNameWasFreed_alreadyExists() {
    answer(namespaces.create(foreigner, name));
    Command.Write create = new Command.Create(admin, name);
    assertThat(attempt(create)).isEqualTo(alreadyExists(NAMESPACE, name));
    answer(namespaces.delete(foreigner, name));

    assertThat(attempt(create)).isEqualTo(alreadyExists(NAMESPACE, name).replayed());
    create(name);
  }

  @Test
  void create_againAfterTheLimitWasRaised_quotaExceededAsItWas() {
    limit(here, 1);
    create(Fresh.name("first"));
    Command.Write create = new Command.Create(admin, name);
    assertThat(attempt(create)).isEqualTo(quotaExceeded(namespaceQuota(1, 1)));
    limit(here, Quota.UNLIMITED);

    assertThat(attempt(create)).isEqualTo(quotaExceeded(namespaceQuota(1, 1)).replayed());
    assertThat(quota(here).used()).isEqualTo(1);
  }

  @Test
  void delete_againAfterItWasCreated_notFound() {
    Command.Write delete = new Command.Delete(admin, name);
    assertThat(attempt(delete)).isEqualTo(notFound(NAMESPACE, name));
    create(name);

    assertThat(attempt(delete)).isEqualTo(notFound(NAMESPACE, name).replayed());
    assertThat(quota(here).used()).isEqualTo(1);
  }

  @Test
  void delete_againAfterTheActorMay_forbidden() {
    create(name);
    Command.Write delete = new Command.Delete(bob, name);
    assertThat(attempt(delete)).isEqualTo(FORBIDDEN);
    give(bob, MANAGE);

    assertThat(attempt(delete)).isEqualTo(FORBIDDEN.replayed());
    assertThat(quota(here).used()).isEqualTo(1);
  }

  @Test
  void grant_againAfterTheRevokeOfTheOther_alreadyExists() {
    create(name);
    give(bob, READ);
    Command.Write grant = new Command.GrantAccess(admin, name, List.of(grant("bob", MANAGE)));
    assertThat(attempt(grant)).isEqualTo(alreadyExists(GRANT, "bob"));
    answer(access.revoke(admin, name, List.of("bob")));

    assertThat(attempt(grant)).isEqualTo(alreadyExists(GRANT, "bob").replayed());
    assertThat(grantedUsers()).containsExactly("ada");
  }

  @Test
  void change_againAfterTheGrant_notFound() {
    create(name);
    Command.Write change = new Command.ChangeAccess(admin, name, List.of(grant("bob", MANAGE)));
    assertThat(attempt(change)).isEqualTo(notFound(GRANT, "bob"));
    give(bob, READ);

    assertThat(attempt(change)).isEqualTo(notFound(GRANT, "bob").replayed());
    assertThat(show().grants()).endsWith(grant("bob", READ));
  }

  @Test
  void create_forbiddenByTheRulesAlone_usesUpNoKey() {
    assertThat(attempt(new Command.Create(bob, name))).isEqualTo(FORBIDDEN);
    assertThat(attempt(new Command.Create(bob, name))).isEqualTo(FORBIDDEN);

    assertThat(attempt(new Command.Create(admin, name)).answered()).isTrue();
  }

  @Test
  void create_forbiddenByTheRulesThenAllowed_isDone() {
    Attempt first = new Attempt("key", "request");
    Attempt second = new Attempt("key", "request");
    assertThat(Outcome.of(first, namespaces.under(first).create(bob, name))).isEqualTo(FORBIDDEN);

    assertThat(Outcome.of(second, namespaces.under(second).create(here.admin("bob"), name)))
        .matches(Outcome::answered);
  }

  @Test
  void create_forbiddenByTheRulesUnderAUsedKey_forbiddenComesFirst() {
    attempt(new Command.Create(admin, name));

    assertThat(attempt(new Command.Create(bob, Fresh.name("team")))).isEqualTo(FORBIDDEN);
  }

  @Test
  void create_unavailable_usesUpNoKey() {
    Store own = kit.build(Map.of());
    Command.Keyed create = new Command.Keyed(new Command.Create(admin, name), "key");
    assertThat(create.outcome(own)).isEqualTo(UNAVAILABLE);
    answer(own.start());

    assertThat(create.outcome(own).answered()).isTrue();
    answer(own.close());
  }

  // A key is used up by its first request only, not by what was refused for it.
  @Test
  void create_keyReused_isNotKept() {
    NamespaceName second = Fresh.name("team");
    Command.Write first = new Command.Create(admin, name);
    Outcome created = attempt(first);

    for (int i = 0; i < 2; i++) {
      assertThat(attempt(new Command.Create(admin, second))).isEqualTo(KEY_REUSED);
    }
    assertThat(attempt(first)).isEqualTo(created.replayed());
    assertThat(quota(here).used()).isEqualTo(1);
    create(second);
  }

  private Outcome attempt(Command.Write write) {
    return new Command.Keyed(write, "key").outcome(store);
  }
}
