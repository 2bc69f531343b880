package dev.orgate.server.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;

/**
 * What every request passes before any route: requests that are not well-formed HTTP, or name their
 * host twice, end here with an answer in the first dialect's shape.
 */
public final class FrontDoor {
  private static final long LINGER_MILLIS = 1000;

  private final Vertx vertx;
  private final Dialect dialect;
  private final ConnectionGuard guard;
  private final Handler<HttpServerRequest> router;

  public FrontDoor(
      Vertx vertx, Dialect dialect, ConnectionGuard guard, Handler<HttpServerRequest> router) {
    this.vertx = vertx;
    this.dialect = dialect;
    this.guard = guard;
    this.router = router;
  }

  /** Takes a request whose head is well-formed. */
  public void admit(HttpServerRequest request) {
    guard.requested(request);
    // RFC 9112 section 3.2: exactly one Host, or a proxy in front may have meant another.
    if (request.version() == HttpVersion.HTTP_1_1
        && request.headers().getAll(HttpHeaders.HOST).size() != 1) {
      refuse(
          request,
          new Problem(Problem.Kind.MALFORMED_REQUEST, "there must be exactly one Host header"));
    } else {
      router.handle(request);
    }
  }

  /** Answers a request whose head could not be read, and lets its connection go. */
  public void refuse(HttpServerRequest request) {
    guard.requested(request);
    Throwable cause = request.decoderResult().cause();
    refuse(request, problem(cause, request.headers()));
  }

  private static Problem problem(Throwable cause, MultiMap headers) {
    if (cause instanceof TooLongHttpLineException) {
      return new Problem(Problem.Kind.URI_TOO_LONG, "the request line is too long");
    }
    if (!(cause instanceof TooLongHttpHeaderException)) {
      return new Problem(Problem.Kind.MALFORMED_REQUEST, "not well-formed HTTP");
    }
    // Without a credential among the headers that did fit, the one that did not may have been it:
    // to that client the news is that its credential is no good.
    return headers.contains("X-Auth-Token") || headers.contains(HttpHeaders.AUTHORIZATION)
        ? new Problem(Problem.Kind.HEAD_TOO_LARGE, "the request head is too large")
        : new Problem(Problem.Kind.UNAUTHENTICATED, "the request head is too large");
  }

  /**
   * Sends the whole answer but ends it a moment later, which is when the connection closes: closed
   * at once, with the client still writing, the client might lose the answer.
   */
  private void refuse(HttpServerRequest request, Problem problem) {
    String requestId = RequestIds.next();
    Reply reply = dialect.problem(problem, requestId).with("Connection", "close");
    HttpServerResponse response = request.response();
    byte[] body = reply.body();
    if (body == null) {
      Answer.write(response, reply, requestId);
      return;
    }
    Answer.head(response, reply, requestId)
        .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length))
        .write(Buffer.buffer(body))
        .onComplete(
            written ->
                vertx.setTimer(
                    LINGER_MILLIS,
                    timer -> {
                      if (!response.ended() && !response.closed()) {
                        response.end().eventually(request.connection()::close);
                      }
                    }));
  }
}
