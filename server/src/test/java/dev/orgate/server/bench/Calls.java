package dev.orgate.server.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * Requests as lines of a file: method, target, names and values of headers and, under an empty
 * name, the body, all separated by tabs.
 */
final class Calls {
  static final String NAMESPACES = "/v2/manage/namespaces";

  private Calls() {}

  /** Method, target, names and values of headers, and last an empty name and the body, if any. */
  static String line(String... parts) {
    return String.join("\t", parts);
  }

  static String get(String target, String token) {
    return line("GET", target, "X-Auth-Token", token);
  }

  static String create(String name, String token) {
    List<String> parts = new ArrayList<>(List.of("POST", NAMESPACES, "X-Auth-Token", token));
    parts.addAll(List.of("Content-Type", "application/json"));
    parts.addAll(List.of("", "{\"namespace\":\"" + name + "\"}"));
    return String.join("\t", parts);
  }
}
