package dev.orgate.store.contract;

import static dev.orgate.store.contract.Outcome.DONE;
import static dev.orgate.store.contract.Outcome.FORBIDDEN;
import static dev.orgate.store.contract.Outcome.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Health;
import dev.orgate.store.Resource;
import dev.orgate.store.Store;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Starting and closing, on a store of the test's own. */
abstract class LifecycleContract extends ContractTest {
  private final Store own = kit.build(Map.of());

  LifecycleContract(StoreContract kit) {
    super(kit);
  }

  @AfterEach
  void close() {
    answer(own.close());
  }

  @Test
  void call_beforeStart_unavailable() {
    assertEachCallUnavailable();
  }

  @Test
  void call_afterClose_unavailable() {
    answer(own.start());
    answer(own.namespaces().create(admin, name));
    answer(own.close());

    assertEachCallUnavailable();
  }

  @Test
  void call_afterCloseByWhomTheRulesForbid_unavailableComesFirst() {
    answer(own.start());
    assertOutcome(own.quotas().get(foreigner, here.tenant())).isEqualTo(FORBIDDEN);
    answer(own.close());

    assertOutcome(own.namespaces().create(bob, name)).isEqualTo(UNAVAILABLE);
    assertOutcome(own.quotas().get(foreigner, here.tenant())).isEqualTo(UNAVAILABLE);
    assertOutcome(own.quotas().setLimits(admin, here.tenant(), Map.of(Resource.NAMESPACE, 1)))
        .isEqualTo(UNAVAILABLE);
  }

  @Test
  void check_beforeStartAndAfterClose_notReadyForAReason() {
    assertNotReady();
    answer(own.start());
    answer(own.close());
    assertNotReady();
  }

  @Test
  void check_started_ready() {
    answer(own.start());

    assertThat(answer(own.check())).isEqualTo(Health.OK);
  }

  // A start that failed is followed by a close.
  @Test
  void close_neverStarted_isHarmless() {
    assertOutcome(own.close()).isEqualTo(DONE);
  }

  @Test
  void close_twice_isHarmless() {
    answer(own.start());

    assertOutcome(own.close()).isEqualTo(DONE);
    assertOutcome(own.close()).isEqualTo(DONE);
  }

  @Test
  void close_ofOneStore_leavesTheOthersServing() {
    answer(own.start());
    answer(own.close());

    assertThat(answer(store.check())).isEqualTo(Health.OK);
    create(name);
  }

  private void assertEachCallUnavailable() {
    for (Command command : Command.oneOfEach(here, name)) {
      assertThat(Outcome.of(command.on(own))).as("%s", command).isEqualTo(UNAVAILABLE);
    }
  }

  private void assertNotReady() {
    Health health = answer(own.check());
    assertThat(health.ready()).isFalse();
    assertThat(health.reason()).isNotBlank().isNotEqualTo(Health.OK.reason());
  }
}
