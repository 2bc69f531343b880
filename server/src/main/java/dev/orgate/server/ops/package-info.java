/** What the people who run a gateway ask: health, metrics, a log of calls, the contract. */
@NullMarked
package dev.orgate.server.ops;

import org.jspecify.annotations.NullMarked;
