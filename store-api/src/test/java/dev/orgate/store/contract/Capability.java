package dev.orgate.store.contract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.jspecify.annotations.Nullable;

/**
 * The means to provoke what not every store can do. Where they are absent the report shows the test
 * as skipped, with the reason.
 */
public final class Capability<T> {
  private final @Nullable T means;
  private final String reason;

  private Capability(@Nullable T means, String reason) {
    this.means = means;
    this.reason = reason;
  }

  public static <T> Capability<T> of(T means) {
    return new Capability<>(means, "");
  }

  /**
   * The store cannot do it.
   *
   * @param reason why its users need not mind
   */
  public static <T> Capability<T> absent(String reason) {
    return new Capability<>(null, reason);
  }

  T required() {
    assumeTrue(means != null, reason);
    return means;
  }
}
