package dev.orgate.server.crash;

/** What a client learned about an operation. */
enum Outcome {
  ACKNOWLEDGED,
  /** The namespace's name was taken. */
  NAME_EXISTS,
  QUOTA_FULL,
  /** The namespace was not found. */
  NOT_FOUND,
  /** The member had a grant already. */
  GRANT_EXISTS,
  KEY_IN_PROGRESS,
  /** Said not to have happened, or never sent: nothing changed. */
  UNAVAILABLE,
  /** It happened, or not, or will yet. */
  UNKNOWN,
  /** Anything else, which no gateway may answer. */
  UNEXPECTED;

  /** Whether every attempt under the same key must learn the same. */
  boolean isKept() {
    return switch (this) {
      case ACKNOWLEDGED, NAME_EXISTS, QUOTA_FULL, NOT_FOUND, GRANT_EXISTS -> true;
      case KEY_IN_PROGRESS, UNAVAILABLE, UNKNOWN, UNEXPECTED -> false;
    };
  }

  boolean mayHaveHappened() {
    return this == ACKNOWLEDGED || this == UNKNOWN || this == UNEXPECTED;
  }
}
