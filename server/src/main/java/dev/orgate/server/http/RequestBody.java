package dev.orgate.server.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** Reads a body that is as long as the limit allows and drops one that is longer. */
final class RequestBody {
  private static final byte[] EMPTY = {};

  private final Promise<byte[]> whole = Promise.promise();
  private final int limit;
  private @Nullable Buffer received;

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
        cut -> body.fail(Problem.Kind.MALFORMED_REQUEST, "the body never became whole"));
    request.endHandler(end -> body.end());
    return body.whole.future();
  }

  private void receive(Buffer chunk) {
    if (whole.future().isComplete()) {
      return;
    }
    Buffer before = received;
    if ((before == null ? 0 : before.length()) + chunk.length() > limit) {
      received = null;
      fail(Problem.Kind.BODY_TOO_LARGE, "the body is longer than " + limit + " bytes");
    } else {
      // Most bodies come in one piece.
      received = before == null ? chunk : before.appendBuffer(chunk);
    }
  }

  private void end() {
    Buffer body = received;
    whole.tryComplete(body == null ? EMPTY : body.getBytes());
  }

  private void fail(Problem.Kind kind, String why) {
    whole.tryFail(new Problem(kind, why));
  }
}
