package dev.orgate.store.pg;

import dev.orgate.store.Attempt;
import dev.orgate.store.Resource;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A write that may be an attempt under a key of a tenant. */
interface Keyed extends BatchStatement.Item {
  @Nullable Attempt attempt();

  /** What the quota that may refuse it counts. */
  Resource resource();

  /** What a refusal with that detail is about; see the type {@code outcome} of the schema. */
  Topic topic(@Nullable String detail);

  /** Whether at least one of a batch is. */
  static boolean any(List<? extends Keyed> batch) {
    for (Keyed write : batch) {
      if (write.attempt() != null) {
        return true;
      }
    }
    return false;
  }

  /** Adds the three arguments that say under which keys; nulls when there is none at all. */
  static Tuple addTo(Tuple arguments, List<? extends Keyed> batch) {
    boolean keyed = any(batch);
    return arguments
        .addArrayOfString(keyed ? each(batch, Attempt::key) : null)
        .addArrayOfString(keyed ? each(batch, Attempt::request) : null)
        .addInteger(Attempt.KEPT_HOURS);
  }

  private static @Nullable String[] each(
      List<? extends Keyed> batch, Function<Attempt, String> text) {
    return batch.stream()
        .map(write -> write.attempt() == null ? null : text.apply(write.attempt()))
        .toArray(String[]::new);
  }
}
