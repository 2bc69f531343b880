package dev.orgate.store.contract;

import static dev.orgate.store.Level.MANAGE;
import static dev.orgate.store.Level.READ;
import static dev.orgate.store.Refusal.Subject.NAMESPACE;
import static dev.orgate.store.contract.Outcome.FORBIDDEN;
import static dev.orgate.store.contract.Outcome.KEY_REUSED;
import static dev.orgate.store.contract.Outcome.alreadyExists;
import static dev.orgate.store.contract.Outcome.notFound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Actor;
import dev.orgate.store.Attempt;
import dev.orgate.store.Grant;
import dev.orgate.store.NamespaceName;
import dev.orgate.store.NamespaceQuery;
import dev.orgate.store.Quota;
import dev.orgate.store.StorableText;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose a key is, and what is none of its business. */
abstract class AttemptKeyContract extends ContractTest {
  private final NamespaceName second = Fresh.name("team");

  AttemptKeyContract(StoreContract kit) {
    super(kit);
  }

  @Test
  void key_ofAnotherRequest_isRefusedWhateverTheWrite() {
    create("key", "request", admin, name);
    List<Command.Write> others =
        List.of(
            new Command.Create(admin, second),
            new Command.GrantAccess(admin, name, List.of(grant(bob, READ))),
            new Command.ChangeAccess(admin, name, List.of(grant(admin, READ))),
            new Command.RevokeAccess(admin, name, List.of("ada")),
            new Command.Delete(admin, name));

    for (Command.Write other : others) {
      assertThat(new Command.Keyed(other, "key").outcome(store))
          .as("%s", other)
          .isEqualTo(KEY_REUSED);
    }
    assertThat(show().grants()).containsExactly(new Grant("ada", admin.userName(), MANAGE));
    assertThat(quota(here).used()).isEqualTo(1);
  }

  @Test
  void key_ofAnotherRequest_isRefusedBeforeAnythingStoredIsLookedAt() {
    create("key", "request", admin, name);
    List<Command.Write> refusedAnyway =
        List.of(
            new Command.Create(admin, name),
            new Command.Delete(admin, second),
            new Command.Delete(bob, name));

    for (Command.Write write : refusedAnyway) {
      assertThat(new Command.Keyed(write, "key").outcome(store))
          .as("%s", write)
          .isEqualTo(KEY_REUSED);
    }
  }

  @Test
  void key_ofAnotherRequestThatWasRefused_isReused() {
    create(name);
    assertThat(create("key", "request", admin, name)).isEqualTo(alreadyExists(NAMESPACE, name));

    assertThat(create("key", "another request", admin, second)).isEqualTo(KEY_REUSED);
  }

  // Who asked is a part of the request; a store need not look at it a second time.
  @Test
  void key_ofAnotherUserOfTheTenant_isTheTenants() {
    create("key", "request of ada", admin, name);

    assertThat(create("key", "request of eve", here.admin("eve"), name)).isEqualTo(KEY_REUSED);
  }

  @Test
  void key_ofAnotherTenant_isAnotherKey() {
    Outcome here = create("key", "request", admin, name);
    Outcome there = create("key", "request", foreigner, second);
    assertThat(here.answered()).isTrue();
    assertThat(there.answered()).isTrue();

    assertThat(create("key", "request", admin, name)).isEqualTo(here.replayed());
    assertThat(create("key", "request", foreigner, second)).isEqualTo(there.replayed());
  }

  @Test
  void keys_thatAreTwo_areTwoWrites() {
    assertThat(create("key", "request", admin, name).answered()).isTrue();

    assertThat(create("another", "request", admin, name)).isEqualTo(alreadyExists(NAMESPACE, name));
  }

  @Test
  void keys_thatDifferByLittle_areTwo() {
    limit(here, Quota.UNLIMITED);
    String longest = "k".repeat(StorableText.MAX_LENGTH);
    List<String> keys =
        List.of("key", "KEY", "key ", " key", "k%", "k_", "k\\", "'", "ключ", "🗝", longest);

    for (String key : keys) {
      assertThat(create(key, key, admin, Fresh.name("team")).answered()).as(key).isTrue();
    }
    for (String key : keys) {
      assertThat(create(key, key, admin, name).kind()).as(key).isEqualTo("replayed answer");
    }
  }

  @Test
  void requests_thatDifferByLittle_areTwo() {
    create("key", "request", admin, name);

    for (String request : List.of("Request", "request ", "reques", "r%", "requesţ")) {
      assertThat(create("key", request, admin, second)).as(request).isEqualTo(KEY_REUSED);
    }
  }

  @Test
  void write_withoutAKey_isDoneEachTime() {
    create("key", "request", admin, name);

    assertOutcome(namespaces.create(admin, name)).isEqualTo(alreadyExists(NAMESPACE, name));
    answer(namespaces.delete(admin, name));
    assertOutcome(namespaces.delete(admin, name)).isEqualTo(notFound(NAMESPACE, name));
  }

  @Test
  void read_underAKey_isReadEachTimeAndUsesUpNoKey() {
    Attempt attempt = new Attempt("key", "request");
    for (int i = 0; i < 2; i++) {
      assertOutcome(namespaces.under(attempt).get(admin, name))
          .isEqualTo(notFound(NAMESPACE, name));
      assertOutcome(access.under(attempt).show(admin, name)).isEqualTo(notFound(NAMESPACE, name));
    }
    create("key", "another request", admin, name);

    assertThat(answer(namespaces.under(attempt).get(admin, name)).grants()).isEqualTo(1);
    assertOutcome(namespaces.under(attempt).get(bob, name)).isEqualTo(FORBIDDEN);
    assertThat(answer(namespaces.under(attempt).list(admin, NamespaceQuery.ALL)).items())
        .hasSize(1);
    assertThat(answer(access.under(attempt).show(admin, name)).grants()).hasSize(1);
    assertThat(attempt.replayed()).isFalse();
  }

  private Outcome create(String key, String request, Actor actor, NamespaceName name) {
    Attempt attempt = new Attempt(key, request);
    return Outcome.of(attempt, namespaces.under(attempt).create(actor, name));
  }
}
