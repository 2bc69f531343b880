package dev.orgate.server.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** Reads a body that is as long as the limit allows and drops one that is longer. */
final class RequestBody {
  private final Buffer received = Buffer.buffer();
  private final Promise<byte[]> whole = Promise.promise();
  private final int limit;

  private RequestBody(int limit) {
    this.limit = limit;
  }

  /**
   * The whole body. Fails with {@link Problem.Kind#BODY_TOO_LARGE} as soon as it is known to be too
   * long; the rest is still read and dropped, or a client that writes it all before it reads would
   * see a broken connection instead of the answer.
   */
  static Future<byte[]> read(HttpServerRequest request, int limit) {
    RequestBody body = new RequestBody(limit);
    request.handler(body::receive);
    request.exceptionHandler(
        cut ->
            body.whole.tryFail(
                new Problem(Problem.Kind.MALFORMED_REQUEST, "the body never became whole")));
    request.endHandler(end -> body.whole.tryComplete(body.received.getBytes()));
    return body.whole.future();
  }

  private void receive(Buffer chunk) {
    if (whole.future().isComplete()) {
      return;
    }
    if (received.length() + chunk.length() > limit) {
      whole.tryFail(
          new Problem(Problem.Kind.BODY_TOO_LARGE, "the body is longer than " + limit + " bytes"));
    } else {
      received.appendBuffer(chunk);
    }
  }
}
