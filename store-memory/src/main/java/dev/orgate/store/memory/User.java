package dev.orgate.store.memory;

/** A user's grants in its tenant, by namespace id: what makes its list as short as its grants. */
final class User {
  final String id;
  final Ascending<GrantEntry> grants = new Ascending<>();

  User(String id) {
    this.id = id;
  }
}
