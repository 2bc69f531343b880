package dev.orgate.store.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Actor;
import dev.orgate.store.Attempt;
import dev.orgate.store.Namespace;
import dev.orgate.store.Refusal;
import dev.orgate.store.StoreOptions;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Steps under keys where the contract leaves off: over a day, and at the end of what there is. */
class KeyedStepTest {
  private static final Actor ADMIN = SmallWorld.ADMIN;

  private Instant now = Instant.parse("2026-03-01T00:00:00Z");
  private final MemoryStore store =
      new MemoryStore(new StoreOptions(null, Map.of(), Map.of()), () -> now);

  @BeforeEach
  void start() {
    store.start();
  }

  @Test
  void create_againADayLater_isAnotherWrite() {
    Namespace first = create().result();
    store.namespaces().delete(ADMIN, SmallWorld.A);
    now = now.plus(Duration.ofHours(24)).minusMillis(1);
    assertThat(create().result()).isEqualTo(first);
    now = now.plusMillis(1);

    assertThat(create().result().id()).isGreaterThan(first.id());
  }

  @Test
  void step_thatWasUnavailable_isTakenByTheNextAttempt() {
    Attempt attempt = attempt();
    Future<String> full =
        store.atomically(
            attempt,
            true,
            "tenant",
            tenant -> {
              throw new Refusal.Unavailable("nothing is left");
            });
    assertThat(full.cause()).isInstanceOf(Refusal.Unavailable.class);

    assertThat(store.atomically(attempt, true, "tenant", tenant -> "done").result())
        .isEqualTo("done");
    assertThat(attempt.replayed()).isFalse();
  }

  private Future<Namespace> create() {
    return store.namespaces().under(attempt()).create(ADMIN, SmallWorld.A);
  }

  private static Attempt attempt() {
    return new Attempt("key", "request");
  }
}
