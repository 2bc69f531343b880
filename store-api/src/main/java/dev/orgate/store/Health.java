package dev.orgate.store;

/**
 * Whether a store can serve now.
 *
 * @param ready true when operations can be expected to work
 * @param reason why not, for an operator's eyes; {@code "ok"} when ready
 */
public record Health(boolean ready, String reason) {
  /** Ready to serve. */
  public static final Health OK = new Health(true, "ok");
}
