package dev.orgate.server.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.ssl.SslHandler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.core.net.impl.VertxConnection;
import java.util.function.Consumer;

/**
 * What is below a connection: the few things that Vert.x has inside but does not offer, kept in one
 * place. Used from the connection's event loop only.
 */
record Wire(ConnectionBase connection) {
  private static final String DECODER = "httpDecoder";
  private static final ChannelHandler FLUSH_BEFORE_CLOSE = new FlushBeforeClose();

  static Wire of(HttpConnection connection) {
    return new Wire((ConnectionBase) connection);
  }

  Channel channel() {
    return connection.channel();
  }

  private ChannelPipeline pipeline() {
    return channel().pipeline();
  }

  /** Whether several requests share the connection. */
  boolean isHttp2() {
    return pipeline().get(Http2ConnectionHandler.class) != null;
  }

  /** Puts a strict decoder in the place of Vert.x's own of HTTP/1; before anything was read. */
  void readStrictly(HttpServerOptions options, Consumer<Throwable> broken) {
    pipeline().replace(DECODER, DECODER, new StrictRequestDecoder(options, broken));
  }

  /**
   * Of HTTP/2: sends what was answered before it closes. Netty, when it says goodbye, closes with
   * the last stream, even if the end of that request and its answer are in the same turn of the
   * event loop and nothing of the answer was sent.
   */
  void flushBeforeClosing() {
    ChannelHandlerContext context = pipeline().context(Http2ConnectionHandler.class);
    pipeline().addBefore(context.name(), null, FLUSH_BEFORE_CLOSE);
  }

  /** Of HTTP/1: tells the client, behind all that was answered, that no answer will follow. */
  void finish() {
    ((VertxConnection) connection).flush(flushed -> finishTls());
  }

  private void finishTls() {
    SslHandler tls = pipeline().get(SslHandler.class);
    if (tls == null) {
      shutdownOutput();
    } else {
      tls.closeOutbound().addListener(said -> shutdownOutput());
    }
  }

  private void shutdownOutput() {
    if (channel() instanceof DuplexChannel socket) {
      var unused = socket.shutdownOutput();
    }
  }

  /**
   * Of HTTP/2: ends a stream of requests and answers, whatever became of it, and no other. Vert.x's
   * own reset leaves one whose answer is written and waits for the client to read it.
   */
  void reset(int stream, Http2Error reason) {
    Http2ConnectionHandler handler = pipeline().get(Http2ConnectionHandler.class);
    if (handler != null) {
      ChannelHandlerContext context = connection.channelHandlerContext();
      var unused = handler.resetStream(context, stream, reason.code(), context.newPromise());
      context.flush();
    }
  }

  /** Closes at once. */
  void cut() {
    cut(channel());
  }

  /**
   * Closes at once. {@link HttpConnection#close()} would wait for what was answered to be sent, and
   * the handlers of TLS and HTTP/2 for their farewells, which a client that does not read can put
   * off for ever; so it is asked for below all of them.
   */
  static void cut(Channel channel) {
    ChannelHandlerContext lowest = channel.pipeline().firstContext();
    var unused = lowest == null ? channel.close() : lowest.close();
  }

  @Sharable
  private static final class FlushBeforeClose extends ChannelOutboundHandlerAdapter {
    @Override
    public void close(ChannelHandlerContext context, ChannelPromise closed) {
      context.flush();
      var unused = context.close(closed);
    }
  }
}
