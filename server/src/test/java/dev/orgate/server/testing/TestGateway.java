package dev.orgate.server.testing;

import dev.orgate.server.Gateway;
import dev.orgate.server.config.GatewaySettings;
import dev.orgate.store.Store;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A gateway on a free loopback port with a Vert.x instance of its own, gone after close. */
public final class TestGateway implements AutoCloseable {
  private static final int EVENT_LOOPS = 2;

  private final Vertx vertx;
  private final Gateway gateway;

  private TestGateway(Vertx vertx, Gateway gateway) {
    this.vertx = vertx;
    this.gateway = gateway;
  }

  public static TestGateway start(GatewaySettings settings) {
    BlockedThreads.watch();
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(EVENT_LOOPS));
    try {
      return new TestGateway(vertx, Gateway.start(vertx, settings, EVENT_LOOPS).await());
    } catch (RuntimeException | Error failure) {
      vertx.close().await();
      throw failure;
    }
  }

  /** Where it listens, without a trailing slash. */
  public String url() {
    return gateway.url();
  }

  public int port() {
    return URI.create(url()).getPort();
  }

  public Gateway gateway() {
    return gateway;
  }

  public Store store() {
    return gateway.store();
  }

  @Override
  public void close() {
    try {
      gateway.close().await(60, TimeUnit.SECONDS);
      vertx.close().await(60, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("The gateway did not close", e);
    }
    BlockedThreads.assertNone();
  }
}
