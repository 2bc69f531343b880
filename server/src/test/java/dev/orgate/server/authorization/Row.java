package dev.orgate.server.authorization;

import java.util.Map;

/**
 * One operation upon one target, and what each caller is answered.
 *
 * @param path as the operation declares it
 * @param statuses the expected ones
 */
record Row(String method, String path, Target target, Map<Caller, Integer> statuses) {
  /** Whether success leaves something changed. */
  boolean writes() {
    return !method.equals("GET");
  }

  /** The same call upon something else. */
  Row upon(Target other) {
    return new Row(method, path, other, statuses);
  }

  String operation() {
    return method + " " + path;
  }

  @Override
  public String toString() {
    return operation() + " on " + target;
  }
}
