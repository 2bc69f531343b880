package dev.orgate.server.zstack;

import dev.orgate.server.http.Call;
import dev.orgate.server.json.MalformedJson;
import dev.orgate.server.json.StrictJson;
import dev.orgate.store.StorableText;
import dev.orgate.store.Uuid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one call by name, from its path, its query or the wrapper in its body. What is
 * null is absent. An argument of the wrong form is refused with SYS.1007 and its name; unknown ones
 * are ignored, as those are that the service takes for itself.
 */
final class Arguments {
  /** Of a call that has none. */
  static final Arguments NONE = new Arguments();

  private static final List<String> TAGS = List.of("systemTags", "userTags");

  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

  private Arguments() {}

  /** Those of the path only. */
  static Arguments ofPath(Call call, String... names) {
    Arguments arguments = new Arguments();
    for (String name : names) {
      arguments.values.put(name, call.pathParameter(name));
    }
    return arguments;
  }

  /** The one of the path, which the call knows by another name. */
  static Arguments ofPathAs(Call call, String segment, String name) {
    Arguments arguments = new Arguments();
    arguments.values.put(name, call.pathParameter(segment));
    return arguments;
  }

  /** Adds those of the query: each is a list. */
  Arguments andQuery(Call call) {
    call.query().forEach(values::putIfAbsent);
    return this;
  }

  /** Adds those of the body's wrapper; what the path says is not overruled. */
  Arguments andWrapped(Map<?, ?> body, String wrapper) {
    if (!(body.get(wrapper) instanceof Map<?, ?> wrapped)) {
      throw ZstackRejection.badRequest("the body must be {\"" + wrapper + "\": {...}}");
    }
    wrapped.forEach((name, value) -> values.putIfAbsent((String) name, value));
    for (String tags : TAGS) {
      texts(tags, wrapped.get(tags));
      texts(tags, body.get(tags));
    }
    return this;
  }

  /** The body, an object. */
  static Map<?, ?> body(Call call) {
    try {
      if (StrictJson.parse(call.body()) instanceof Map<?, ?> body) {
        return body;
      }
    } catch (MalformedJson e) {
      throw ZstackRejection.badRequest("the body is no JSON: " + e.getMessage());
    }
    throw ZstackRejection.badRequest("the body must be an object");
  }

  /** The name of an argument that is the text or has it in its list, for the eyes of its sender. */
  @Nullable String nameOf(String text) {
    for (Map.Entry<String, @Nullable Object> entry : values.entrySet()) {
      Object value = entry.getValue();
      if (text.equals(value) || value instanceof List<?> list && list.contains(text)) {
        return entry.getKey();
      }
    }
    return null;
  }

  static ZstackRejection invalid(String name, String why) {
    return ZstackError.INVALID_ARGUMENT.because("field[" + name + "] " + why);
  }

  private static ZstackRejection mandatory(String name) {
    return invalid(name, "is mandatory, it can not be null");
  }

  private static <T> T demand(String name, @Nullable T value) {
    if (value == null) {
      throw mandatory(name);
    }
    return value;
  }

  private @Nullable String optional(String name) {
    return textOrNull(name, values.get(name));
  }

  private static @Nullable String textOrNull(String name, @Nullable Object value) {
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw invalid(name, "must be a string");
  }

  /** One line of 1 to 255 characters. */
  String line(String name) {
    return line(name, demand(name, optional(name)));
  }

  @Nullable String optionalLine(String name) {
    String text = optional(name);
    return text == null ? null : line(name, text);
  }

  private static String line(String name, String text) {
    if (!StorableText.accepts(text)) {
      throw invalid(name, "must have 1 to " + StorableText.MAX_LENGTH + " printable characters");
    }
    return text;
  }

  @Nullable String optionalLines(String name, int maxLength) {
    return lines(name, optional(name), maxLength);
  }

  String mandatoryLines(String name, int maxLength) {
    return demand(name, optionalLines(name, maxLength));
  }

