package dev.orgate.server;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.orgate.server.auth.Authentication;
import dev.orgate.server.auth.DevelopmentIdentity;
import dev.orgate.server.config.GatewaySettings;
import dev.orgate.server.config.HttpSettings;
import dev.orgate.server.http.Authenticator;
import dev.orgate.server.http.Operation;
import dev.orgate.server.http.ServerCertificate;
import dev.orgate.store.Store;
import dev.orgate.store.StoreOptions;
import dev.orgate.store.StoreProvider;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.KeyCertOptions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** A running gateway: its store, and a {@link GatewayVerticle} on each event loop it was given. */
public final class Gateway {
  private final GatewayParts parts;
  private final Queue<GatewayVerticle> verticles = new ConcurrentLinkedQueue<>();
  private String deployment = "";
  private @Nullable Future<Void> closed;
  private volatile boolean draining;

  private Gateway(GatewayParts parts) {
    this.parts = parts;
  }

  /**
   * Starts a gateway with the store that the settings name. The future fails, and nothing is left
   * running, when a key file is unusable, the store is unknown or does not start, or the address is
   * taken.
   *
   * @param instances how many event loops serve; the whole pool of the Vert.x instance is best
   */
  public static Future<Gateway> start(Vertx vertx, GatewaySettings settings, int instances) {
    return vertx
        .executeBlocking(
            () ->
                GatewayParts.make(
                    vertx,
                    settings,
                    () -> provider(settings).create(storeOptions(vertx, settings)),
                    true))
        .compose(parts -> new Gateway(parts).start(instances));
  }

  /**
   * Starts a gateway on a store of the caller's, whatever store the settings name. The store must
   * have been started, and closing the gateway leaves it open.
   */
  public static Future<Gateway> start(
      Vertx vertx, GatewaySettings settings, Store store, int instances) {
    return vertx
        .executeBlocking(() -> GatewayParts.make(vertx, settings, () -> store, false))
        .compose(parts -> new Gateway(parts).start(instances));
  }

  /** The tokens of a load test, a line each; none if the settings have no seed for one. */
  public static List<String> loadTokens(Vertx vertx, GatewaySettings settings) {
    Authentication authentication = GatewayParts.authentication(vertx, settings);
    try {
      return GatewayParts.tokens(settings, authentication)
          .map(tokens -> tokens.lines().toList())
          .orElse(List.of());
    } finally {
      var unused = authentication.close();
    }
  }

  private static StoreProvider provider(GatewaySettings settings) {
    return StoreProvider.named(settings.store(), Gateway.class.getClassLoader());
  }

  private static StoreOptions storeOptions(Vertx vertx, GatewaySettings settings) {
    return new StoreOptions(vertx, settings.defaultLimits(), settings.storeProperties());
  }

  /** Brings the schema of the store that the settings name up to date, and serves nothing. */
  public static Future<Void> migrate(Vertx vertx, GatewaySettings settings) {
    return vertx
        .executeBlocking(() -> provider(settings))
        .compose(provider -> provider.migrate(storeOptions(vertx, settings)));
  }

  private Future<Gateway> start(int instances) {
    return parts
        .start()
        .compose(
            started ->
                parts
                    .vertx()
                    .deployVerticle(
                        () -> newVerticle(instances),
                        new DeploymentOptions().setInstances(instances)))
        .map(
            id -> {
              deployment = id;
              ServerCertificate certificate = parts.certificate();
              if (certificate != null) {
                certificate.watch(this::show);
              }
              return this;
            })
        .recover(failure -> parts.close().transform(closed -> Future.failedFuture(failure)));
  }

  private Future<?> show(KeyCertOptions another) {
    return Future.join(verticles.stream().map(verticle -> verticle.show(another)).toList());
  }

  private GatewayVerticle newVerticle(int instances) {
    Authenticator authenticator = parts.authentication().newAuthenticator();
    GatewayVerticle verticle =
        new GatewayVerticle(
            parts.settings().http(),
            instances,
            authenticator,
            parts.newDialects(authenticator, () -> draining),
            parts.certificate(),
            parts.admissions(),
            parts.observation().newObserver(),
            parts.faults());
    verticles.add(verticle);
    return verticle;
  }

  /** Everything it serves. */
  public List<Operation> operations() {
    return parts.newDialects(parts.authentication().newAuthenticator(), () -> draining).stream()
        .flatMap(dialect -> dialect.operations().stream())
        .toList();
  }

  /** The identity that issues tokens while no keys are configured. */
  public Optional<DevelopmentIdentity> developmentIdentity() {
    return parts.authentication().developmentIdentity();
  }

  /** The store behind this gateway. */
  public Store store() {
    return parts.store();
  }

  /** The port of the metrics, if the settings ask for them. */
  public OptionalInt metricsPort() {
    return parts.observation().metricsPort();
  }

  /** Where it listens, e.g. {@code http://127.0.0.1:8080}. */
  public String url() {
    HttpSettings http = parts.settings().http();
    String host = http.host();
    return "%s://%s:%d"
        .formatted(
            http.scheme(),
            host.contains(":") ? "[" + host + "]" : host,
            verticles.element().port());
  }

  /**
   * Says that it is not ready and goes on serving for the time that the settings give, then answers
   * the requests under way, closes every connection and a store of its own. A second call answers
   * what the first did.
   */
  public synchronized Future<Void> close() {
    Future<Void> already = closed;
    if (already != null) {
      return already;
    }
    draining = true;
    ServerCertificate certificate = parts.certificate();
    if (certificate != null) {
      certificate.close();
    }
    long delay = parts.settings().http().drainDelay().toMillis();
    Future<Void> delayed =
        delay == 0 ? Future.succeededFuture() : parts.vertx().timer(delay, MILLISECONDS).mapEmpty();
    Future<Void> closing =
        delayed.eventually(() -> parts.vertx().undeploy(deployment)).eventually(parts::close);
    closed = closing;
    return closing;
  }
}
