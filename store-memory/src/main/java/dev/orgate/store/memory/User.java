package dev.orgate.store.memory;

import java.util.TreeMap;

/** A user's grants in its tenant, by namespace id: what makes its list as short as its grants. */
final class User {
  final String id;
  final TreeMap<Integer, GrantEntry> grants = new TreeMap<>();

  User(String id) {
    this.id = id;
  }
}
