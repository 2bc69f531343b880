package dev.orgate.store.pg;

/** The contract, where every call goes alone. */
class PgStoreOneByOneTest extends PgStoreContract {
  PgStoreOneByOneTest() {
    super(false);
  }
}
