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

  /** Whether a store may be handed this text. */
  public static boolean accepts(String text) {
    int length = text.length();
    if (length == 0 || length > MAX_LENGTH) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) || Character.isLowSurrogate(c)) {
        return false;
      }
      if (Character.isHighSurrogate(c)
          && (++i == length || !Character.isLowSurrogate(text.charAt(i)))) {
        return false;
      }
    }
    return true;
  }
}
