package dev.orgate.server.auth;

import java.util.List;

/**
 * The keys believed at one time; immutable, shared by all event loops. With none, no token is
 * believed. Two sets are never equal, so that comparing them is cheap.
 */
final class KeySet {
  static final KeySet NONE = new KeySet(List.of());

  private final List<VerificationKey> keys;

  KeySet(List<VerificationKey> keys) {
    this.keys = List.copyOf(keys);
  }

  List<VerificationKey> keys() {
    return keys;
  }

  /** Whether a key is believed under the very name it has. */
  boolean holds(VerificationKey key) {
    return keys.contains(key);
  }

  /** Whether a key has this name. */
  boolean names(String keyId) {
    return keys.stream().anyMatch(key -> keyId.equals(key.keyId()));
  }

  @Override
  public String toString() {
    return "KeySet" + keys;
  }
}
