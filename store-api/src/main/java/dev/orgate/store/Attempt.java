package dev.orgate.store;

/**
 * One try at a write that its client may try again: all tries under one key of a tenant are one
 * write, done at most once, and each is answered what the first was answered. A store keeps the
 * outcome in the same atomic step as the write, for {@link #KEPT_HOURS}; a refusal too, if it came
 * of what is stored. What {@link AccessRules} forbid whatever is stored is refused before the key
 * is looked at; that, {@link Refusal.Unavailable} and {@link Refusal.OutcomeUnknown} are not kept.
 */
public final class Attempt {
  /** How long an outcome is kept, in hours. */
  public static final int KEPT_HOURS = 24;

  private final String key;
  private final String request;
  private volatile boolean replayed;

  /**
   * @param key the client's name for the write; a {@link StorableText}
   * @param request digest of everything the client asked, who asked included: another request under
   *     the same key has another one; a {@link StorableText}
   */
  public Attempt(String key, String request) {
    this.key = key;
    this.request = request;
  }

  public String key() {
    return key;
  }

  public String request() {
    return request;
  }

  /** Whether the outcome is that of an earlier attempt; known once the write's future has ended. */
  public boolean replayed() {
    return replayed;
  }

  /** Told by the store before it completes the write's future. */
  public void replay() {
    replayed = true;
  }
}
