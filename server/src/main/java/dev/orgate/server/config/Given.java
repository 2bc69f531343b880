package dev.orgate.server.config;

/**
 * A value that somebody gave, and where, in the words of who gave it.
 *
 * @param setting what was set
 * @param origin e.g. {@code ORGATE_HTTP_PORT}, {@code --http-port} or {@code file.yaml: http.port}
 * @param text the value, never empty; may be secret
 */
record Given(Setting setting, String origin, String text) {
  private static final int LONGEST_QUOTE = 200;

  /** A message about the value: its origin, the value unless it is secret, and what is wrong. */
  String problem(String complaint) {
    return problem(text, complaint);
  }

  /** The same about one part of the value. */
  String problem(String part, String complaint) {
    return origin + ": " + quote(part) + " " + complaint;
  }

  /** Control characters are masked so that a value cannot forge lines of a log. */
  private String quote(String part) {
    if (setting.form() == Form.SECRET) {
      return "the value";
    }
    String shown = part.length() > LONGEST_QUOTE ? part.substring(0, LONGEST_QUOTE) + "…" : part;
    return "'" + shown.replaceAll("\\p{Cntrl}", "?") + "'";
  }

  @Override
  public String toString() {
    return origin + "=" + quote(text);
  }
}
