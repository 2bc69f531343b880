package dev.orgate.server.config;

/** A text that must not reach a log: the one place that redacts. */
public record Secret(String reveal) {
  @Override
  public String toString() {
    return "***";
  }
}
