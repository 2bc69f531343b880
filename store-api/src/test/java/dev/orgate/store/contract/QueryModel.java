package dev.orgate.store.contract;

import dev.orgate.store.Condition;
import dev.orgate.store.Page;
import dev.orgate.store.Query;
import dev.orgate.store.QueryField;
import dev.orgate.store.ValueKind;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a query selects, written down once more as naively as it goes, for the model. */
final class QueryModel {
  private QueryModel() {}

  /**
   * The page.
   *
   * @param all in the order of creation
   * @param values what an object has in a field: one value, perhaps null; or many or none
   */
  static <T, F extends QueryField> Page<T> page(
      List<T> all, Query<F> query, BiFunction<T, F, List<@Nullable String>> values) {
    List<T> matching = new ArrayList<>();
    for (T each : all) {
      boolean matches = true;
      for (Condition<F> condition : query.conditions()) {
        boolean one = false;
        for (String value : values.apply(each, condition.field())) {
          one |= holds(condition, value);
        }
        matches &= one;
      }
      if (matches) {
        matching.add(each);
      }
    }
    int total = matching.size();
    sort(matching, query.order(), values);
    int from = Math.min(query.start(), total);
    int to = (int) Math.min((long) from + query.limit(), total);
    return new Page<>(matching.subList(from, to), query.counted() ? total : null);
  }

  private static <T, F extends QueryField> void sort(
      List<T> matching,
      Query.@Nullable Order<F> order,
      BiFunction<T, F, List<@Nullable String>> values) {
    if (order != null) {
      Comparator<T> ascending =
          (one, other) ->
              compare(
                  order.field().kind(),
                  values.apply(one, order.field()).get(0),
                  values.apply(other, order.field()).get(0));
      // Both keep the order of creation between equals.
      matching.sort(order.descending() ? (one, other) -> ascending.compare(other, one) : ascending);
    }
  }

  private static int compare(ValueKind kind, @Nullable String one, @Nullable String other) {
    if (one == null || other == null) {
      return Boolean.compare(one != null, other != null);
    }
    return switch (kind) {
      case NUMBER -> new BigInteger(one).compareTo(new BigInteger(other));
      case TIME -> Instant.parse(one).compareTo(Instant.parse(other));
      case TEXT, UUID -> Arrays.compareUnsigned(key(one), key(other));
    };
  }

  private static <F extends QueryField> boolean holds(
      Condition<F> condition, @Nullable String value) {
    if (value == null) {
      return condition.operator().name().equals("IS_NULL");
    }
    List<String> operands = condition.operands();
    ValueKind kind = condition.field().kind();
    return switch (condition.operator()) {
      case EQUAL -> compare(kind, value, operands.get(0)) == 0;
      case NOT_EQUAL -> compare(kind, value, operands.get(0)) != 0;
      case LESS -> compare(kind, value, operands.get(0)) < 0;
      case LESS_OR_EQUAL -> compare(kind, value, operands.get(0)) <= 0;
      case GREATER -> compare(kind, value, operands.get(0)) > 0;
      case GREATER_OR_EQUAL -> compare(kind, value, operands.get(0)) >= 0;
      case IN -> operands.stream().anyMatch(it -> compare(kind, value, it) == 0);
      case NOT_IN -> operands.stream().allMatch(it -> compare(kind, value, it) != 0);
      case LIKE -> like(value, operands.get(0));
      case NOT_LIKE -> !like(value, operands.get(0));
      case IS_NULL -> false;
      case NOT_NULL -> true;
    };
  }

  /** Whether a pattern fits, by a regular expression. */
  static boolean like(String value, String pattern) {
    StringBuilder regex = new StringBuilder();
    int[] characters = pattern.codePoints().toArray();
    for (int i = 0; i < characters.length; i++) {
      if (characters[i] == '%') {
        regex.append(".*");
      } else if (characters[i] == '_') {
        regex.append('.');
      } else {
        int literal = characters[i] == '\\' && i + 1 < characters.length ? ++i : i;
        regex.append("\\x{").append(Integer.toHexString(characters[literal])).append('}');
      }
    }
    // Without UNICODE_CASE, only the case of ASCII letters does not matter.
    int flags = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;
    return Pattern.compile(regex.toString(), flags).matcher(value).matches();
  }

  /** UTF-32 bytes sort as code points do. */
  private static byte[] key(String text) {
    StringBuilder folded = new StringBuilder();
    text.codePoints().map(c -> c >= 'A' && c <= 'Z' ? c + 32 : c).forEach(folded::appendCodePoint);
    return folded.toString().getBytes(Charset.forName("UTF-32BE"));
  }
}
