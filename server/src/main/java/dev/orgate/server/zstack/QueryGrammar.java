package dev.orgate.server.zstack;

import dev.orgate.store.Condition;
import dev.orgate.store.Query;
import dev.orgate.store.QueryField;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parameters of a query: {@code q} (each a condition, see {@link QueryCondition}), {@code
 * sort}, {@code start}, {@code limit}, {@code count}, {@code replyWithCount}, {@code fields}. What
 * is wrong with them is the front end's to refuse, in plain text. Others are of no account.
 *
 * @param fields what objects can be asked by, by their names on the wire
 * @param members what an object has on the wire
 */
record QueryGrammar<F extends QueryField>(Map<String, F> fields, Set<String> members) {
  private static final int MOST_CONDITIONS = 20;
  private static final int DEFAULT_LIMIT = 1000;

  ZstackQuery<F> parse(Map<String, List<String>> parameters) {
    List<String> texts = parameters.getOrDefault("q", List.of());
    if (texts.size() > MOST_CONDITIONS) {
      throw refuse("q", "is there more than " + MOST_CONDITIONS + " times");
    }
    List<Condition<F>> conditions = new ArrayList<>();
    texts.forEach(text -> conditions.add(QueryCondition.parse(text, fields)));
    boolean countOnly = truth(parameters, "count");
    boolean counted = truth(parameters, "replyWithCount") || countOnly;
    int limit = number(parameters, "limit", DEFAULT_LIMIT);
    int start = number(parameters, "start", 0);
    Query.Order<F> order = order(single(parameters, "sort"));
    if (parameters.containsKey("filterName")) {
      throw refuse("filterName", "is not supported");
    }
    return new ZstackQuery<>(
        new Query<>(conditions, order, start, countOnly ? 0 : limit, counted),
        countOnly,
        wanted(parameters.getOrDefault("fields", List.of())));
  }

  private Set<String> wanted(List<String> lists) {
    Set<String> wanted = new LinkedHashSet<>();
    for (String list : lists) {
      for (String name : list.split(",", -1)) {
        if (!members.contains(name.strip())) {
          throw refuse("fields", "names what there is not");
        }
        wanted.add(name.strip());
      }
    }
    return wanted;
  }

  private Query.@Nullable Order<F> order(@Nullable String sort) {
    if (sort == null) {
      return null;
    }
    // A plus sign that was not encoded arrives as a space.
    boolean signed = sort.startsWith("+") || sort.startsWith("-") || sort.startsWith(" ");
    F field = fields.get(signed ? sort.substring(1) : sort);
    if (field == null || field.many()) {
      throw refuse("sort", "names no field to sort by");
    }
    return new Query.Order<>(field, sort.startsWith("-"));
  }

  private static boolean truth(Map<String, List<String>> parameters, String name) {
    String text = single(parameters, name);
    if (text == null || text.equals("false")) {
      return false;
    }
    if (!text.equals("true")) {
      throw refuse(name, "must be true or false");
    }
    return true;
  }

  private static int number(Map<String, List<String>> parameters, String name, int otherwise) {
    String text = single(parameters, name);
    if (text == null) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw refuse(name, "must be an integer, 0 or more");
    }
    throw refuse(name, "must be an integer, 0 or more");
  }

  private static @Nullable String single(Map<String, List<String>> parameters, String name) {
    List<String> values = parameters.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw refuse(name, "is there more than once");
    }
    return values.isEmpty() ? null : values.get(0);
  }

  private static ZstackRejection refuse(String parameter, String why) {
    return ZstackRejection.badRequest("parameter[" + parameter + "] " + why);
  }
}
