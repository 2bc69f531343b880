package dev.orgate.server.auth;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** An instant as the identity service writes it: {@code 2020-01-04T09:05:22.701000Z}. */
final class Timestamp {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private Timestamp() {}

  static String of(Instant instant) {
    return FORMAT.format(instant);
  }
}
