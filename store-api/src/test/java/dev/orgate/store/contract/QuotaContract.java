package dev.orgate.store.contract;

import static dev.orgate.store.Quota.UNLIMITED;
import static dev.orgate.store.contract.Outcome.FORBIDDEN;
import static dev.orgate.store.contract.StoreContract.DEFAULT_LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.NamespaceName;
import dev.orgate.store.Quota;
import dev.orgate.store.Resource;
import dev.orgate.store.Store;
import java.util.Map;
import org.junit.jupiter.api.Test;

abstract class QuotaContract extends ContractTest {
  QuotaContract(StoreContract kit) {
    super(kit);
  }

  @Test
  void get_untouchedTenant_defaultLimitAndNoUse() {
    assertThat(quota(here)).isEqualTo(namespaceQuota(DEFAULT_LIMIT, 0));
  }

  @Test
  void get_anyTenant_oneQuotaPerResourceInTheEnumsOrder() {
    assertThat(answer(quotas.get(admin, here.tenant())))
        .extracting(Quota::resource)
        .containsExactly(Resource.values());
  }

  @Test
  void get_byAnyMemberOfTheTenant_answered() {
    assertThat(answer(quotas.get(bob, here.tenant()))).contains(namespaceQuota(DEFAULT_LIMIT, 0));
  }

  @Test
  void get_ofAnotherTenant_forbiddenEvenForItsNamesake() {
    assertOutcome(quotas.get(foreigner, here.tenant())).isEqualTo(FORBIDDEN);
    assertOutcome(quotas.get(there.member("bob"), here.tenant())).isEqualTo(FORBIDDEN);
  }

  @Test
  void get_byOperator_anyTenants() {
    create(name);

    assertThat(quota(here).used()).isEqualTo(1);
    assertThat(quota(there).used()).isZero();
  }

  @Test
  void used_createsRefusalsAndDeletes_isTheNumberOfLiveNamespaces() {
    NamespaceName second = Fresh.name("team");
    create(name);
    create(second);
    Outcome.of(namespaces.create(admin, name));
    Outcome.of(namespaces.delete(bob, name));
    assertThat(quota(here).used()).isEqualTo(2);

    answer(namespaces.delete(admin, name));
    assertThat(quota(here).used()).isEqualTo(1);
  }

  @Test
  void get_storeWithoutDefaultLimits_unlimited() {
    Store unlimited = kit.build(Map.of());
    answer(unlimited.start());

    assertThat(answer(unlimited.quotas().get(admin, here.tenant())))
        .containsExactly(namespaceQuota(UNLIMITED, 0), organizationQuota(UNLIMITED, 0));
    answer(unlimited.close());
  }
}
