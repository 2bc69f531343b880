package dev.orgate.server.zstack;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;

/** Receivers of web hooks that answer each request as a test tells them. */
final class HookReceivers implements AutoCloseable {
  private final Vertx vertx;
  private final Queue<Received> received = new ConcurrentLinkedQueue<>();
  private final List<HttpServer> servers = new ArrayList<>();

  /** A request that arrived whole. */
  record Received(HttpServerRequest request, String body) {
    String header(String name) {
      return String.join(",", request.headers().getAll(name));
    }
  }

  HookReceivers(Vertx vertx) {
    this.vertx = vertx;
  }

  /** What came to any of them. */
  Queue<Received> received() {
    return received;
  }

  /** A receiver that gets each request with its number, the first one 1; answers its address. */
  URI listen(BiConsumer<HttpServerRequest, Integer> answer) {
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(
                request ->
                    request
                        .body()
                        .onSuccess(
                            body -> {
                              received.add(new Received(request, body.toString()));
                              answer.accept(request, received.size());
                            }))
            .listen(0, "localhost")
            .await();
    servers.add(server);
    return URI.create("http://localhost:" + server.actualPort() + "/hook?a=%2f");
  }

  static BiConsumer<HttpServerRequest, Integer> status(int status) {
    return (request, number) -> answer(request, status);
  }

  static void answer(HttpServerRequest request, int status) {
    request.response().setStatusCode(status).end();
  }

  /** Nobody listens any more. */
  @Override
  public void close() {
    servers.forEach(server -> server.close().await());
  }
}