  /** The same, and not empty. */
  String filledLines(String name, int maxLength) {
    String text = mandatoryLines(name, maxLength);
    if (text.isEmpty()) {
      throw invalid(name, "must not be empty");
    }
    return text;
  }

  private static @Nullable String lines(String name, @Nullable String text, int maxLength) {
    if (text != null && !StorableText.acceptsLines(text, maxLength)) {
      throw invalid(name, "must have at most " + maxLength + " characters");
    }
    return text;
  }

  /** A uuid; one of the wrong form cannot be that of anything. */
  String uuid(String name) {
    return uuid(name, demand(name, optional(name)));
  }

  @Nullable String optionalUuid(String name) {
    String text = optional(name);
    return text == null ? null : uuid(name, text);
  }

  private static String uuid(String name, String text) {
    if (!Uuid.accepts(text)) {
      throw ZstackError.NOT_FOUND.because("field[" + name + "] is no uuid of anything");
    }
    return text;
  }

  /** Uuids, one or more. */
  List<String> uuids(String name) {
    return filled(name).stream().map(text -> uuid(name, text)).toList();
  }

  /** One line each, one or more. */
  List<String> lineList(String name) {
    return filled(name).stream().map(text -> line(name, text)).toList();
  }

  private List<String> filled(String name) {
    List<String> texts = texts(name, demand(name, values.get(name)));
    if (texts.isEmpty()) {
      throw invalid(name, "must not be empty");
    }
    return texts;
  }

  private static List<String> texts(String name, @Nullable Object value) {
    List<String> texts = new ArrayList<>();
    for (Object item : items(name, value)) {
      texts.add(demand(name, textOrNull(name, item)));
    }
    return texts;
  }

  private static List<?> items(String name, @Nullable Object value) {
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> items) {
      return items;
    }
    throw invalid(name, "must be a list");
  }

  /** A constant by its name on the wire, or null when there is none. */
  <E extends Enum<E>> @Nullable E optionalConstant(String name, E[] constants) {
    String text = optional(name);
    if (text == null) {
      return null;
    }
    for (E constant : constants) {
      if (Inventories.wireName(constant).equals(text)) {
        return constant;
      }
    }
    List<String> names = new ArrayList<>();
    for (E constant : constants) {
      names.add(Inventories.wireName(constant));
    }
    throw invalid(name, "must be one of " + names);
  }

  <E extends Enum<E>> E constant(String name, E[] constants) {
    return demand(name, optionalConstant(name, constants));
  }

  /** A whole number, perhaps written with a fraction of zero, or 0 without one. */
  long number(String name) {
    Object value = values.get(name);
    return value == null ? 0 : number(name, value);
  }

  private static long number(String name, @Nullable Object value) {
    if (value instanceof Long number) {
      return number;
    }
    if (value instanceof Double fraction
        && fraction == Math.rint(fraction)
        && Math.abs(fraction) <= 1L << 53) {
      return fraction.longValue();
    }
    throw ZstackRejection.badRequest("field[" + name + "] must be an integer");
  }

  /** Numbers by name; none without the argument. */
  Map<String, Long> numbers(String name) {
    Object value = values.get(name);
    Map<String, Long> numbers = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> members) {
      members.forEach((key, number) -> numbers.put(line(name, (String) key), number(name, number)));
    } else if (value != null) {
      throw invalid(name, "must be a map of numbers");
    }
    return numbers;
  }

  /** Objects, each as arguments of its own. */
  <T> List<T> objects(String name, Function<Arguments, T> read) {
    List<T> objects = new ArrayList<>();
    for (Object item : items(name, values.get(name))) {
      if (!(item instanceof Map<?, ?> members)) {
        throw invalid(name, "must be a list of objects");
      }
      Arguments each = new Arguments();
      members.forEach((key, value) -> each.values.put((String) key, value));
      objects.add(read.apply(each));
    }
    return objects;
  }
}
