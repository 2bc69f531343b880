package dev.orgate.server.bench;

import java.util.List;

/** What a command begins with so that it runs on certain cores only. */
final class Cores {
  /** Wherever the system likes. */
  static final List<String> ANY = List.of();

  /** The core of a server whose neighbour is its generator. */
  static final List<String> SERVER = List.of("taskset", "--cpu-list", "0");

  static final List<String> GENERATOR = List.of("taskset", "--cpu-list", "1");

  private Cores() {}
}
