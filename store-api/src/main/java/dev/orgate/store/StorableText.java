package dev.orgate.store;

/**
 * Which free texts (user ids, user names, tenants) every store can keep and give back unchanged:
 * not empty, at most {@link #MAX_LENGTH} characters, no control characters, no half surrogate
 * pairs. A NUL, for one, is legal JSON but no database text.
 */
public final class StorableText {
  /** The longest text, in UTF-16 code units. */
  public static final int MAX_LENGTH = 255;

  private StorableText() {}

  /** Whether a text of several lines may be handed over: it may be empty, and lacks only NUL. */
  public static boolean acceptsLines(String text, int maxLength) {
    return text.length() <= maxLength && text.indexOf(0) < 0 && isWhole(text);
  }

  /** Whether a store may be handed this text. */
  public static boolean accepts(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_LENGTH
        && text.chars().noneMatch(Character::isISOControl)
        && isWhole(text);
  }

  private static boolean isWhole(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLowSurrogate(c)
          || Character.isHighSurrogate(c)
              && (++i == text.length() || !Character.isLowSurrogate(text.charAt(i)))) {
        return false;
      }
    }
    return true;
  }
}
