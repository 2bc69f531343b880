package dev.orgate.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Right histories by the hundred, which must pass, and what becomes of them when falsified. */
class RandomHistoriesTest {
  private static final int ROUNDS = 300;
  private static final int LENGTH = 120;

  @Test
  void rightHistories_pass() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      assertThat(Checker.check(history(seed))).as("seed %d", seed).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void falsifiedHistories_areFound(Falsification falsification) {
    int falsified = 0;
    for (int seed = 0; seed < ROUNDS; seed++) {
      Optional<History> wrong = falsification.of(history(seed), new Random(seed));
      if (wrong.isPresent()) {
        falsified++;
        assertThat(Checker.check(wrong.get())).as("seed %d", seed).isNotEmpty();
      }
    }
    assertThat(falsified).isGreaterThan(ROUNDS / 20);
  }

  /** Every third one is sequential; the others overlap by up to six. */
  private static History history(int seed) {
    return seed % 3 == 0
        ? RandomHistory.sequential(seed, LENGTH)
        : RandomHistory.overlapping(seed, LENGTH, 1 + seed % 6);
  }
}
