package dev.orgate.server.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;

/** The least that serves HTTP on Vert.x, to compare the start of the gateway with. */
public final class BareStart {
  private BareStart() {}

  /** Answers everything with 200, on a free loopback port that it prints as the gateway does. */
  public static void main(String[] arguments) {
    Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    int port =
        vertx
            .createHttpServer()
            .requestHandler(request -> request.response().end("{}"))
            .listen(0, "127.0.0.1")
            .await()
            .actualPort();
    System.out.println(BareServer.READY + "http://127.0.0.1:" + port);
  }
}
