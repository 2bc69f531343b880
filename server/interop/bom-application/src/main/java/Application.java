import dev.orgate.server.Gateway;
import dev.orgate.server.config.GatewaySettings;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.Map;

/** A gateway beside a router, in one Vert.x instance. */
public final class Application {
  private Application() {}

  /** Takes the password of the development users. */
  public static void main(String[] arguments) {
    Vertx vertx = Vertx.vertx();
    Router router = Router.router(vertx);
    router.get("/hello").handler(context -> context.end("hello"));
    int port =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .await()
            .actualPort();
    System.out.println("Router ready at http://127.0.0.1:" + port);

    GatewaySettings settings =
        GatewaySettings.of(Map.of("http.port", 0, "dev.password", arguments[0]));
    System.out.println("Orgate ready at " + Gateway.start(vertx, settings, 1).await().url());
  }
}
