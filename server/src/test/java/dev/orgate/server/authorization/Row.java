package dev.orgate.server.authorization;

import java.util.Map;

/**
 * One operation upon one target, and what each caller is answered.
 *
 * @param path as the operation declares it
 * @param variant which of an operation's calls, if it has several
 * @param answers the expected ones, each in a word
 */
record Row(String method, String path, String variant, Target target, Map<Caller, String> answers) {
  /** Whether success leaves something changed. */
  boolean writes() {
    return !method.equals("GET");
  }

  /** The same call upon something else. */
  Row upon(Target other) {
    return new Row(method, path, variant, other, answers);
  }

  /** The same call by a longer path. */
  Row below(String prefix) {
    return new Row(method, prefix + path, variant, target, answers);
  }

  String operation() {
    return method + " " + path;
  }

  /** The operation, and which of its calls. */
  String call() {
    return (operation() + " " + variant).strip();
  }

  @Override
  public String toString() {
    return call() + " on " + target;
  }
}
