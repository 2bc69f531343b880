package dev.orgate.server;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.orgate.server.auth.Authentication;
import dev.orgate.server.auth.DevelopmentIdentity;
import dev.orgate.server.auth.KeystoneDialect;
import dev.orgate.server.config.GatewaySettings;
import dev.orgate.server.config.HttpSettings;
import dev.orgate.server.config.Secret;
import dev.orgate.server.http.AdmissionCounts;
import dev.orgate.server.http.Authenticator;
import dev.orgate.server.http.Dialect;
import dev.orgate.server.http.Operation;
import dev.orgate.server.http.ServerCertificate;
import dev.orgate.server.load.Faults;
import dev.orgate.server.load.LoadDialect;
import dev.orgate.server.load.LoadTarget;
import dev.orgate.server.load.Tokens;
import dev.orgate.server.ops.ContractDialect;
import dev.orgate.server.ops.HealthDialect;
import dev.orgate.server.ops.Observation;
import dev.orgate.server.swr.SwrDialect;
import dev.orgate.server.zstack.ZstackDialect;
import dev.orgate.store.Statistic;
import dev.orgate.store.Store;
import dev.orgate.store.StoreOptions;
import dev.orgate.store.StoreProvider;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.KeyCertOptions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A running gateway: its store, and a {@link GatewayVerticle} on each event loop it was given. */
public final class Gateway {
  private static final String MEMORY = "memory";

  private final Vertx vertx;
  private final GatewaySettings settings;
  private final Store store;
  private final Store measured;
  private final boolean ownsStore;
  private final Authentication authentication;
  private final @Nullable ServerCertificate certificate;
  private final AdmissionCounts admissions;
  private final Observation observation;
  private final Secret jobKey;
  private final @Nullable LoadTarget target;
  private final @Nullable Faults faults;
  private final Queue<GatewayVerticle> verticles = new ConcurrentLinkedQueue<>();
  private String deployment = "";
  private @Nullable Future<Void> closed;
  private volatile boolean draining;

  private Gateway(
      Vertx vertx,
      GatewaySettings settings,
      Store store,
      boolean ownsStore,
      Authentication authentication,
      @Nullable ServerCertificate certificate,
      AdmissionCounts admissions,
      Observation observation,
      @Nullable LoadTarget target,
      @Nullable Faults faults) {
    this.vertx = vertx;
    this.settings = settings;
    this.store = store;
    this.ownsStore = ownsStore;
    this.authentication = authentication;
    this.certificate = certificate;
    this.admissions = admissions;
    this.observation = observation;
    this.target = target;
    this.faults = faults;
    measured = observation.measured(store);
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
        .executeBlocking(
            () ->
                build(
                    vertx,
                    settings,
                    () -> provider(settings).create(storeOptions(vertx, settings)),
                    true))
        .compose(gateway -> gateway.start(instances));
  }

  /**
   * Starts a gateway on a store of the caller's, whatever store the settings name. The store must
   * have been started, and closing the gateway leaves it open.
   */
  public static Future<Gateway> start(
      Vertx vertx, GatewaySettings settings, Store store, int instances) {
    return vertx
        .executeBlocking(() -> build(vertx, settings, () -> store, false))
        .compose(gateway -> gateway.start(instances));
  }

  private static Gateway build(
      Vertx vertx, GatewaySettings settings, Supplier<Store> store, boolean ownsStore) {
    Authentication authentication = authentication(vertx, settings);
    try {
      // Before anything is opened, as they are what fails most, and hold nothing yet.
      Store first = store.get();
      HttpSettings.Tls tls = settings.http().tls();
      ServerCertificate certificate =
          tls == null ? null : new ServerCertificate(vertx, tls, InstantSource.system());
      boolean replaceable = ownsStore && settings.store().equals(MEMORY);
      LoadTarget target =
          tokens(settings, authentication)
              .map(
                  tokens ->
                      new LoadTarget(
                          vertx, settings.load(), tokens, first, replaceable ? store : null))
              .orElse(null);
      Store served = target == null ? first : target.store();
      Faults faults = settings.load().faults() ? new Faults(settings.load()) : null;
      AdmissionCounts admissions = new AdmissionCounts();
      Observation observation =
          Observation.open(
              vertx,
              settings.operations(),
              () -> authentication.troubles().size(),
              () -> statistics(served, authentication, admissions, faults));
      return new Gateway(
          vertx,
          settings,
          served,
          ownsStore,
          authentication,
          certificate,
          admissions,
          observation,
          target,
          faults);
    } catch (RuntimeException failure) {
      authentication.close();
      throw failure;
    }
  }

