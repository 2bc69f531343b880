/**
 * What a gateway asks of a store: the domain records, the pure rules every store applies, and the
 * {@link dev.orgate.store.Store} interfaces with their contracts. Knows neither HTTP, JSON nor SQL.
 */
@NullMarked
package dev.orgate.store;

import org.jspecify.annotations.NullMarked;
