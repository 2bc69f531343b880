package dev.orgate.server.bench;

/**
 * One run of a load.
 *
 * @param perSecond requests that were answered as they should be
 * @param acknowledged how many of them there were
 * @param others requests that were answered otherwise or not at all
 * @param server cores that the gateway or the bare server took; NaN without one
 * @param postgres cores that Postgres took; NaN when it runs elsewhere
 * @param generator cores that the generator took
 * @param p99Millis what 99 % of the answers took at most, since they were due or, without a
 *     schedule, since they were asked for; NaN if unknown
 */
record Measured(
    double perSecond,
    long acknowledged,
    long others,
    double server,
    double postgres,
    double generator,
    double p99Millis) {

  /** Of a load whose answers are not timed. */
  Measured(
      double perSecond,
      long acknowledged,
      long others,
      double server,
      double postgres,
      double generator) {
    this(perSecond, acknowledged, others, server, postgres, generator, Double.NaN);
  }

  double serverMicros() {
    return micros(server);
  }

  double postgresMicros() {
    return micros(postgres);
  }

  private double micros(double cores) {
    return cores * 1e6 / perSecond;
  }
}
