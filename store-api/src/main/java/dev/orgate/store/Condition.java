package dev.orgate.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One condition of a {@link Query}.
 *
 * @param <F> the fields that objects have
 * @param operands none, one or more, as the operator takes them
 */
public record Condition<F extends QueryField>(F field, Operator operator, List<String> operands) {
  /**
   * Makes a condition.
   *
   * @throws IllegalArgumentException when operator, operands and field do not fit together
   */
  public Condition {
    operands = List.copyOf(operands);
    if (!fits(field, operator, operands)) {
      throw new IllegalArgumentException(field + " " + operator + " " + operands);
    }
  }

  /** Whether it would be a condition. */
  public static boolean fits(QueryField field, Operator operator, List<String> operands) {
    return operator.takes(operands.size())
        && (field.kind().hasPatterns() || !operator.isPattern())
        && operands.stream().allMatch(field.kind()::accepts);
  }

  /** Whether it holds for a value. */
  public boolean holds(@Nullable String value) {
    if (value == null || operator == Operator.IS_NULL) {
      return value == null && operator == Operator.IS_NULL;
    }
    return switch (operator) {
      case IN -> equalsAny(value);
      case NOT_IN -> !equalsAny(value);
      case LIKE -> new LikePattern(operands.get(0)).matches(value);
      case NOT_LIKE -> !new LikePattern(operands.get(0)).matches(value);
      case IS_NULL, NOT_NULL -> true;
      default -> holds(field.kind().compare(value, operands.get(0)));
    };
  }

  private boolean holds(int comparison) {
    return switch (operator) {
      case EQUAL -> comparison == 0;
      case NOT_EQUAL -> comparison != 0;
      case LESS -> comparison < 0;
      case LESS_OR_EQUAL -> comparison <= 0;
      case GREATER -> comparison > 0;
      default -> comparison >= 0;
    };
  }

  private boolean equalsAny(String value) {
    return operands.stream().anyMatch(operand -> field.kind().compare(value, operand) == 0);
  }
}
