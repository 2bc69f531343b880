/** Stores that stand in front of other stores. */
@NullMarked
package dev.orgate.server.store;

import org.jspecify.annotations.NullMarked;
