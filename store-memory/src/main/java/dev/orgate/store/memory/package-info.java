/** The store that keeps everything in this process's memory and forgets it at the end. */
@NullMarked
package dev.orgate.store.memory;

import org.jspecify.annotations.NullMarked;
