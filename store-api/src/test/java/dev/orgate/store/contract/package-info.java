/**
 * The contract of {@link dev.orgate.store.Store}, as tests. A store passes when a test class of a
 * few lines extends {@link dev.orgate.store.contract.StoreContract} and is green.
 */
package dev.orgate.store.contract;
