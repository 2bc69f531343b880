package dev.orgate.server.config;

/** How the text of a setting is written; its name is what {@code --help} shows for the value. */
enum Form {
  TEXT,
  NUMBER,
  /** {@code 500ms}, {@code 10s}, {@code 2m}, {@code 24h}; a number alone counts seconds. */
  TIME,
  FILE,
  /** Separated by commas, or a list in YAML. */
  FILES,
  /** Never shown: not in a message, not by {@code toString}. */
  SECRET
}
