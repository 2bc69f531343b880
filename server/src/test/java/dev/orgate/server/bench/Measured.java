package dev.orgate.server.bench;

/**
 * One run of a load.
 *
 * @param perSecond requests that were answered as they should be
 * @param acknowledged how many of them there were
 * @param others requests that were answered otherwise or not at all
 * @param gateway cores that the gateway took; NaN without one
 * @param postgres cores that Postgres took; NaN when it runs elsewhere
 * @param generator cores that the generator took
 */
record Measured(
    double perSecond,
    long acknowledged,
    long others,
    double gateway,
    double postgres,
    double generator) {

  double gatewayMicros() {
    return micros(gateway);
  }

  double postgresMicros() {
    return micros(postgres);
  }

  private double micros(double cores) {
    return cores * 1e6 / perSecond;
  }
}
