/** The gateway as a target of load tests: seeded, reset and failing on demand. */
@NullMarked
package dev.orgate.server.load;

import org.jspecify.annotations.NullMarked;
