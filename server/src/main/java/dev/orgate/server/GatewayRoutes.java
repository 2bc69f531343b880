package dev.orgate.server;

import dev.orgate.server.auth.IamLookups;
import dev.orgate.server.config.GatewaySettings;
import dev.orgate.server.config.HttpSettings;
import dev.orgate.server.config.Secret;
import dev.orgate.server.http.Admission;
import dev.orgate.server.http.AdmissionCounts;
import dev.orgate.server.http.Api;
import dev.orgate.server.http.Authenticator;
import dev.orgate.server.http.Dialect;
import dev.orgate.server.http.Problem;
import dev.orgate.server.swr.SwrDialect;
import dev.orgate.server.zstack.ZstackDialect;
import dev.orgate.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The gateway's calls in an application's own HTTP server, which knows itself who is calling: no
 * credential is looked at, no limit of the settings for connections holds, and neither health nor
 * tokens are served.
 */
public final class GatewayRoutes {
  /** Nobody is believed, since nobody is asked. */
  private static final Authenticator APPLICATION =
      (headers, content) ->
          Future.failedFuture(
              new Problem(Problem.Kind.NO_CREDENTIAL, "the application says who is calling"));

  private final Vertx vertx;
  private final GatewaySettings settings;
  private final Store store;
  private final Secret jobKey;
  private final Queue<Dialect> dialects = new ConcurrentLinkedQueue<>();

  /**
   * @param settings of which the limits of bodies and of requests under way (of each handler) and
   *     what the dialects are told count
   * @param store a started one, which stays the application's
   */
  public GatewayRoutes(Vertx vertx, GatewaySettings settings, Store store) {
    this.vertx = vertx;
    this.settings = settings;
    this.store = store;
    jobKey = Objects.requireNonNullElseGet(settings.zstack().jobKey(), Secret::random);
  }

  /** The handler of one event loop. */
  public Api newApi() {
    List<Dialect> served =
        List.of(
            new SwrDialect(store),
            new ZstackDialect(vertx, store, settings.zstack(), jobKey, APPLICATION, null),
            new IamLookups());
    dialects.addAll(served);
    HttpSettings http = settings.http();
    Admission admission =
        new Admission(
            vertx,
            http.maxRequests(),
            http.maxConnections(),
            http.queueTimeout(),
            new AdmissionCounts());
    return new Api(APPLICATION, served, admission, http.maxBodyBytes(), null);
  }

  /** Lets go of what the handlers hold, when no more requests come. */
  public Future<Void> close() {
    return Future.join(dialects.stream().map(Dialect::close).toList()).mapEmpty();
  }
}
