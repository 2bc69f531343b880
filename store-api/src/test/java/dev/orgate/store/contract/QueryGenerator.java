package dev.orgate.store.contract;

import dev.orgate.store.Condition;
import dev.orgate.store.Operator;
import dev.orgate.store.Query;
import dev.orgate.store.QueryField;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Random queries, with operands that now and then are values of what is asked for. */
final class QueryGenerator<F extends QueryField> {
  /** What is easily taken for something else, by a store or its collation. */
  private static final List<String> AWKWARD =
      List.of(
          "a",
          "A",
          "b",
          "é",
          "É",
          "e\u0301",
          "%",
          "_",
          "\\",
          "\uD83D\uDE00",
          "\uFFFD",
          "\uFF21",
          "ß",
          "\u212A",
          "k",
          "ı",
          "I",
          " ",
          "'",
          "");

  private static final List<String> NUMBERS =
      List.of("-1", "0", "1", "+1", "007", "-0", "9223372036854775807", "-9223372036854775808");
  private static final List<Long> SHIFTS = List.of(0L, 0L, 0L, 1L, -1L, 999_999L, 1_000_000L);

  private final Random random;
  private final List<F> fields;
  private final List<F> single;
  private final Function<F, List<String>> known;

  /**
   * Draws from {@code random}.
   *
   * @param fields what may be asked for
   * @param known values that the field has, or may have
   */
  QueryGenerator(Random random, List<F> fields, Function<F, List<String>> known) {
    this.random = random;
    this.fields = fields;
    this.single = fields.stream().filter(field -> !field.many()).toList();
    this.known = known;
  }

  /** A text of few awkward characters. */
  static String text(Random random) {
    return Stream.generate(() -> AWKWARD.get(random.nextInt(AWKWARD.size())))
        .limit(random.nextInt(4))
        .collect(Collectors.joining());
  }

  Query<F> next() {
    List<Condition<F>> conditions = new ArrayList<>();
    for (int count = pick(List.of(0, 1, 1, 1, 2, 3)); count > 0; count--) {
      conditions.add(condition(pick(fields)));
    }
    Query.Order<F> order =
        random.nextBoolean() ? null : new Query.Order<>(pick(single), random.nextBoolean());
    int start = pick(List.of(0, 0, 0, 1, 2, 5, Integer.MAX_VALUE));
    int limit = pick(List.of(0, 1, 2, 5, Integer.MAX_VALUE, Integer.MAX_VALUE));
    return new Query<>(conditions, order, start, limit, random.nextBoolean());
  }

  private Condition<F> condition(F field) {
    Operator operator =
        pick(
            Stream.of(Operator.values())
                .filter(it -> field.kind().hasPatterns() || !it.isPattern())
                .toList());
    List<String> operands = new ArrayList<>();
    while (!operator.takes(operands.size()) || operands.size() == 1 && random.nextInt(4) == 0) {
      operands.add(operator.isPattern() ? pattern(field) : operand(field));
      if (!operator.takes(operands.size() + 1)) {
        break;
      }
    }
    return new Condition<>(field, operator, operands);
  }

  private String operand(F field) {
    List<String> values = known.apply(field);
    boolean take = !values.isEmpty() && random.nextInt(4) > 0;
    return switch (field.kind()) {
      case NUMBER -> take ? pick(values) : pick(NUMBERS);
      case TIME ->
          (take ? Instant.parse(pick(values)) : Instant.EPOCH).plusNanos(pick(SHIFTS)) + "";
      case TEXT, UUID -> take ? inSomeCase(pick(values)) : text(random);
    };
  }

  /** A known value, partly hidden, or a pattern of its own. */
  private String pattern(F field) {
    String value = operand(field);
    int cut = value.offsetByCodePoints(0, value.codePointCount(0, value.length()) / 2);
    return switch (random.nextInt(7)) {
      case 0 -> value;
      case 1 -> value.substring(0, cut) + "%";
      case 2 -> "%" + value.substring(cut);
      case 3 -> value.substring(0, cut) + "_" + value.substring(cut);
      case 4 -> value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
      case 5 -> "%" + text(random) + "%";
      default -> text(random);
    };
  }

  private String inSomeCase(String value) {
    return switch (random.nextInt(4)) {
      case 0 -> value.toUpperCase(Locale.ROOT);
      case 1 -> value.toLowerCase(Locale.ROOT);
      default -> value;
    };
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
