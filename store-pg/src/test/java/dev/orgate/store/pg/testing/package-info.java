/** The Postgres of the tests, and the faults between it and a store. */
package dev.orgate.store.pg.testing;
