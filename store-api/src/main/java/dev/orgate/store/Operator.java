package dev.orgate.store;

/** How a condition compares; a value that is null meets none but {@link #IS_NULL}. */
public enum Operator {
  EQUAL,
  NOT_EQUAL,
  LESS,
  LESS_OR_EQUAL,
  GREATER,
  GREATER_OR_EQUAL,
  /** Equal to one operand at least. */
  IN,
  /** Equal to no operand. */
  NOT_IN,
  /**
   * A pattern fits the whole text: {@code %} stands for any text, {@code _} for one character,
   * after a backslash both for themselves.
   */
  LIKE,
  NOT_LIKE,
  IS_NULL,
  NOT_NULL;

  /** Whether it takes that many operands. */
  public boolean takes(int operands) {
    return switch (this) {
      case IN, NOT_IN -> operands >= 1;
      case IS_NULL, NOT_NULL -> operands == 0;
      default -> operands == 1;
    };
  }

  /** Whether its operand is a pattern. */
  public boolean isPattern() {
    return this == LIKE || this == NOT_LIKE;
  }
}
