package dev.orgate.server.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * What every request passes before any route: what is not well-formed HTTP ends here, with an
 * answer in the first dialect's shape, and so does its connection, since nobody can tell where the
 * next request would begin.
 */
public final class FrontDoor {
  private static final Logger LOG = System.getLogger(FrontDoor.class.getName());

  private final HttpServerOptions options;
  private final Dialect dialect;
  private final ConnectionGuard guard;
  private final Handler<HttpServerRequest> router;

  /**
   * @param options those of the server, for its limits
   */
  public FrontDoor(
      HttpServerOptions options,
      Dialect dialect,
      ConnectionGuard guard,
      Handler<HttpServerRequest> router) {
    this.options = options;
    this.dialect = dialect;
    this.guard = guard;
    this.router = router;
  }

  /** A connection was accepted. */
  public void opened(HttpConnection connection) {
    Wire wire = Wire.of(connection);
    if (!guard.opened(connection)) {
      return;
    }
    if (wire.isHttp2()) {
      wire.flushBeforeClosing();
    } else {
      wire.readStrictly(options, cause -> broken(connection, cause));
    }
  }

  /** Takes a request whose head is well-formed. Whatever happens, it is not left unanswered. */
  public void admit(HttpServerRequest request) {
    if (!guard.requested(request)) {
      return;
    }
    try {
      if (request.version() == HttpVersion.HTTP_2) {
        Http2Head.tidy(request);
      }
      router.handle(request);
    } catch (MalformedHead e) {
      String requestId = RequestIds.next();
      Problem problem = malformed(String.valueOf(e.getMessage()));
      Answer.write(request, dialect.problem(problem, requestId), requestId);
    } catch (RuntimeException | StackOverflowError e) {
      String requestId = RequestIds.next();
      Answer.write(request, Answer.to(e, dialect, requestId), requestId);
    }
  }

  /** Answers a request whose head is not; Vert.x then reports the connection broken. */
  public void refuse(HttpServerRequest request) {
    guard.requested(request);
    answer(request, problem(request.decoderResult().cause(), request.headers()));
  }

  private void broken(HttpConnection connection, Throwable cause) {
    LOG.log(Level.DEBUG, "Connection given up", cause);
    HttpServerRequest request = guard.current(connection);
    if (request != null && !request.response().ended()) {
      answer(request, malformed("the body is not well-formed HTTP"));
    }
    guard.part(connection);
  }

  private void answer(HttpServerRequest request, Problem problem) {
    String requestId = RequestIds.next();
    Reply reply = dialect.problem(problem, requestId).with("Connection", "close");
    Answer.write(request, reply, requestId);
  }

  private static Problem problem(Throwable cause, MultiMap headers) {
    if (cause instanceof MalformedHead) {
      return malformed(String.valueOf(cause.getMessage()));
    }
    if (cause instanceof TooLongHttpLineException) {
      return new Problem(Problem.Kind.URI_TOO_LONG, "the request line is too long");
    }
    if (!(cause instanceof TooLongHttpHeaderException)) {
      return malformed("not well-formed HTTP");
    }
    // Without a credential among the headers that did fit, the one that did not may have been it:
    // to that client the news is that its credential is no good.
    return headers.contains("X-Auth-Token") || headers.contains(HttpHeaders.AUTHORIZATION)
        ? new Problem(Problem.Kind.HEAD_TOO_LARGE, "the request head is too large")
        : new Problem(Problem.Kind.UNAUTHENTICATED, "the request head is too large");
  }

  private static Problem malformed(String why) {
    return new Problem(Problem.Kind.MALFORMED_REQUEST, why);
  }
}
