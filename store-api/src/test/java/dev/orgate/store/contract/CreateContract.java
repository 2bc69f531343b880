package dev.orgate.store.contract;

import static dev.orgate.store.Level.MANAGE;
import static dev.orgate.store.contract.Outcome.quotaExceeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Actor;
import dev.orgate.store.Grant;
import dev.orgate.store.Namespace;
import dev.orgate.store.NamespaceName;
import dev.orgate.store.Quota;
import org.junit.jupiter.api.Test;

abstract class CreateContract extends ContractTest {
  CreateContract(StoreContract kit) {
    super(kit);
  }

  @Test
  void create_byAdmin_answersTheNamespaceAsItsCreatorSeesIt() {
    Namespace created = create(name);

    assertThat(created)
        .isEqualTo(new Namespace(created.id(), name.value(), admin.userName(), MANAGE, 1));
    assertThat(created.id()).isPositive();
  }

  @Test
  void create_byAdmin_creatorIsTheFirstGrant() {
    create(name);

    assertThat(show().grants())
        .containsExactly(new Grant(admin.userId(), admin.userName(), MANAGE));
  }

  @Test
  void create_creatorRenamedLater_keepsTheNameOfThatTime() {
    Actor renamed = new Actor(here.tenant(), admin.userId(), "Ada B.", null, true, false);
    create(name);

    assertThat(answer(namespaces.get(renamed, name)).creatorName()).isEqualTo(admin.userName());
    assertThat(answer(access.show(renamed, name)).self().userName()).isEqualTo(admin.userName());
  }

  @Test
  void create_longestName_isFoundByIt() {
    String start = Fresh.text("a.b_c-d__e");
    NamespaceName longest = new NamespaceName(start + "z".repeat(64 - start.length()));

    assertThat(create(longest).name()).isEqualTo(longest.value());
    assertThat(answer(namespaces.get(admin, longest)).name()).isEqualTo(longest.value());
  }

  @Test
  void create_upToTheDefaultLimit_oneMoreIsRefused() {
    for (int i = 0; i < StoreContract.DEFAULT_LIMIT; i++) {
      create(Fresh.name("team"));
    }

    assertOutcome(namespaces.create(admin, name)).isEqualTo(quotaExceeded(namespaceQuota(5, 5)));
  }

  @Test
  void create_unlimited_isNeverRefused() {
    limit(here, Quota.UNLIMITED);
    for (int i = 0; i < 20; i++) {
      create(Fresh.name("team"));
    }

    assertThat(quota(here)).isEqualTo(namespaceQuota(Quota.UNLIMITED, 20));
  }

  @Test
  void create_quotaOfAnotherTenantFull_isNoMatter() {
    limit(there, 0);

    create(name);
  }

  @Test
  void create_refused_leavesNoTrace() {
    limit(here, 0);
    Outcome.of(namespaces.create(admin, name));
    Outcome.of(namespaces.create(bob, name));

    assertThat(quota(here)).isEqualTo(namespaceQuota(0, 0));
    assertThat(answer(namespaces.create(foreigner, name)).name()).isEqualTo(name.value());
  }
}
