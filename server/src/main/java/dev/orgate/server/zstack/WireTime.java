package dev.orgate.server.zstack;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Times as clients write them in queries. Those that name no zone are of UTC. Which form a text has
 * shows at a glance, because trying one after the other takes an exception each, and a list has
 * many.
 */
final class WireTime {
  /** The service's own text; some write a comma after the year as well. */
  private static final DateTimeFormatter OWN = formatter("MMM d, uuuu[,] h:mm:ss a");

  private static final DateTimeFormatter SPACED = formatter("uuuu-MM-dd HH:mm:ss");
  private static final int DATE_LENGTH = "2017-11-14".length();

  private WireTime() {}

  /** No day is put right: there is no 30th of February. */
  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.US).withResolverStyle(ResolverStyle.STRICT);
  }

  /** The instant as ISO-8601 writes it, or null for what is no time. */
  static @Nullable String parse(String text) {
    try {
      return instant(text).toString();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Instant instant(String text) {
    if (!text.isEmpty() && Character.isLetter(text.charAt(0))) {
      return LocalDateTime.parse(text, OWN).toInstant(ZoneOffset.UTC);
    }
    if (text.length() > DATE_LENGTH && text.charAt(DATE_LENGTH) == ' ') {
      return LocalDateTime.parse(text, SPACED).toInstant(ZoneOffset.UTC);
    }
    return OffsetDateTime.parse(text).toInstant();
  }
}
