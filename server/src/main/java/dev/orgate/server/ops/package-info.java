/** What the people who run a gateway call: health. */
@NullMarked
package dev.orgate.server.ops;

import org.jspecify.annotations.NullMarked;
