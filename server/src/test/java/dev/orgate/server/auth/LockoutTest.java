package dev.orgate.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LockoutTest {
  private final SettableClock clock = new SettableClock();
  private final Lockout lockout = new Lockout(clock);

  private void fail(String key, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(lockout.isLocked(key)).as("after %d failures", i).isFalse();
      lockout.failed(key);
    }
  }

  @Test
  void isLocked_fiveFailuresInARow_forFiveMinutes() {
    fail("a", 5);
    assertThat(lockout.isLocked("a")).isTrue();
    clock.pass(Duration.ofMinutes(5).minusMillis(1));
    assertThat(lockout.isLocked("a")).isTrue();
    clock.pass(Duration.ofMillis(1));
    assertThat(lockout.isLocked("a")).isFalse();
  }

  @Test
  void isLocked_afterALock_takesFiveFailuresAgain() {
    fail("a", 5);
    clock.pass(Duration.ofMinutes(5));
    fail("a", 5);
    assertThat(lockout.isLocked("a")).isTrue();
  }

  @Test
  void isLocked_successBetween_startsAnew() {
    fail("a", 4);
    lockout.succeeded("a");
    fail("a", 5);
    assertThat(lockout.isLocked("a")).isTrue();
  }

  @Test
  void isLocked_anotherKey_isNot() {
    fail("a", 5);
    assertThat(lockout.isLocked("b")).isFalse();
  }
}
