/** The SWR dialect: organization management v2 under {@code /v2/manage}. */
@NullMarked
package dev.orgate.server.swr;

import org.jspecify.annotations.NullMarked;
