package dev.orgate.server.http;

import dev.orgate.store.Actor;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;

/** Proves who sent a request. Each event loop has its own and is the only one to call it. */
public interface Authenticator {
  /** What of a request a credential may cover beside its headers. */
  interface Content {
    String method();

    /** Not decoded. */
    String path();

    /** Not decoded; empty without one. */
    String query();

    /** The raw bytes, once they are all there. */
    Future<byte[]> body();
  }

  /** What there is beside the headers of what is no request. */
  Content NONE =
      new Content() {
        @Override
        public String method() {
          return "";
        }

        @Override
        public String path() {
          return "";
        }

        @Override
        public String query() {
          return "";
        }

        @Override
        public Future<byte[]> body() {
          return Future.succeededFuture(new byte[0]);
        }
      };

  /**
   * The actor that the request's credential proves; complete at once for a remembered token. Fails
   * with a {@link Problem}, of kind {@link Problem.Kind#NO_CREDENTIAL}, {@link
   * Problem.Kind#UNAUTHENTICATED} or {@link Problem.Kind#UNAVAILABLE} if it is not the body that
   * went wrong; throws nothing.
   */
  Future<Actor> authenticate(MultiMap headers, Content content);
}
