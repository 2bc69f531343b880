package dev.orgate.server.http;

import dev.orgate.store.Actor;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;

/** Proves who sent a request. Each event loop has its own and is the only one to call it. */
public interface Authenticator {
  /**
   * The actor that the request's credential proves; complete at once for a remembered token. Fails
   * with a {@link Problem} of kind {@link Problem.Kind#NO_CREDENTIAL} or {@link
   * Problem.Kind#UNAUTHENTICATED} and never otherwise; throws nothing.
   */
  Future<Actor> authenticate(MultiMap headers);
}
