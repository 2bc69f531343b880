package dev.orgate.store;

/**
 * A tenant's limit and use of one resource.
 *
 * @param resource what is counted
 * @param limit the most that may exist, or {@link #UNLIMITED}; may be below {@code used} after it
 *     was lowered, which blocks creation only
 * @param used how many exist now
 */
public record Quota(Resource resource, int limit, int used) {
  /** The limit that never refuses. */
  public static final int UNLIMITED = -1;

  /** Whether one more may be created. */
  public boolean hasRoom() {
    return limit == UNLIMITED || used < limit;
  }
}
