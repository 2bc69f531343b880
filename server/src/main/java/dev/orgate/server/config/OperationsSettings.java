package dev.orgate.server.config;

import org.jspecify.annotations.Nullable;

/**
 * How a gateway shows what it does.
 *
 * @param accessLog the file that gets a line for each answer, {@code -} for the standard output, or
 *     null for no such log
 * @param metricsHost address of the metrics
 * @param metricsPort port of the metrics, 0 for any free one, or null for no metrics
 */
public record OperationsSettings(
    @Nullable String accessLog, String metricsHost, @Nullable Integer metricsPort) {
  /** Those of a gateway that is told nothing. */
  public static final OperationsSettings DEFAULT = new OperationsSettings(null, "127.0.0.1", null);

  private static final int LAST_PORT = 65_535;

  static OperationsSettings of(Values values) {
    return new OperationsSettings(
        values.optionalText(Setting.ACCESS_LOG),
        values.text(Setting.METRICS_HOST),
        values.optionalNumber(Setting.METRICS_PORT, 0, LAST_PORT));
  }
}
