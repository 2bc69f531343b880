package dev.orgate.server.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
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

  static Wire of(HttpConnection connection) {
    return new Wire((ConnectionBase) connection);
  }

  private ChannelPipeline pipeline() {
    return connection.channel().pipeline();
  }

  /** Whether several requests share the connection. */
  boolean isHttp2() {
    return pipeline().get(Http2ConnectionHandler.class) != null;
  }

  /** Puts a strict decoder in the place of Vert.x's own of HTTP/1; before anything was read. */
  void readStrictly(HttpServerOptions options, Consumer<Throwable> broken) {
    pipeline().replace(DECODER, DECODER, new StrictRequestDecoder(options, broken));
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
    if (connection.channel() instanceof DuplexChannel socket) {
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

  /**
   * Closes at once. {@link HttpConnection#close()} would wait for what was answered to be sent, and
   * the handlers of TLS and HTTP/2 for their farewells, which a client that does not read can put
   * off for ever; so it is asked for below all of them.
   */
  void cut() {
    ChannelHandlerContext lowest = pipeline().firstContext();
    var unused = lowest == null ? connection.channel().close() : lowest.close();
  }
}
