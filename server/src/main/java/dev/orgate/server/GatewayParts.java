package dev.orgate.server;

import dev.orgate.server.auth.Authentication;
import dev.orgate.server.auth.KeystoneDialect;
import dev.orgate.server.config.GatewaySettings;
import dev.orgate.server.config.HttpSettings;
import dev.orgate.server.config.Secret;
import dev.orgate.server.http.AdmissionCounts;
import dev.orgate.server.http.Authenticator;
import dev.orgate.server.http.Dialect;
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
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the event loops of a gateway share, made from its settings.
 *
 * @param measured the same store, its calls measured if that is wanted
 * @param ownsStore whether it starts and ends with the gateway
 */
record GatewayParts(
    Vertx vertx,
    GatewaySettings settings,
    Store store,
    Store measured,
    boolean ownsStore,
    Authentication authentication,
    @Nullable ServerCertificate certificate,
    AdmissionCounts admissions,
    Observation observation,
    Secret jobKey,
    @Nullable LoadTarget target,
    @Nullable Faults faults) {
  private static final String MEMORY = "memory";

  /** Makes all of it, which blocks. */
  static GatewayParts make(
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
      return new GatewayParts(
          vertx,
          settings,
          served,
          observation.measured(served),
          ownsStore,
          authentication,
          certificate,
          admissions,
          observation,
          Objects.requireNonNullElseGet(settings.zstack().jobKey(), Secret::random),
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

  /** Who is believed under these settings; for a load test, with the key of its tokens. */
  static Authentication authentication(Vertx vertx, GatewaySettings settings) {
    Integer seed = settings.load().seed();
    Secret password = settings.auth().developmentPassword();
    byte[] key = seed == null || password == null ? null : Tokens.key(seed, password);
    return Authentication.load(settings.auth(), vertx, InstantSource.system(), key);
  }

  /** The tokens of a load test, if the settings have a seed for one. */
  static Optional<Tokens> tokens(GatewaySettings settings, Authentication authentication) {
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

  /**
   * What one event loop serves, the most called first.
   *
   * @param draining whether the gateway is about to stop
   */
  List<Dialect> newDialects(Authenticator authenticator, Supplier<Boolean> draining) {
    List<Dialect> dialects = new ArrayList<>();
    dialects.add(new SwrDialect(measured));
    dialects.add(
        new ZstackDialect(
            vertx,
            measured,
            settings.zstack(),
            jobKey,
            authenticator,
            authentication.developmentIdentity().orElse(null)));
    dialects.add(
        new HealthDialect(
            store, () -> draining.get() ? "about to stop" : whyNotReady(), this::troubles));
    dialects.add(authentication.lookups());
    if (target != null) {
      dialects.add(new LoadDialect(target));
    }
    dialects.add(new ContractDialect(vertx, target != null));
    authentication
        .developmentIdentity()
        .ifPresent(identity -> dialects.add(new KeystoneDialect(identity)));
    return dialects;
  }

  private @Nullable String whyNotReady() {
    if (target != null && target.isFilling()) {
      return "being seeded";
    }
    return authentication.isBlind() ? "there are no keys to believe anybody by" : null;
  }

  private List<String> troubles() {
    String ofCertificate = certificate == null ? null : certificate.trouble();
    List<String> troubles = new ArrayList<>(authentication.troubles());
    if (ofCertificate != null) {
      troubles.add(ofCertificate);
    }
    return troubles;
  }

  /** Begins what must be there before the first request. */
  Future<Void> start() {
    Future<Void> begun = ownsStore ? store.start() : Future.succeededFuture();
    return begun
        .compose(started -> target == null ? Future.succeededFuture() : target.start())
        .compose(started -> authentication.start())
        .compose(started -> observation.start());
  }

  /** Ends everything, whatever fails of it. */
  Future<Void> close() {
    return authentication
        .close()
        .eventually(() -> ownsStore ? store.close() : Future.succeededFuture())
        .eventually(observation::close);
  }
}
