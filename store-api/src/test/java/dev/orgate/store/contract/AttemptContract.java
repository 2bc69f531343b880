package dev.orgate.store.contract;

import static dev.orgate.store.Level.EDIT;
import static dev.orgate.store.Level.MANAGE;
import static dev.orgate.store.Level.READ;
import static dev.orgate.store.contract.Outcome.DONE;
import static dev.orgate.store.contract.Outcome.FORBIDDEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Attempt;
import dev.orgate.store.Namespace;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A write that succeeded under a key is answered again but not done again, whatever came since. */
abstract class AttemptContract extends ContractTest {
  AttemptContract(StoreContract kit) {
    super(kit);
  }

  @Test
  void create_again_answersTheFirstAndCreatesNothing() {
    Outcome first = attempt(new Command.Create(admin, name));

    assertThat(first.answered()).isTrue();
    for (int i = 0; i < 3; i++) {
      assertThat(attempt(new Command.Create(admin, name))).isEqualTo(first.replayed());
    }
    assertThat(quota(here).used()).isEqualTo(1);
  }

  @Test
  void create_againAfterItChanged_answersItAsItWas() {
    Outcome first = attempt(new Command.Create(admin, name));
    give(bob, READ);
    answer(access.change(admin, name, List.of(grant(admin, EDIT))));

    assertThat(attempt(new Command.Create(admin, name))).isEqualTo(first.replayed());
  }

  @Test
  void create_againAfterItWasDeleted_answersTheFirstAndCreatesNothing() {
    Outcome first = attempt(new Command.Create(admin, name));
    answer(namespaces.delete(admin, name));

    assertThat(attempt(new Command.Create(admin, name))).isEqualTo(first.replayed());
    assertThat(quota(here).used()).isZero();
  }

  @Test
  void create_againAfterAnotherTookItsPlace_answersTheFirst() {
    Outcome first = attempt(new Command.Create(admin, name));
    answer(namespaces.delete(admin, name));
    Namespace second = create(name);

    assertThat(attempt(new Command.Create(admin, name)))
        .isEqualTo(first.replayed())
        .isNotEqualTo(Outcome.answer(second).replayed());
  }

  @Test
  void create_againAfterAnotherTenantTookTheName_answersTheFirst() {
    Outcome first = attempt(new Command.Create(admin, name));
    answer(namespaces.delete(admin, name));
    answer(namespaces.create(foreigner, name));

    assertThat(attempt(new Command.Create(admin, name))).isEqualTo(first.replayed());
  }

  @Test
  void create_againByAnAdminNoLonger_isForbidden() {
    Attempt first = new Attempt("key", "request");
    Attempt second = new Attempt("key", "request");
    answer(namespaces.under(first).create(admin, name));

    assertThat(Outcome.of(second, namespaces.under(second).create(here.member("ada"), name)))
        .isEqualTo(FORBIDDEN);
  }

  @Test
  void delete_againAfterAnotherTookItsPlace_deletesNothing() {
    create(name);
    assertThat(attempt(new Command.Delete(admin, name))).isEqualTo(DONE);
    create(name);

    assertThat(attempt(new Command.Delete(admin, name))).isEqualTo(DONE.replayed());
    assertThat(quota(here).used()).isEqualTo(1);
  }

  @Test
  void grant_againAfterItWasRevoked_grantsNothing() {
    Command.Write grant = new Command.GrantAccess(admin, name, List.of(grant(bob, READ)));
    create(name);
    assertThat(attempt(grant)).isEqualTo(DONE);
    answer(access.revoke(admin, name, List.of("bob")));

    assertThat(attempt(grant)).isEqualTo(DONE.replayed());
    assertThat(grantedUsers()).containsExactly("ada");
  }

  @Test
  void change_againAfterAnotherChange_changesNothing() {
    Command.Write change = new Command.ChangeAccess(admin, name, List.of(grant(bob, EDIT)));
    create(name);
    give(bob, READ);
    assertThat(attempt(change)).isEqualTo(DONE);
    answer(access.change(admin, name, List.of(grant(bob, MANAGE))));

    assertThat(attempt(change)).isEqualTo(DONE.replayed());
    assertThat(show().grants()).endsWith(grant(bob, MANAGE));
  }

  @Test
  void revoke_againAfterAnotherGrant_revokesNothing() {
    Command.Write revoke = new Command.RevokeAccess(admin, name, List.of("bob"));
    create(name);
    give(bob, READ);
    assertThat(attempt(revoke)).isEqualTo(DONE);
    give(bob, READ);

    assertThat(attempt(revoke)).isEqualTo(DONE.replayed());
    assertThat(grantedUsers()).containsExactly("ada", "bob");
  }

  private Outcome attempt(Command.Write write) {
    return new Command.Keyed(write, "key").outcome(store);
  }
}
