package dev.orgate.store.pg;

import dev.orgate.store.Refusal;

/** What a refusal is about. */
record Topic(Refusal.Subject subject, String name) {
  /** Reads a subject and a name with a space between; the name may be empty or have spaces. */
  static Topic parse(String text) {
    int end = text.indexOf(' ');
    return new Topic(Refusal.Subject.valueOf(text.substring(0, end)), text.substring(end + 1));
  }
}
