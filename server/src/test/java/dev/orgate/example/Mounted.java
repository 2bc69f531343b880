package dev.orgate.example;

import dev.orgate.server.GatewayRoutes;
import dev.orgate.server.config.GatewaySettings;
import dev.orgate.server.http.Api;
import dev.orgate.store.Actor;
import dev.orgate.store.Store;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** An application's own server, with its own way to know who is calling. */
final class Mounted extends VerticleBase {
  private final Store store;
  private HttpServer server;

  Mounted(Store store) {
    this.store = store;
  }

  // README: mounted
  @Override
  public Future<?> start() {
    Api gateway = new GatewayRoutes(vertx, GatewaySettings.of(Map.of()), store).newApi();
    Router router = Router.router(vertx);
    router.get("/hello").handler(context -> context.end("something else of this application"));
    router.route("/v2/*").handler(this::authenticate); // and no BodyHandler before the gateway
    router
        .route("/v2/*")
        .handler(context -> gateway.handle(context.request(), context.<Actor>get("actor")));
    server = vertx.createHttpServer().requestHandler(router);
    return server.listen(0, "127.0.0.1");
  }

  /** Stands for a check that cannot be fooled. */
  private void authenticate(RoutingContext context) {
    String user = context.request().getHeader("X-User");
    if (user == null) {
      context.fail(401);
    } else {
      boolean admin = user.equals("root");
      context.put("actor", new Actor("our-company", user, user, null, admin, false)).next();
    }
  }

  // README: end

  int port() {
    return server.actualPort();
  }
}
