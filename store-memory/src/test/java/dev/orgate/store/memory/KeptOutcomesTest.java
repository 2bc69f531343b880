package dev.orgate.store.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Attempt;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KeptOutcomesTest {
  private static final Duration LIFE = Duration.ofHours(24);
  private static final Future<String> DONE = Future.succeededFuture("done");

  private Instant now = Instant.parse("2026-03-01T00:00:00Z");
  private final KeptOutcomes kept = new KeptOutcomes(() -> now);

  @Test
  void find_shortOfADayLater_replays() {
    kept.keep("tenant", attempt("key"), DONE);
    now = now.plus(LIFE).minusMillis(1);

    Attempt again = attempt("key");
    assertThat(kept.<String>find("tenant", again)).isSameAs(DONE);
    assertThat(again.replayed()).isTrue();
  }

  @Test
  void find_aDayLater_isFirstAgain() {
    kept.keep("tenant", attempt("key"), DONE);
    now = now.plus(LIFE);

    Attempt again = attempt("key");
    assertThat(kept.find("tenant", again)).isNull();
    assertThat(again.replayed()).isFalse();
  }

  @Test
  void find_afterAReplay_expiresADayAfterTheFirst() {
    kept.keep("tenant", attempt("key"), DONE);
    now = now.plus(LIFE).minusMillis(1);
    kept.find("tenant", attempt("key"));
    now = now.plusMillis(1);

    assertThat(kept.find("tenant", attempt("key"))).isNull();
  }

  @Test
  void find_byAnyTenant_clearsAwayWhatHasExpired() {
    for (int i = 0; i < 100; i++) {
      kept.keep("gone " + i, attempt("key"), DONE);
    }
    now = now.plus(LIFE.dividedBy(2));
    kept.keep("tenant", attempt("young"), DONE);
    now = now.plus(LIFE.dividedBy(2));
    kept.find("tenant", attempt("another"));

    assertThat(kept.size()).isEqualTo(1);
    assertThat(kept.find("tenant", attempt("young"))).isNotNull();
  }

  @Test
  void find_muchHasExpired_clearsItLittleByLittle() {
    for (int i = 0; i < 250; i++) {
      kept.keep("tenant", attempt("key " + i), DONE);
    }
    now = now.plus(LIFE);

    assertThat(kept.find("tenant", attempt("key 249"))).as("expired, not cleared").isNull();
    assertThat(kept.size()).isEqualTo(150);
    kept.find("tenant", attempt("another"));
    kept.find("tenant", attempt("another"));
    assertThat(kept.size()).isZero();
  }

  @Test
  void keep_underAnExpiredKey_livesFromNowAndHoldsUpNoOther() {
    for (int i = 0; i < 250; i++) {
      kept.keep("tenant", attempt("key " + i), DONE);
    }
    now = now.plus(LIFE);
    kept.find("tenant", attempt("key 150"));
    kept.keep("tenant", attempt("key 150"), DONE);
    kept.find("tenant", attempt("another"));
    kept.find("tenant", attempt("another"));

    assertThat(kept.size()).isEqualTo(1);
    assertThat(kept.find("tenant", attempt("key 150"))).isNotNull();
  }

  private static Attempt attempt(String key) {
    return new Attempt(key, "request");
  }
}
