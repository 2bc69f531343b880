package dev.orgate.store.pg;

import java.time.Duration;
import java.util.Map;

/**
 * The settings below {@code pg.}, checked.
 *
 * @param uri where the database is
 * @param coalesce whether calls that meet are sent as one batch
 * @param connections how many connections a gateway holds
 * @param timeout the longest that a call may be with the database; the database itself gives up
 *     earlier, so that what it did is known
 * @param migrate whether a start brings the schema up to date
 * @param asyncCommit whether a database is accepted that acknowledges what it may still lose
 */
record PgSettings(
    PgUri uri,
    boolean coalesce,
    int connections,
    Duration timeout,
    boolean migrate,
    boolean asyncCommit) {

  /**
   * Reads the properties of a store.
   *
   * @throws IllegalArgumentException naming the setting, and the bad value unless it is secret
   */
  static PgSettings of(Map<String, String> properties) {
    return new PgSettings(
        uri(properties),
        truth(properties, "coalesce", true),
        number(properties, "connections", 8, 1, 1000),
        Duration.ofMillis(number(properties, "timeout", 5000, 100, 60_000)),
        truth(properties, "migrate", true),
        truth(properties, "async-commit", false));
  }

  private static PgUri uri(Map<String, String> properties) {
    String text = properties.get("uri");
    if (text == null) {
      throw new IllegalArgumentException("pg.uri is not set: the database to keep everything in");
    }
    try {
      return PgUri.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("pg.uri " + e.getMessage(), e);
    }
  }

  private static boolean truth(Map<String, String> properties, String name, boolean otherwise) {
    String text = properties.getOrDefault(name, String.valueOf(otherwise));
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new IllegalArgumentException(
              "pg." + name + " is true or false, not '" + text + "'");
    };
  }

  private static int number(
      Map<String, String> properties, String name, int otherwise, int least, int most) {
    String text = properties.getOrDefault(name, String.valueOf(otherwise));
    if (text.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw new IllegalArgumentException(
        "pg.%s is a whole number from %d to %d, not '%s'".formatted(name, least, most, text));
  }
}
