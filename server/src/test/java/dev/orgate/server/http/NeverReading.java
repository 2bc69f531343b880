package dev.orgate.server.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** A client that asks and asks and never reads an answer. */
final class NeverReading implements AutoCloseable {
  private final SocketChannel socket;
  private ByteBuffer unsent = ByteBuffer.allocate(0);

  NeverReading(int port) {
    try {
      socket = SocketChannel.open();
      socket.setOption(StandardSocketOptions.SO_RCVBUF, 4096);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      socket.configureBlocking(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends what can be sent; whether that was nothing, because the gateway reads no more. */
  boolean isStuck() {
    try {
      boolean stuck = true;
      for (int i = 0; i < 1000; i++) {
        if (!unsent.hasRemaining()) {
          unsent =
              ByteBuffer.wrap(
                  "GET /v2 HTTP/1.1\r\nHost: a\r\n\r\n"
                      .repeat(100)
                      .getBytes(StandardCharsets.ISO_8859_1));
        }
        if (socket.write(unsent) == 0) {
          return stuck;
        }
        stuck = false;
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
