package dev.orgate.server.config;

import java.util.Comparator;
import java.util.stream.Stream;

/** Finds what a mistyped name was probably meant to be. */
final class Spelling {
  /** Beyond this many edits a name is another name, not a typo. */
  private static final int MOST_EDITS = 2;

  private Spelling() {}

  /** {@code " (did you mean x?)"} for the known name that is nearest, empty when none is near. */
  static String hint(String mistyped, Stream<String> known) {
    return known
        // Nor may it be all typo: two edits make any name out of one of two letters.
        .filter(name -> edits(mistyped, name) <= Math.min(MOST_EDITS, name.length() - 1))
        .min(Comparator.comparingInt(name -> edits(mistyped, name)))
        .map(name -> " (did you mean " + name + "?)")
        .orElse("");
  }

  /** Levenshtein distance, one row at a time. */
  private static int edits(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int substituted = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
