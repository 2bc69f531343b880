package dev.orgate.server.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A path whose segments starting with a colon stand for any text but a slash, and not none. */
final class PathTemplate {
  private final String text;
  private final String[] segments;

  PathTemplate(String text) {
    this.text = text;
    this.segments = text.split("/", -1);
  }

  String text() {
    return text;
  }

  boolean hasParameters() {
    return text.contains(":");
  }

  boolean matches(String path) {
    int start = 0;
    for (int i = 0; i < segments.length; i++) {
      int end = end(path, start);
      if ((end == path.length()) != (i == segments.length - 1)) {
        return false;
      }
      String segment = segments[i];
      boolean fits =
          segment.startsWith(":")
              ? end > start
              : end - start == segment.length() && path.startsWith(segment, start);
      if (!fits) {
        return false;
      }
      start = end + 1;
    }
    return true;
  }

  /**
   * The decoded text of a parameter in a path that matches; it may hold any character.
   *
   * @throws Problem for a percent sign without two hex digits
   */
  String parameter(String name, String path) {
    int index = Arrays.asList(segments).indexOf(":" + name);
    int start = 0;
    for (int i = 0; i < index; i++) {
      start = end(path, start) + 1;
    }
    String raw = path.substring(start, end(path, start));
    if (raw.indexOf('%') < 0) {
      return raw;
    }
    try {
      // The decoder is one of forms, in which a plus sign is a space; in a path it is itself.
      return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Problem(Problem.Kind.MALFORMED_REQUEST, "the path is not decodable");
    }
  }

  private static int end(String path, int start) {
    int slash = path.indexOf('/', start);
    return slash < 0 ? path.length() : slash;
  }
}
