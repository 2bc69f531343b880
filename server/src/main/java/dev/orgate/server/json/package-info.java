/** JSON as strict as a gateway must be. */
@NullMarked
package dev.orgate.server.json;

import org.jspecify.annotations.NullMarked;
