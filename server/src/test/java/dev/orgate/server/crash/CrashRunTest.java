package dev.orgate.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * The short form of {@link CrashRun}. {@code -Dorgate.crash.seconds} makes it long, {@code
 * -Dorgate.crash.seed} repeats a schedule.
 */
class CrashRunTest {

  @Test
  void whateverIsKilledOrCut_noPromiseIsBroken() throws Exception {
    Duration time = Duration.ofSeconds(Long.getLong("orgate.crash.seconds", 30));
    long seed = Long.getLong("orgate.crash.seed", System.nanoTime());
    CrashReport report = CrashRun.run(time, seed);
    System.out.println(report);
    assertThat(report.violations()).as("seed %d", seed).isEmpty();
    assertThat(report.hasSeenAll()).isTrue();
    assertThat(report.count(Outcome.ACKNOWLEDGED)).isGreaterThan(500);
    assertThat(report.count(Outcome.QUOTA_FULL)).isPositive();
    assertThat(report.count(Outcome.UNKNOWN)).isPositive();
  }
}
