package dev.orgate.store.memory;

import dev.orgate.store.Attempt;
import dev.orgate.store.Refusal;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What writes under keys came to. One map for all tenants, in the order of writing, so that whoever
 * writes clears away what has expired, that of tenants who never come back included. It is for the
 * tenant's monitor to see that nothing happens between a look and what is then kept.
 */
final class KeptOutcomes {
  private static final long LIFE = Duration.ofHours(Attempt.KEPT_HOURS).toMillis();

  /** More than one, so that there is an end to it, and few, so that no write waits for all. */
  private static final int CLEARED_AT_ONCE = 100;

  private final Map<Key, Kept> kept = new LinkedHashMap<>();
  private final InstantSource clock;

  private record Key(String tenant, String text) {}

  private record Kept(String request, Future<?> outcome, long expiry) {}

  KeptOutcomes(InstantSource clock) {
    this.clock = clock;
  }

  /** The outcome for an attempt that is not the first under its key, otherwise null. */
  @SuppressWarnings("unchecked") // Equal requests are calls of one method.
  synchronized <R> @Nullable Future<R> find(String tenant, Attempt attempt) {
    long now = clock.millis();
    clear(now);
    Kept first = kept.get(new Key(tenant, attempt.key()));
    if (first == null || first.expiry <= now) {
      return null;
    }
    if (!first.request.equals(attempt.request())) {
      return Future.failedFuture(new Refusal.KeyReused());
    }
    attempt.replay();
    return (Future<R>) first.outcome;
  }

  synchronized void keep(String tenant, Attempt attempt, Future<?> outcome) {
    Key key = new Key(tenant, attempt.key());
    kept.remove(key); // Or an expired one would lend it its place in the order.
    kept.put(key, new Kept(attempt.request(), outcome, clock.millis() + LIFE));
  }

  synchronized int size() {
    return kept.size();
  }

  private void clear(long now) {
    Iterator<Kept> oldest = kept.values().iterator();
    for (int i = 0; i < CLEARED_AT_ONCE && oldest.hasNext(); i++) {
      if (oldest.next().expiry > now) {
        return;
      }
      oldest.remove();
    }
  }
}