  private static List<Statistic> statistics(
      Store store,
      Authentication authentication,
      AdmissionCounts admissions,
      @Nullable Faults faults) {
    List<Statistic> all = new ArrayList<>(store.statistics());
    all.addAll(authentication.statistics());
    all.addAll(admissions.statistics());
    if (faults != null) {
      all.addAll(faults.statistics());
    }
    return all;
  }

  private static Authentication authentication(Vertx vertx, GatewaySettings settings) {
    Integer seed = settings.load().seed();
    Secret password = settings.auth().developmentPassword();
    byte[] key = seed == null || password == null ? null : Tokens.key(seed, password);
    return Authentication.load(settings.auth(), vertx, InstantSource.system(), key);
  }

  private static Optional<Tokens> tokens(GatewaySettings settings, Authentication authentication) {
    return settings.load().seed() == null
        ? Optional.empty()
        : authentication
            .developmentIdentity()
            .map(
                identity ->
                    new Tokens(
                        settings.load(),
                        identity,
                        settings.auth().maxTokenLife(),
                        InstantSource.system().instant()));
  }

  /** The tokens of a load test, a line each; none if the settings have no seed for one. */
  public static List<String> loadTokens(Vertx vertx, GatewaySettings settings) {
    Authentication authentication = authentication(vertx, settings);
    try {
      return tokens(settings, authentication)
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
    Future<Void> begun = ownsStore ? store.start() : Future.succeededFuture();
    return begun
        .compose(started -> target == null ? Future.succeededFuture() : target.start())
        .compose(started -> authentication.start())
        .compose(started -> observation.start())
        .compose(
            started ->
                vertx.deployVerticle(
                    () -> newVerticle(instances), new DeploymentOptions().setInstances(instances)))
        .map(
            id -> {
              deployment = id;
              if (certificate != null) {
                certificate.watch(this::show);
              }
              return this;
            })
        .recover(
            failure ->
                Future.join(closeStore(), authentication.close(), observation.close())
                    .transform(closed -> Future.failedFuture(failure)));
  }

  private Future<?> show(KeyCertOptions another) {
    return Future.join(verticles.stream().map(verticle -> verticle.show(another)).toList());
  }

  private GatewayVerticle newVerticle(int instances) {
    Authenticator authenticator = authentication.newAuthenticator();
    GatewayVerticle verticle =
        new GatewayVerticle(
            settings.http(),
            instances,
            authenticator,
            dialects(authenticator),
            certificate,
            admissions,
            observation.newObserver(),
            faults);
    verticles.add(verticle);
    return verticle;
  }

  private List<Dialect> dialects(Authenticator authenticator) {
    List<Dialect> dialects = new ArrayList<>();
    dialects.add(new SwrDialect(measured));
    dialects.add(
        new ZstackDialect(
            vertx,
            measured,
            settings.zstack(),
            jobKey,
            authenticator,
            developmentIdentity().orElse(null)));
    dialects.add(new HealthDialect(store, this::whyNotReady, this::troubles));
    dialects.add(authentication.lookups());
    if (target != null) {
      dialects.add(new LoadDialect(target));
    }
    dialects.add(new ContractDialect(vertx, target != null));
    developmentIdentity().ifPresent(identity -> dialects.add(new KeystoneDialect(identity)));
    return dialects;
  }

  private List<String> troubles() {
    String ofCertificate = certificate == null ? null : certificate.trouble();
    List<String> troubles = new ArrayList<>(authentication.troubles());
    if (ofCertificate != null) {
      troubles.add(ofCertificate);
    }
    return troubles;
  }

  private @Nullable String whyNotReady() {
    if (draining) {
      return "about to stop";
    }
    if (target != null && target.isFilling()) {
      return "being seeded";
    }
    return authentication.isBlind() ? "there are no keys to believe anybody by" : null;
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

  /** The port of the metrics, if the settings ask for them. */
  public OptionalInt metricsPort() {
    return observation.metricsPort();
  }

  /** Where it listens, e.g. {@code http://127.0.0.1:8080}. */
  public String url() {
    HttpSettings http = settings.http();
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
    if (certificate != null) {
      certificate.close();
    }
    long delay = settings.http().drainDelay().toMillis();
    Future<Void> delayed =
        delay == 0 ? Future.succeededFuture() : vertx.timer(delay, MILLISECONDS).mapEmpty();
    Future<Void> closing =
        delayed
            .eventually(() -> vertx.undeploy(deployment))
            .eventually(authentication::close)
            .eventually(this::closeStore)
            .eventually(observation::close);
    closed = closing;
    return closing;
  }

  private Future<Void> closeStore() {
    return ownsStore ? store.close() : Future.succeededFuture();
  }
}
