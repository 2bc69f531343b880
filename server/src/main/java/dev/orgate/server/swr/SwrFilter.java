package dev.orgate.server.swr;

import org.jspecify.annotations.Nullable;

/**
 * The {@code filter} of a list: {@code key::value} pairs joined by {@code |}, with the keys {@code
 * namespace} and {@code mode}. The mode is checked and then of no account: what a caller can see
 * only through a repository does not exist where there are no repositories.
 *
 * @param namespace the name asked for, or null
 */
record SwrFilter(@Nullable String namespace) {
  static final SwrFilter NONE = new SwrFilter(null);

  static SwrFilter parse(String text) {
    String namespace = null;
    String mode = null;
    for (String pair : text.split("\\|", -1)) {
      int separator = pair.indexOf("::");
      if (separator < 0) {
        throw SwrError.INVALID_FILTER.because("a pair is written key::value");
      }
      String value = pair.substring(separator + 2);
      switch (pair.substring(0, separator)) {
        case "namespace" -> namespace = once(namespace, value);
        case "mode" -> mode = once(mode, value);
        default -> throw SwrError.INVALID_FILTER.because("the keys are namespace and mode");
      }
    }
    if (mode != null && !mode.isEmpty() && !mode.equals("visible") && !mode.equals("default")) {
      throw SwrError.INVALID_FILTER.because("the modes are visible and default");
    }
    return new SwrFilter(namespace == null || namespace.isEmpty() ? null : namespace);
  }

  private static String once(@Nullable String before, String value) {
    if (before != null) {
      throw SwrError.INVALID_FILTER.because("a key is given more than once");
    }
    return value;
  }
}
