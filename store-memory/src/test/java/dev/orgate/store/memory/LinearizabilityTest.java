package dev.orgate.store.memory;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lincheck: what runs at the same time comes to what some order of it comes to in the model. */
@Order(1)
class LinearizabilityTest {
  @BeforeAll
  static void silenceWarnings() {
    // It warns of every record it meets, for it cannot look into them, and need not.
    System.setProperty("lincheck.logLevel", "ERROR");
  }

  @Test
  void modelChecking_knownRaces_haveAnOrder() {
    KnownRaces.options().check(MemoryOperations.class);
  }

  @Test
  void modelChecking_forbiddenCallDuringStart_isNeverLetThrough() {
    new ModelCheckingOptions()
        .threads(2)
        .actorsPerThread(1)
        .iterations(10)
        .invocationsPerIteration(100)
        .sequentialSpecification(StartOperations.Model.class)
        .check(StartOperations.class);
  }

  @Test
  void stress_anyCommands_haveAnOrder() {
    new StressOptions()
        .threads(3)
        .actorsPerThread(3)
        .iterations(100)
        .invocationsPerIteration(500)
        .sequentialSpecification(ModelOperations.class)
        .check(MemoryOperations.class);
  }

  // Who tests the test? Stores with one race each, which must not pass.
  @ParameterizedTest
  @ValueSource(
      classes = {
        HastyQuotaOperations.class,
        HastyNameOperations.class,
        HastyRightsOperations.class,
        HastyKeyOperations.class
      })
  void modelChecking_storeWithARace_isCaught(Class<? extends StoreOperations> hasty) {
    assertThatThrownBy(() -> KnownRaces.options().check(hasty))
        .isInstanceOf(LincheckAssertionError.class)
        .hasMessageContaining("Invalid execution results");
  }
}
