/** Where the gateway's settings come from, and the immutable records they become. */
@NullMarked
package dev.orgate.server.config;

import org.jspecify.annotations.NullMarked;
