package dev.orgate.server.http;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.DelegatingSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.spi.tls.DefaultSslContextFactory;
import io.vertx.core.spi.tls.SslContextFactory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/**
 * Tells each event loop's guard of connections when they arrive. Vert.x does so only after the
 * handshake, and of HTTP/2 only after its first frame, which may never come. One for all event
 * loops of a gateway, because they take the handlers of TLS from the first of them.
 */
public final class Arrivals extends JdkSSLEngineOptions {
  private final Map<Thread, ConnectionGuard> guards = new ConcurrentHashMap<>();

  public Arrivals() {
    // What a handshake computes takes milliseconds, and would hold up everybody's requests.
    setUseWorkerThread(true);
  }

  /** Vert.x copies options, but there is one gateway only. */
  @Override
  public Arrivals copy() {
    return this;
  }

  @Override
  public SslContextFactory sslContextFactory() {
    return new DefaultSslContextFactory(SslProvider.JDK, false) {
      @Override
      public SslContext create() throws SSLException {
        return new WatchedContext(super.create());
      }
    };
  }

  /** From now on this event loop's guard is told; called on the event loop. */
  public void tell(ConnectionGuard guard) {
    guards.put(Thread.currentThread(), guard);
  }

  /** A guard is told no more. */
  public void forget(ConnectionGuard guard) {
    guards.values().remove(guard);
  }

  private void arrived(Channel channel) {
    ConnectionGuard guard = guards.get(Thread.currentThread());
    if (guard != null) {
      guard.arrived(channel);
    }
  }

  private final class WatchedContext extends DelegatingSslContext {
    WatchedContext(SslContext context) {
      super(context);
    }

    @Override
    protected SslHandler newHandler(ByteBufAllocator buffers, boolean startTls, Executor tasks) {
      return new WatchedHandler(newEngine(buffers), startTls, tasks);
    }

    @Override
    protected SslHandler newHandler(
        ByteBufAllocator buffers, String host, int port, boolean startTls, Executor tasks) {
      return new WatchedHandler(newEngine(buffers, host, port), startTls, tasks);
    }

    @Override
    protected void initEngine(SSLEngine engine) {}
  }

  private final class WatchedHandler extends SslHandler {
    WatchedHandler(SSLEngine engine, boolean startTls, Executor tasks) {
      super(engine, startTls, tasks);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) throws Exception {
      super.handlerAdded(context);
      arrived(context.channel());
    }
  }
}
