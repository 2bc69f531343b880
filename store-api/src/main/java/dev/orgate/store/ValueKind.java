package dev.orgate.store;

import java.time.DateTimeException;
import java.time.Instant;

/**
 * How values are compared in a {@link Query}, the same in every store. Values are texts; those of
 * enums are their constants' names.
 */
public enum ValueKind {
  /** By code point, the case of ASCII letters apart. */
  TEXT,
  /** A text that is stored in lower case, so that it can be looked up by what it is. */
  UUID,
  /** A decimal integer of 64 bits. */
  NUMBER,
  /** An instant as ISO-8601 writes it, e.g. {@code 2026-11-25T16:00:00.123Z}. */
  TIME;

  /** Whether a text can be compared with values of this kind. */
  public boolean accepts(String text) {
    try {
      switch (this) {
        case NUMBER -> Long.parseLong(text);
        case TIME -> Instant.parse(text);
        default -> {
          return StorableText.acceptsLines(text, Integer.MAX_VALUE);
        }
      }
      return true;
    } catch (NumberFormatException | DateTimeException e) {
      return false;
    }
  }

  /** Whether values match patterns, too. */
  public boolean hasPatterns() {
    return this == TEXT || this == UUID;
  }

  /** Negative, zero or positive as the first is less than, equal to or greater than the second. */
  public int compare(String first, String second) {
    return switch (this) {
      case NUMBER -> Long.compare(Long.parseLong(first), Long.parseLong(second));
      case TIME -> Instant.parse(first).compareTo(Instant.parse(second));
      default -> compareTexts(fold(first), fold(second));
    };
  }

  /** A text with its ASCII letters in lower case, which is how texts are compared. */
  public static String fold(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      folded.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
    }
    return folded.toString();
  }

  private static int compareTexts(String first, String second) {
    int i = 0;
    while (i < first.length() && i < second.length()) {
      int one = first.codePointAt(i);
      int other = second.codePointAt(i);
      if (one != other) {
        return Integer.compare(one, other);
      }
      i += Character.charCount(one);
    }
    return Integer.compare(first.length(), second.length());
  }
}
