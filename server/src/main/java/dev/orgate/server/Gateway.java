package dev.orgate.server;

import dev.orgate.server.auth.Authentication;
import dev.orgate.server.auth.DevelopmentIdentity;
import dev.orgate.server.auth.IamLookups;
import dev.orgate.server.auth.KeystoneDialect;
import dev.orgate.server.config.GatewaySettings;
import dev.orgate.server.config.Secret;
import dev.orgate.server.http.Authenticator;
import dev.orgate.server.http.Dialect;
import dev.orgate.server.http.Operation;
import dev.orgate.server.ops.HealthDialect;
import dev.orgate.server.swr.SwrDialect;
import dev.orgate.server.zstack.ZstackDialect;
import dev.orgate.store.Store;
import dev.orgate.store.StoreOptions;
import dev.orgate.store.StoreProvider;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A running gateway: its store, and a {@link GatewayVerticle} on each event loop it was given. */
public final class Gateway {
  private final Vertx vertx;
  private final GatewaySettings settings;
  private final Store store;
  private final boolean ownsStore;
  private final Authentication authentication;
  private final Secret jobKey;
  private final Queue<GatewayVerticle> verticles = new ConcurrentLinkedQueue<>();
  private String deployment = "";

  private Gateway(
      Vertx vertx,
      GatewaySettings settings,
      Store store,
      boolean ownsStore,
      Authentication authentication) {
    this.vertx = vertx;
    this.settings = settings;
    this.store = store;
    this.ownsStore = ownsStore;
    this.authentication = authentication;
    jobKey = Objects.requireNonNullElseGet(settings.zstack().jobKey(), Secret::random);
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
        .executeBlocking(() -> build(vertx, settings))
        .compose(gateway -> gateway.start(instances));
  }

  /**
   * Starts a gateway on a store of the caller's, whatever store the settings name. The store must
   * have been started, and closing the gateway leaves it open.
   */
  public static Future<Gateway> start(
      Vertx vertx, GatewaySettings settings, Store store, int instances) {
    return vertx
        .executeBlocking(() -> Authentication.load(settings.auth(), vertx, InstantSource.system()))
        .compose(
            authentication ->
                new Gateway(vertx, settings, store, false, authentication).start(instances));
  }

  private static Gateway build(Vertx vertx, GatewaySettings settings) {
    Authentication authentication =
        Authentication.load(settings.auth(), vertx, InstantSource.system());
    try {
      Store store = provider(settings).create(storeOptions(vertx, settings));
      return new Gateway(vertx, settings, store, true, authentication);
    } catch (RuntimeException failure) {
      authentication.close();
      throw failure;
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
    Future<Void> begun = ownsStore ? store.start() : Future.succeededFuture();
    return begun
        .compose(started -> authentication.start())
        .compose(
            started ->
                vertx.deployVerticle(
                    () -> newVerticle(instances), new DeploymentOptions().setInstances(instances)))
        .map(
            id -> {
              deployment = id;
              return this;
            })
        .recover(
            failure ->
                Future.join(closeStore(), authentication.close())
                    .transform(closed -> Future.failedFuture(failure)));
  }

  private GatewayVerticle newVerticle(int instances) {
    Authenticator authenticator = authentication.newAuthenticator();
    GatewayVerticle verticle =
        new GatewayVerticle(settings.http(), instances, authenticator, dialects(authenticator));
    verticles.add(verticle);
    return verticle;
  }

  private List<Dialect> dialects(Authenticator authenticator) {
    List<Dialect> dialects = new ArrayList<>();
    dialects.add(new SwrDialect(store));
    dialects.add(
        new ZstackDialect(
            vertx,
            store,
            settings.zstack(),
            jobKey,
            authenticator,
            developmentIdentity().orElse(null)));
    dialects.add(new HealthDialect(store, authentication));
    dialects.add(new IamLookups(developmentIdentity().orElse(null)));
    developmentIdentity().ifPresent(identity -> dialects.add(new KeystoneDialect(identity)));
    return dialects;
  }

  /** Everything it serves. */
  public List<Operation> operations() {
    return dialects(authentication.newAuthenticator()).stream()
        .flatMap(dialect -> dialect.operations().stream())
        .toList();
  }

  /** The identity that issues tokens while no keys are configured. */
  public Optional<DevelopmentIdentity> developmentIdentity() {
    return authentication.developmentIdentity();
  }

  /** The store behind this gateway. */
  public Store store() {
    return store;
  }

  /** Where it listens, e.g. {@code http://127.0.0.1:8080}. */
  public String url() {
    String host = settings.http().host();
    return "http://%s:%d"
        .formatted(host.contains(":") ? "[" + host + "]" : host, verticles.element().port());
  }

  /** Answers the requests under way, then closes every connection and a store of its own. */
  public Future<Void> close() {
    return vertx.undeploy(deployment).eventually(authentication::close).eventually(this::closeStore);
  }

  private Future<Void> closeStore() {
    return ownsStore ? store.close() : Future.succeededFuture();
  }
}
