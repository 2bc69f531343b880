package dev.orgate.server.zstack;

import dev.orgate.store.Condition;
import dev.orgate.store.Operator;
import dev.orgate.store.QueryField;
import dev.orgate.store.ValueKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one condition, {@code <field><operator><value>}. Of the operators the first in order that
 * the text contains anywhere is the one, and the text is split where it first is; so a value can
 * hold those that come later, and none that come earlier. Names are trimmed, values are not.
 */
final class QueryCondition {
  private static final int MOST_VALUES = 100;
  private static final int LONGEST_VALUE = 2048;

  /** Matching may take as many steps as pattern and text have characters, multiplied. */
  private static final int LONGEST_PATTERN = 100;

  /** In the order in which the service looks for them. */
  private enum Sign {
    NOT_EQUAL("!=", Operator.NOT_EQUAL),
    GREATER_OR_EQUAL(">=", Operator.GREATER_OR_EQUAL),
    LESS_OR_EQUAL("<=", Operator.LESS_OR_EQUAL),
    NOT_IN("!?=", Operator.NOT_IN),
    NOT_LIKE("!~=", Operator.NOT_LIKE),
    LIKE("~=", Operator.LIKE),
    IN("?=", Operator.IN),
    EQUAL("=", Operator.EQUAL),
    GREATER(">", Operator.GREATER),
    LESS("<", Operator.LESS),
    IS_NULL("is null", Operator.IS_NULL),
    NOT_NULL("not null", Operator.NOT_NULL);

    private final String text;
    private final Operator operator;

    Sign(String text, Operator operator) {
      this.text = text;
      this.operator = operator;
    }
  }

  private QueryCondition() {}

  /**
   * The condition that a text is.
   *
   * @throws ZstackRejection 400 when it is none
   */
  static <F extends QueryField> Condition<F> parse(String text, Map<String, F> fields) {
    for (Sign sign : Sign.values()) {
      int at = text.indexOf(sign.text);
      if (at >= 0) {
        String value = text.substring(at + sign.text.length());
        return condition(text.substring(0, at).strip(), sign.operator, value, fields);
      }
    }
    throw refuse("has none of the operators");
  }

  private static <F extends QueryField> Condition<F> condition(
      String name, Operator operator, String value, Map<String, F> fields) {
    F field = fields.get(name);
    if (field == null) {
      throw refuse("asks by a field that there is not: " + shown(name));
    }
    List<String> operands =
        values(operator, value).stream().map(each -> operand(field.kind(), each)).toList();
    if (!Condition.fits(field, operator, operands)) {
      throw refuse("has an operator or a value that does not fit the field " + name);
    }
    return new Condition<>(field, operator, operands);
  }

  private static List<String> values(Operator operator, String value) {
    List<String> values =
        switch (operator) {
          case IN, NOT_IN -> Arrays.asList(value.split(",", -1));
          case IS_NULL, NOT_NULL -> value.isBlank() ? List.of() : List.of(value);
          default -> List.of(value);
        };
    if (values.size() > MOST_VALUES) {
      throw refuse("has more than " + MOST_VALUES + " values");
    }
    int longest = operator.isPattern() ? LONGEST_PATTERN : LONGEST_VALUE;
    for (String each : values) {
      if (each.length() > longest) {
        throw refuse("has a value of more than " + longest + " characters");
      }
    }
    return values;
  }

  /** A value as the store takes it; one that is none is left for {@link Condition#fits}. */
  private static String operand(ValueKind kind, String value) {
    return switch (kind) {
      case TIME -> orItself(WireTime.parse(value.strip()), value);
      case NUMBER -> value.strip().replaceFirst("\\.0+$", "");
      default -> value;
    };
  }

  private static String orItself(@Nullable String canonical, String value) {
    return canonical == null ? value : canonical;
  }

  private static String shown(String name) {
    boolean harmless = name.length() <= 64 && name.chars().noneMatch(Character::isISOControl);
    return harmless ? name : "(too long, or not printable)";
  }

  private static ZstackRejection refuse(String why) {
    return ZstackRejection.badRequest("parameter[q] " + why);
  }
}
