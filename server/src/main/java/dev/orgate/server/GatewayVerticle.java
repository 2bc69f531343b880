package dev.orgate.server;

import dev.orgate.server.config.HttpSettings;
import dev.orgate.server.http.Admission;
import dev.orgate.server.http.AdmissionCounts;
import dev.orgate.server.http.Api;
import dev.orgate.server.http.Authenticator;
import dev.orgate.server.http.ConnectionGuard;
import dev.orgate.server.http.Dialect;
import dev.orgate.server.http.FrontDoor;
import dev.orgate.server.http.Observer;
import dev.orgate.server.http.ServerCertificate;
import dev.orgate.server.load.Faults;
import dev.orgate.server.load.FaultyLoop;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The gateway on one event loop. Deploy as many instances as there are event loops; they share the
 * port, the store behind the dialects and the keys, and nothing else. Undeploying answers the
 * requests under way, closes every connection and leaves nothing behind.
 */
public final class GatewayVerticle extends VerticleBase {
  private static final int MAX_STREAMS = 100;

  private final HttpSettings settings;
  private final int instances;
  private final Authenticator authenticator;
  private final List<Dialect> dialects;
  private final @Nullable ServerCertificate certificate;
  private final AdmissionCounts admissions;
  private final @Nullable Observer observer;
  private final @Nullable Faults faults;
  private @Nullable HttpServer server;
  private @Nullable ConnectionGuard guard;

  /**
   * @param instances how many are deployed; each takes its share of connections and requests
   * @param authenticator this instance's own
   * @param dialects the most called first; the first also answers what fits no operation
   * @param certificate what clients are shown; null for plain HTTP
   * @param admissions what all instances count
   * @param observer this instance's own, or null
   * @param faults what befalls requests on demand, or null
   */
  public GatewayVerticle(
      HttpSettings settings,
      int instances,
      Authenticator authenticator,
      List<Dialect> dialects,
      @Nullable ServerCertificate certificate,
      AdmissionCounts admissions,
      @Nullable Observer observer,
      @Nullable Faults faults) {
    this.settings = settings;
    this.instances = instances;
    this.authenticator = authenticator;
    this.dialects = dialects;
    this.certificate = certificate;
    this.admissions = admissions;
    this.observer = observer;
    this.faults = faults;
  }

  @Override
  public Future<?> start() {
    int capacity = share(settings.maxConnections());
    ConnectionGuard connections = new ConnectionGuard(vertx, settings, capacity);
    Admission admission =
        new Admission(
            vertx, share(settings.maxRequests()), capacity, settings.queueTimeout(), admissions);
    HttpServerOptions options = options();
    FaultyLoop faulty = faults == null ? null : faults.on(vertx, observer);
    Observer told = faulty == null ? observer : faulty.observer();
    Api api = new Api(authenticator, dialects, admission, settings.maxBodyBytes(), told);
    FrontDoor door =
        new FrontDoor(
            options,
            dialects.get(0),
            connections,
            faulty == null ? api::handle : faulty.before(api::handle));
    guard = connections;
    if (certificate != null) {
      certificate.arrivals().tell(connections);
    }
    if (observer != null) {
      observer.begin(context);
    }
    server =
        vertx
            .createHttpServer(options)
            .connectionHandler(door::opened)
            .invalidRequestHandler(door::refuse)
            .requestHandler(door::admit);
    return server
        .listen()
        .recover(
            cause ->
                Future.failedFuture(
                    new IllegalStateException(
                        "Cannot listen on %s:%d: %s"
                            .formatted(settings.host(), settings.port(), cause.getMessage()),
                        cause)));
  }

  private int share(int whole) {
    return Math.max(1, whole / instances);
  }

  /** The port in use; known once the verticle is deployed. */
  public int port() {
    if (server == null) {
      throw new IllegalStateException("Not deployed");
    }
    return server.actualPort();
  }

  /** Shows another certificate to those who connect from now on. Only of one that has one. */
  public Future<?> show(KeyCertOptions another) {
    HttpServer listening = server;
    ServerSSLOptions tls = options().getSslOptions();
    return listening == null || tls == null
        ? Future.failedFuture("There is nothing that shows a certificate")
        : listening.updateSSLOptions(tls.copy().setKeyCertOptions(another));
  }

  @Override
  public Future<?> stop() {
    if (observer != null) {
      observer.end();
    }
    ConnectionGuard connections = guard;
    HttpServer listening = server;
    if (listening == null || connections == null) {
      return Future.succeededFuture();
    }
    connections.drain();
    return listening
        .shutdown(settings.drainTimeout().toMillis(), TimeUnit.MILLISECONDS)
        .onComplete(closed -> leave(connections))
        .eventually(() -> Future.join(dialects.stream().map(Dialect::close).toList()));
  }

  private void leave(ConnectionGuard connections) {
    connections.stop();
    if (certificate != null) {
      certificate.arrivals().forget(connections);
    }
  }

  /** Closes what Vert.x leaves open by default. */
  private HttpServerOptions options() {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(settings.host())
            // One negative port is one random port for all instances, where 0 would be one each.
            .setPort(settings.port() == 0 ? -1 : settings.port())
            .setHttp2ClearTextEnabled(false)
            // Without them no handler for WebSocket extensions sits in the way of every message.
            .setPerFrameWebSocketCompressionSupported(false)
            .setPerMessageWebSocketCompressionSupported(false)
            .setMaxHeaderSize(settings.maxHeaderBytes())
            .setMaxInitialLineLength(settings.maxHeaderBytes())
            .setHandle100ContinueAutomatically(true)
            .setTcpNoDelay(true);
    if (certificate != null) {
      encrypt(options, certificate);
    }
    return options;
  }

  private void encrypt(HttpServerOptions options, ServerCertificate shown) {
    options
        .setSsl(true)
        .setKeyCertOptions(shown.options())
        .setEnabledSecureTransportProtocols(Set.of("TLSv1.2", "TLSv1.3"))
        .setSslHandshakeTimeout(settings.headerTimeout().toMillis())
        .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
        .setSslEngineOptions(shown.arrivals())
        .setUseAlpn(true)
        .setAlpnVersions(List.of(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1))
        .setInitialSettings(
            new Http2Settings()
                .setMaxConcurrentStreams(MAX_STREAMS)
                .setMaxHeaderListSize(settings.maxHeaderBytes()));
  }
}
