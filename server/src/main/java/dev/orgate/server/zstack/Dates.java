package dev.orgate.server.zstack;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How dates are written; in both ways in UTC. */
enum Dates {
  /** {@code 2026-04-26T23:05:50.000Z}: says which zone it is of. */
  ISO("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'"),
  /** {@code Apr 26, 2026 11:05:50 PM}: the service's own, which clients take for local time. */
  ZSTACK("MMM d, uuuu h:mm:ss a");

  private final DateTimeFormatter formatter;

  Dates(String pattern) {
    formatter = DateTimeFormatter.ofPattern(pattern, Locale.US).withZone(ZoneOffset.UTC);
  }

  String text(Instant instant) {
    return formatter.format(instant);
  }
}
