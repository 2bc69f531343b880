package dev.orgate.server.swr;

import dev.orgate.store.Grant;
import dev.orgate.store.Level;
import dev.orgate.store.StorableText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The batches of an access call: 1 to 200 items, each user once. */
final class SwrGrants {
  private static final int MAX_BATCH = 200;

  private SwrGrants() {}

  /** The grants of {@code [{"user_id", "user_name", "auth"}, …]}. */
  static List<Grant> grants(List<?> items) {
    return batch(items, SwrGrants::grant, Grant::userId);
  }

  /** The user ids of {@code ["…", …]}. */
  static List<String> userIds(List<?> items) {
    return batch(items, item -> text(item, "a user id"), Function.identity());
  }

  private static <T> List<T> batch(
      List<?> items, Function<@Nullable Object, T> read, Function<T, String> userId) {
    if (items.isEmpty() || items.size() > MAX_BATCH) {
      throw SwrError.INVALID_BATCH.because("a batch has 1 to " + MAX_BATCH + " users");
    }
    List<T> batch = new ArrayList<>(items.size());
    Set<String> users = new HashSet<>();
    for (Object item : items) {
      T entry = read.apply(item);
      if (!users.add(userId.apply(entry))) {
        throw SwrError.INVALID_BATCH.because("a user is in the batch more than once");
      }
      batch.add(entry);
    }
    return batch;
  }

  private static Grant grant(@Nullable Object item) {
    Map<?, ?> fields = SwrBody.object(item, "each item");
    return new Grant(
        text(fields.get("user_id"), "user_id"),
        text(fields.get("user_name"), "user_name"),
        level(fields.get("auth")));
  }

  private static String text(@Nullable Object value, String what) {
    String text = SwrBody.text(value, what);
    if (!StorableText.accepts(text)) {
      throw SwrError.INVALID_VALUE.because(
          what + " must have 1 to " + StorableText.MAX_LENGTH + " printable characters");
    }
    return text;
  }

  private static Level level(@Nullable Object value) {
    Level level = value instanceof Long code ? Level.ofCode(code) : null;
    if (level == null) {
      throw SwrError.INVALID_LEVEL.because("auth must be 7, 3 or 1");
    }
    return level;
  }
}
