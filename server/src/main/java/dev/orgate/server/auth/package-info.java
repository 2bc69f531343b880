/** From the credential of a request to the {@link dev.orgate.store.Actor} it proves. */
@NullMarked
package dev.orgate.server.auth;

import org.jspecify.annotations.NullMarked;
