package dev.orgate.server.http;

import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.DuplexChannel;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.impl.VertxConnection;
import java.util.function.Consumer;

/**
 * What is below a connection: the few things that Vert.x has inside but does not offer, kept in one
 * place. Used from the connection's event loop only.
 */
record Wire(VertxConnection connection) {
  private static final String DECODER = "httpDecoder";

  static Wire of(HttpConnection connection) {
    return new Wire((VertxConnection) connection);
  }

  /** Puts a strict decoder in the place of Vert.x's own; before anything was read. */
  void readStrictly(HttpServerOptions options, Consumer<Throwable> broken) {
    ChannelPipeline pipeline = connection.channel().pipeline();
    pipeline.replace(DECODER, DECODER, new StrictRequestDecoder(options, broken));
  }

  /** Tells the client, behind everything that was answered, that no answer will follow. */
  void finish() {
    connection.flush(
        flushed -> {
          if (connection.channel() instanceof DuplexChannel socket) {
            var unused = socket.shutdownOutput();
          }
        });
  }

  /**
   * Closes at once. {@link HttpConnection#close()} would wait for what was answered to be sent,
   * which a client that does not read can put off for ever.
   */
  void cut() {
    var unused = connection.channelHandlerContext().close();
  }
}
