/** The store that keeps everything in Postgres, where any number of gateways share it. */
@NullMarked
package dev.orgate.store.pg;

import org.jspecify.annotations.NullMarked;
