package dev.orgate.store;

import org.jspecify.annotations.Nullable;

/**
 * A name that a namespace may have: 1 to 64 characters, starting with {@code [a-z]}, ending with
 * {@code [a-z0-9]}, with {@code [a-z0-9._-]} between; no two separators side by side except one
 * pair of underscores. {@code library} is reserved and therefore no name.
 */
public record NamespaceName(String value) {
  /** The longest name, in characters. */
  public static final int MAX_LENGTH = 64;

  private static final String RESERVED = "library";

  /**
   * Wraps a name known to be good.
   *
   * @throws IllegalArgumentException when the grammar refuses it
   */
  public NamespaceName {
    if (!accepts(value)) {
      throw new IllegalArgumentException("Not a namespace name: " + value);
    }
  }

  /** The name, or null when the grammar refuses the text. */
  public static @Nullable NamespaceName parse(String text) {
    return accepts(text) ? new NamespaceName(text) : null;
  }

  private static boolean accepts(String text) {
    int length = text.length();
    if (length == 0 || length > MAX_LENGTH || !isLetter(text.charAt(0))) {
      return false;
    }
    int separators = 0;
    for (int i = 1; i < length; i++) {
      char c = text.charAt(i);
      if (isLetter(c) || isDigit(c)) {
        separators = 0;
      } else if (!isSeparator(c)) {
        return false;
      } else if (++separators > 1) {
        boolean pair = separators == 2 && c == '_' && text.charAt(i - 1) == '_';
        if (!pair) {
          return false;
        }
      }
    }
    return separators == 0 && !text.equals(RESERVED);
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isSeparator(char c) {
    return c == '.' || c == '_' || c == '-';
  }

  @Override
  public String toString() {
    return value;
  }
}
