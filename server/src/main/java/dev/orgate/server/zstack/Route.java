package dev.orgate.server.zstack;

import dev.orgate.server.http.Call;
import dev.orgate.server.http.Operation;
import dev.orgate.server.http.Reply;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.function.Function;

/**
 * One call of the dialect, below each of its prefixes.
 *
 * @param path below the version, e.g. {@code /iam2/organizations}
 */
record Route(HttpMethod method, String path, Kind kind, Function<Call, Future<Reply>> action) {
  /** How a call is made. */
  enum Kind {
    /** By anybody, and answered at once. */
    OPEN,
    /** With a session, and answered at once, errors included. */
    SYNC,
    /** With a session, and a structured error is the outcome of a job that the client polls. */
    ASYNC
  }

  static Route open(HttpMethod method, String path, Function<Call, Future<Reply>> action) {
    return new Route(method, path, Kind.OPEN, action);
  }

  static Route sync(String path, Function<Call, Future<Reply>> action) {
    return new Route(HttpMethod.GET, path, Kind.SYNC, action);
  }

  static Route async(HttpMethod method, String path, Function<Call, Future<Reply>> action) {
    return new Route(method, path, Kind.ASYNC, action);
  }

  Operation below(String prefix, Function<Call, Future<Reply>> wrapped) {
    return new Operation(
        method,
        prefix + path,
        kind == Kind.OPEN ? Operation.Needs.NOTHING : Operation.Needs.ACTOR,
        method.equals(HttpMethod.POST) || method.equals(HttpMethod.PUT),
        wrapped);
  }
}
