package dev.orgate.server.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** A connection of {@link OpenLoop} with one request at a time. */
final class Connection {
  private static final int LONGEST_ANSWER = 1 << 16;
  private static final int STATUS_AT = "HTTP/1.1 ".length();
  private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);

  private final SocketChannel channel;
  private final ByteBuffer out;
  private final ByteBuffer in = ByteBuffer.allocateDirect(LONGEST_ANSWER);
  private int request;

  Connection(SocketChannel channel, int longestRequest) {
    this.channel = channel;
    this.out = ByteBuffer.allocateDirect(longestRequest);
  }

  /** The one that was sent last. */
  int request() {
    return request;
  }

  void send(Requests requests, int number) throws IOException {
    request = number;
    requests.write(number, out);
    while (out.hasRemaining()) {
      channel.write(out);
    }
  }

  /** The status of the answer, or 0 while it is not complete. */
  int receive() {
    try {
      if (channel.read(in) < 0) {
        throw new EOFException("The server closed a connection");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int end = in.position();
    int length = 0;
    for (int i = STATUS_AT; i + 2 < end; i++) {
      if (in.get(i) != '\n') {
        continue;
      }
      if (in.get(i + 1) == '\r') {
        int missing = i + 3 + length - end;
        if (missing > 0) {
          return 0;
        }
        int status = number(STATUS_AT);
        in.clear();
        return status;
      }
      if (isLength(i + 1, end)) {
        length = number(i + 1 + LENGTH.length);
      }
    }
    return 0;
  }

  private boolean isLength(int at, int end) {
    if (at + LENGTH.length > end) {
      return false;
    }
    for (int i = 0; i < LENGTH.length; i++) {
      if ((in.get(at + i) | 0x20) != (LENGTH[i] | 0x20)) {
        return false;
      }
    }
    return true;
  }

  private int number(int at) {
    int from = in.get(at) == ' ' ? at + 1 : at;
    int number = 0;
    for (int i = from; in.get(i) >= '0' && in.get(i) <= '9'; i++) {
      number = number * 10 + in.get(i) - '0';
    }
    return number;
  }
}
