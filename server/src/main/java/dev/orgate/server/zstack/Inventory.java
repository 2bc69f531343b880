package dev.orgate.server.zstack;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One kind of object as it is on the wire, and the class that the SDK has for it. What has no value
 * is left out.
 *
 * @param <T> what is written
 * @param sdkClass as the {@code schema} names it
 */
record Inventory<T>(String sdkClass, List<Member<T>> members) {
  /**
   * One member: a text, a number or a truth value, or a list of other objects.
   *
   * @param sdkClass of an enum or of the list's objects, null for what JSON has a type for
   * @param elements how the objects of a list are written
   */
  record Member<T>(
      String name,
      @Nullable String sdkClass,
      @Nullable Inventory<?> elements,
      Function<T, @Nullable Object> value) {
    static <T> Member<T> of(String name, Function<T, @Nullable Object> value) {
      return new Member<>(name, null, null, value);
    }

    static <T> Member<T> ofEnum(String name, String sdkClass, Function<T, @Nullable Object> value) {
      return new Member<>(name, sdkClass, null, value);
    }

    static <T, E> Member<T> ofList(
        String name, Inventory<E> elements, Function<T, @Nullable Object> list) {
      return new Member<>(name, null, elements, list);
    }
  }

  /** The names that a query may ask for. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    members.forEach(member -> names.add(member.name));
    return names;
  }

  /** Writes an object; {@code only} names the members wanted, all if it is empty. */
  void write(JsonGenerator json, T object, Set<String> only) throws IOException {
    json.writeStartObject();
    for (Member<T> member : members) {
      Object value = wanted(member, only) ? member.value.apply(object) : null;
      if (value != null) {
        json.writeFieldName(member.name);
        write(json, member.elements, value);
      }
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, @Nullable Inventory<?> elements, Object value)
      throws IOException {
    if (elements != null) {
      json.writeStartArray();
      for (Object element : (List<?>) value) {
        elements.writeElement(json, element);
      }
      json.writeEndArray();
    } else if (value instanceof String text) {
      json.writeString(text);
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else {
      json.writeNumber(((Number) value).longValue());
    }
  }

  @SuppressWarnings("unchecked") // The elements of a member's list are what its inventory writes.
  private void writeElement(JsonGenerator json, Object element) throws IOException {
    write(json, (T) element, Set.of());
  }

  /** Says what is where, parents before children, and of nothing that is not written. */
  void describe(Map<String, String> schema, String path, T object, Set<String> only) {
    schema.put(path, sdkClass);
    for (Member<T> member : members) {
      Object value = wanted(member, only) ? member.value.apply(object) : null;
      if (value == null) {
        continue;
      }
      String place = path + "." + member.name;
      if (member.elements != null) {
        int i = 0;
        for (Object element : (List<?>) value) {
          member.elements.describeElement(schema, place + "[" + i++ + "]", element);
        }
      } else if (member.sdkClass != null) {
        schema.put(place, member.sdkClass);
      }
    }
  }

  @SuppressWarnings("unchecked") // As above.
  private void describeElement(Map<String, String> schema, String path, Object element) {
    describe(schema, path, (T) element, Set.of());
  }

  private static boolean wanted(Member<?> member, Set<String> only) {
    return only.isEmpty() || only.contains(member.name);
  }
}
