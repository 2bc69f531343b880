package dev.orgate.store;

import java.util.Arrays;

/**
 * A pattern of {@link Operator#LIKE}. A backslash at the very end stands for itself; before any
 * other character it makes that one stand for itself.
 */
public record LikePattern(String text) {
  private static final int ANY_TEXT = -1;
  private static final int ANY_CHARACTER = -2;

  /** Whether it fits all of a text, the case of ASCII letters apart. */
  public boolean matches(String value) {
    int[] pattern = symbols(ValueKind.fold(text));
    int[] characters = ValueKind.fold(value).codePoints().toArray();
    int p = 0;
    int c = 0;
    int star = -1;
    int mark = 0;
    // Greedy with one way back: only the last "any text" can still take more.
    while (c < characters.length) {
      if (p < pattern.length && (pattern[p] == ANY_CHARACTER || pattern[p] == characters[c])) {
        p++;
        c++;
      } else if (p < pattern.length && pattern[p] == ANY_TEXT) {
        star = p++;
        mark = c;
      } else if (star >= 0) {
        p = star + 1;
        c = ++mark;
      } else {
        return false;
      }
    }
    while (p < pattern.length && pattern[p] == ANY_TEXT) {
      p++;
    }
    return p == pattern.length;
  }

  /** The same pattern in a form that SQL takes: there a backslash at the end is an error. */
  public String closed() {
    int backslashes = 0;
    for (int i = text.length() - 1; i >= 0 && text.charAt(i) == '\\'; i--) {
      backslashes++;
    }
    return backslashes % 2 == 0 ? text : text + '\\';
  }

  private static int[] symbols(String pattern) {
    int[] characters = pattern.codePoints().toArray();
    int[] symbols = new int[characters.length];
    int length = 0;
    for (int i = 0; i < characters.length; i++) {
      if (characters[i] == '\\' && i + 1 < characters.length) {
        symbols[length++] = characters[++i];
      } else {
        symbols[length++] =
            switch (characters[i]) {
              case '%' -> ANY_TEXT;
              case '_' -> ANY_CHARACTER;
              default -> characters[i];
            };
      }
    }
    return Arrays.copyOf(symbols, length);
  }
}
