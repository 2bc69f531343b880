package dev.orgate.store.contract;

import static dev.orgate.store.Quota.UNLIMITED;
import static dev.orgate.store.contract.Outcome.FORBIDDEN;
import static dev.orgate.store.contract.Outcome.quotaExceeded;
import static dev.orgate.store.contract.StoreContract.DEFAULT_LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Actor;
import dev.orgate.store.NamespaceName;
import dev.orgate.store.Resource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

abstract class LimitContract extends ContractTest {
  LimitContract(StoreContract kit) {
    super(kit);
  }

  @Test
  void setLimits_byOperator_answersTheQuotasAsTheyAreThen() {
    create(name);

    assertThat(limit(here, 9)).isEqualTo(namespaceQuota(9, 1));
    assertThat(quota(here)).isEqualTo(namespaceQuota(9, 1));
  }

  @Test
  void setLimits_ofOneTenant_leavesTheOthers() {
    limit(here, 9);

    assertThat(quota(there).limit()).isEqualTo(DEFAULT_LIMIT);
  }

  @Test
  void setLimits_byAnybodyElse_forbiddenAndUnchanged() {
    Map<Resource, Integer> more = Map.of(Resource.NAMESPACE, 100);

    for (Actor actor : List.of(admin, bob, foreigner)) {
      assertOutcome(quotas.setLimits(actor, here.tenant(), more)).isEqualTo(FORBIDDEN);
    }
    assertThat(quota(here).limit()).isEqualTo(DEFAULT_LIMIT);
  }

  @Test
  void setLimits_resourceNotNamed_keepsItsLimit() {
    limit(here, 9);

    assertThat(answer(quotas.setLimits(operator, here.tenant(), Map.of())))
        .containsExactly(namespaceQuota(9, 0), organizationQuota(DEFAULT_LIMIT, 0));
    assertThat(quota(here).limit()).isEqualTo(9);
  }

  @Test
  void setLimits_ofEachResource_areEachKept() {
    answer(
        quotas.setLimits(
            operator,
            here.tenant(),
            Map.of(Resource.NAMESPACE, 3, Resource.ORGANIZATION, UNLIMITED)));
    answer(quotas.setLimits(operator, here.tenant(), Map.of(Resource.ORGANIZATION, 8)));

    assertThat(answer(quotas.get(admin, here.tenant())))
        .containsExactly(namespaceQuota(3, 0), organizationQuota(8, 0));
  }

  @Test
  void setLimits_namingNoneOfAnUntouchedTenant_keepsTheDefault() {
    answer(quotas.setLimits(operator, here.tenant(), Map.of()));

    assertThat(quota(here)).isEqualTo(namespaceQuota(DEFAULT_LIMIT, 0));
  }

  @Test
  void setLimits_extremes_areKept() {
    for (int extreme : new int[] {0, Integer.MAX_VALUE, UNLIMITED}) {
      assertThat(limit(here, extreme).limit()).isEqualTo(extreme);
      assertThat(quota(here).limit()).isEqualTo(extreme);
    }
  }

  @Test
  void setLimits_belowTheUse_blocksCreationUntilTheUseFalls() {
    List<NamespaceName> three = List.of(name, Fresh.name("team"), Fresh.name("team"));
    three.forEach(this::create);
    NamespaceName next = Fresh.name("next");

    assertThat(limit(here, 1)).isEqualTo(namespaceQuota(1, 3));
    for (int used = 3; used > 0; used--) {
      assertOutcome(namespaces.create(admin, next))
          .isEqualTo(quotaExceeded(namespaceQuota(1, used)));
      answer(namespaces.delete(admin, three.get(used - 1)));
    }
    create(next);
  }

  @Test
  void setLimits_raisedOrLifted_makesRoomAtOnce() {
    limit(here, 0);
    assertOutcome(namespaces.create(admin, name)).isEqualTo(quotaExceeded(namespaceQuota(0, 0)));

    limit(here, 1);
    create(name);
    limit(here, UNLIMITED);
    create(Fresh.name("team"));
  }
}
