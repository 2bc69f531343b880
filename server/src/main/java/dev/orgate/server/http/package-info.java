/** What every dialect shares on the wire: routing, bodies, answers, limits. */
@NullMarked
package dev.orgate.server.http;

import org.jspecify.annotations.NullMarked;
