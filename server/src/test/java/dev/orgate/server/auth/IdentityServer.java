package dev.orgate.server.auth;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** An HTTP server in an identity service's place that answers as a test tells it. */
final class IdentityServer implements AutoCloseable {
  private final Vertx vertx;
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private final int port;
  private HttpServer server;
  private volatile Consumer<HttpServerRequest> behaviour = request -> status(request, 404);

  IdentityServer(Vertx vertx) {
    this.vertx = vertx;
    server = listen(0);
    port = server.actualPort();
  }

  private HttpServer listen(int wanted) {
    return vertx
        .createHttpServer()
        .requestHandler(
            request -> {
              asked.add(request.path());
              behaviour.accept(request);
            })
        .listen(wanted, "127.0.0.1")
        .await();
  }

  /** From now on answers like this. */
  void answers(Consumer<HttpServerRequest> next) {
    behaviour = next;
  }

  /** From now on answers every request with this JSON. */
  void answers(String json) {
    behaviour = request -> json(request, json);
  }

  static void json(HttpServerRequest request, String json) {
    request.response().putHeader("Content-Type", "application/json").end(json);
  }

  static void status(HttpServerRequest request, int status) {
    request.response().setStatusCode(status).end();
  }

  /** The paths that were asked for since the last time. */
  Queue<String> asked() {
    return asked;
  }

  URI url(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** Nobody listens any more. */
  void stop() {
    server.close().await();
  }

  /** It listens again where it did. */
  void startAgain() {
    server = listen(port);
  }

  @Override
  public void close() {
    stop();
  }
}
