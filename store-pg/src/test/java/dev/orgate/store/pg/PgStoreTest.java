package dev.orgate.store.pg;

/** The contract, where calls that meet go together. */
class PgStoreTest extends PgStoreContract {
  PgStoreTest() {
    super(true);
  }
}
