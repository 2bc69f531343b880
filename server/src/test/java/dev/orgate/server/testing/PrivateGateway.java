package dev.orgate.server.testing;

import dev.orgate.server.config.GatewaySettings;
import dev.orgate.server.config.HttpSettings;
import dev.orgate.server.config.ZstackSettings;
import dev.orgate.store.Resource;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A gateway of a test's own, with settings that other tests would not like, and its keys. */
public final class PrivateGateway implements AutoCloseable {
  private final TestKeys keys = new TestKeys();
  private final TestGateway gateway;

  private PrivateGateway(UnaryOperator<GatewaySettings> change) {
    gateway = TestGateway.start(change.apply(GatewayExtension.settings(keys)));
  }

  /** One with these times and as many connections, otherwise with the defaults. */
  public static PrivateGateway start(
      int maxConnections, Duration header, Duration request, Duration idle, Duration drain) {
    return new PrivateGateway(
        base -> withHttp(base, timed(base.http(), maxConnections, header, request, idle, drain)));
  }

  /** One that shows this certificate, otherwise with the defaults. */
  public static PrivateGateway start(HttpSettings.Tls tls) {
    return new PrivateGateway(base -> withHttp(base, https(base.http(), tls)));
  }

  /** One that shows this certificate, with these times and as many connections. */
  public static PrivateGateway start(
      HttpSettings.Tls tls, int maxConnections, Duration header, Duration request, Duration idle) {
    return new PrivateGateway(
        base -> {
          HttpSettings http = base.http();
          HttpSettings timed =
              timed(http, maxConnections, header, request, idle, http.drainTimeout());
          return withHttp(base, https(timed, tls));
        });
  }

  private static HttpSettings timed(
      HttpSettings http,
      int maxConnections,
      Duration header,
      Duration request,
      Duration idle,
      Duration drain) {
    return new HttpSettings(
        http.host(),
        http.port(),
        http.tls(),
        http.maxBodyBytes(),
        http.maxHeaderBytes(),
        maxConnections,
        http.maxRequests(),
        http.queueTimeout(),
        header,
        request,
        idle,
        drain,
        http.drainDelay());
  }

  /** The settings of the same socket that shows this certificate. */
  public static HttpSettings https(HttpSettings http, HttpSettings.Tls tls) {
    return new HttpSettings(
        http.host(),
        http.port(),
        tls,
        http.maxBodyBytes(),
        http.maxHeaderBytes(),
        http.maxConnections(),
        http.maxRequests(),
        http.queueTimeout(),
        http.headerTimeout(),
        http.requestTimeout(),
        http.idleTimeout(),
        http.drainTimeout(),
        http.drainDelay());
  }

  /** The same settings with another socket. */
  public static GatewaySettings withHttp(GatewaySettings base, HttpSettings http) {
    return new GatewaySettings(
        http,
        base.auth(),
        base.zstack(),
        base.operations(),
        base.load(),
        base.store(),
        base.storeProperties(),
        base.defaultLimits());
  }

  /** One with this limit of namespaces for every tenant, otherwise with the defaults. */
  public static PrivateGateway start(int namespaceLimit) {
    return new PrivateGateway(
        base ->
            new GatewaySettings(
                base.http(),
                base.auth(),
                base.zstack(),
                base.operations(),
                base.load(),
                base.store(),
                base.storeProperties(),
                Map.of(
                    Resource.NAMESPACE,
                    namespaceLimit,
                    Resource.ORGANIZATION,
                    GatewayExtension.DEFAULT_ORGANIZATION_LIMIT)));
  }

  /** One whose ZStack dialect is told this, otherwise with the defaults. */
  public static PrivateGateway start(ZstackSettings zstack) {
    return new PrivateGateway(
        base ->
            new GatewaySettings(
                base.http(),
                base.auth(),
                zstack,
                base.operations(),
                base.load(),
                base.store(),
                base.storeProperties(),
                base.defaultLimits()));
  }

  public TestGateway gateway() {
    return gateway;
  }

  public int port() {
    return gateway.port();
  }

  /** A tenant of this gateway. */
  public TestTenant newTenant() {
    return new TestTenant(gateway.url(), keys);
  }

  @Override
  public void close() {
    gateway.close();
    keys.close();
  }
}
