package dev.orgate.server.http;

import dev.orgate.store.Refusal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** The one place where outcomes become answers and answers become bytes. */
public final class Answer {
  private static final Logger LOG = System.getLogger(Answer.class.getName());
  private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("X-Request-Id");
  private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");

  private Answer() {}

  /** Whatever went wrong, in the dialect's words; what nobody expected is logged. */
  static Reply to(Throwable failure, Dialect dialect, String requestId) {
    if (failure instanceof Refusal refusal) {
      return dialect.refusal(refusal, requestId);
    }
    if (failure instanceof Rejection rejection) {
      return rejection.reply(requestId);
    }
    if (failure instanceof Problem problem) {
      return dialect.problem(problem, requestId);
    }
    LOG.log(Level.ERROR, "Request " + requestId + " failed", failure);
    return dialect.problem(
        new Problem(Problem.Kind.INTERNAL, "the gateway could not answer"), requestId);
  }

  /** Writes a reply to a request, unless the client is gone or was answered. */
  public static void write(HttpServerRequest request, Reply reply, String requestId) {
    HttpServerResponse response = request.response();
    if (response.ended() || response.closed()) {
      return;
    }
    Buffer body = reply.body();
    head(response, reply, requestId);
    if (body != null && isBodiless(request)) {
      response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length()));
      body = null;
    }
    // It fails when the client has gone away, and then nobody is left to be told.
    var unused = body == null ? response.end() : response.end(body);
  }

  /** Vert.x leaves out the body of an answer to HEAD in HTTP/1 only. */
  private static boolean isBodiless(HttpServerRequest request) {
    return request.version() == HttpVersion.HTTP_2 && request.method().equals(HttpMethod.HEAD);
  }

  /** Sets status and headers, except the length, which follows from how the body is sent. */
  static HttpServerResponse head(HttpServerResponse response, Reply reply, String requestId) {
    response.setStatusCode(reply.status()).putHeader(REQUEST_ID, requestId);
    if (reply.body() != null) {
      response.putHeader(HttpHeaders.CONTENT_TYPE, JSON);
    }
    if (!reply.headers().isEmpty()) {
      reply.headers().forEach(response::putHeader);
    }
    return response;
  }
}
