package dev.orgate.server.auth;

import dev.orgate.store.StorableText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A token's payload, read claim by claim. A claim of the wrong type is refused with the token,
 * never taken for an absent one; so is null. A name with dots, like {@code realm_access.roles}, is
 * a claim of that whole name, if there is one, or else a path into objects.
 */
record Claims(Map<?, ?> members) {
  /** The end of the year 9999, in seconds; beyond, no timestamp can be written. */
  private static final long LAST_SECOND = 253_402_300_799L;

  /** A claim that is there, be its value null or not. */
  private record Found(@Nullable Object value) {}

  boolean has(String name) {
    return find(name) != null;
  }

  private @Nullable Object value(String name) {
    Found found = find(name);
    return found == null ? null : found.value;
  }

  private @Nullable Found find(String name) {
    Map<?, ?> object = members;
    String path = name;
    while (!object.containsKey(path)) {
      int dot = path.indexOf('.');
      String head = dot < 0 ? path : path.substring(0, dot);
      if (!object.containsKey(head)) {
        return null;
      }
      if (!(object.get(head) instanceof Map<?, ?> inner)) {
        throw Unauthenticated.badToken();
      }
      object = inner;
      path = path.substring(dot + 1);
    }
    return new Found(object.get(path));
  }

  /** A text that a store can keep. */
  String text(String name) {
    if (value(name) instanceof String text && StorableText.accepts(text)) {
      return text;
    }
    throw Unauthenticated.badToken();
  }

  @Nullable String optionalText(String name) {
    return has(name) ? text(name) : null;
  }

  /** A JSON array of strings; empty when the claim is absent. */
  List<String> texts(String name) {
    if (!has(name)) {
      return List.of();
    }
    if (!(value(name) instanceof List<?> items)) {
      throw Unauthenticated.badToken();
    }
    List<String> texts = new ArrayList<>(items.size());
    for (Object item : items) {
      if (!(item instanceof String text)) {
        throw Unauthenticated.badToken();
      }
      texts.add(text);
    }
    return texts;
  }

  /** A JSON array of strings, or one string alone. */
  List<String> textOrTexts(String name) {
    return value(name) instanceof String text ? List.of(text) : texts(name);
  }

  /** Seconds since 1970, perhaps with a fraction; to the millisecond. */
  Instant time(String name) {
    Object value = value(name);
    // A number too large for a long comes as BigInteger, one too large for a double as infinity.
    if ((value instanceof Long || value instanceof Double)
        && Math.abs(((Number) value).doubleValue()) <= LAST_SECOND) {
      return value instanceof Long seconds
          ? Instant.ofEpochSecond(seconds)
          : Instant.ofEpochMilli((long) Math.floor((Double) value * 1000));
    }
    throw Unauthenticated.badToken();
  }

  @Nullable Instant optionalTime(String name) {
    return has(name) ? time(name) : null;
  }
}
