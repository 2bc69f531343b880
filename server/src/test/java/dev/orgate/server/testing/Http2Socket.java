package dev.orgate.server.testing;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.DefaultHttp2HeadersEncoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A client of HTTP/2 that sends the frames it is told to, good ones or not, and reads frames. */
public final class Http2Socket implements AutoCloseable {
  public static final int DATA = 0;
  public static final int HEADERS = 1;
  public static final int RESET = 3;
  public static final int SETTINGS = 4;
  public static final int PING = 6;
  public static final int GO_AWAY = 7;
  private static final int WINDOW_UPDATE = 8;
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;
  private static final int PRIORITY = 32;
  private static final int ACK = 1;
  private static final int INITIAL_WINDOW = 4;
  private static final int HUGE_WINDOW = 1 << 30;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final SSLSocket socket;
  private final DataInputStream in;
  private final DefaultHttp2HeadersEncoder encoder = new DefaultHttp2HeadersEncoder();
  private final DefaultHttp2HeadersDecoder decoder = new DefaultHttp2HeadersDecoder(false);
  private final String authority;
  private final List<Frame> kept = new ArrayList<>();
  private int next = 1;
  private boolean greeted;

  /** What came, with what its headers say. */
  public record Frame(
      int type, int flags, int stream, byte[] payload, Map<String, List<String>> headers) {
    public boolean endsStream() {
      return (type == DATA || type == HEADERS) && (flags & END_STREAM) != 0;
    }

    /** The code of a reset. */
    public long error() {
      return Unpooled.wrappedBuffer(payload).getUnsignedInt(type == GO_AWAY ? 4 : 0);
    }
  }

  private Http2Socket(int port, SSLContext context) throws IOException {
    authority = "127.0.0.1:" + port;
    socket = (SSLSocket) context.getSocketFactory().createSocket();
    // Small, so that what is not read is soon the gateway's concern.
    socket.setReceiveBufferSize(16_384);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    socket.setTcpNoDelay(true);
    socket.setSoTimeout((int) PATIENCE.toMillis());
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"h2"});
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    if (!socket.getApplicationProtocol().equals("h2")) {
      throw new AssertionError("No h2 but " + socket.getApplicationProtocol());
    }
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
  }

  /** Shakes hands and says nothing. */
  public static Http2Socket silent(int port, SSLContext context) {
    try {
      return new Http2Socket(port, context);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Shakes hands and begins, ready to take any answer at once. */
  public static Http2Socket connect(int port, SSLContext context) {
    return silent(port, context).preface(HUGE_WINDOW);
  }

  /** Begins, ready to take so many bytes of each answer. */
  public Http2Socket preface(int window) {
    greeted = true;
    send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    ByteBuf settings = Unpooled.buffer().writeShort(INITIAL_WINDOW).writeInt(window);
    frame(SETTINGS, 0, 0, settings);
    return frame(WINDOW_UPDATE, 0, 0, Unpooled.buffer().writeInt(HUGE_WINDOW));
  }

  public Http2Socket send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Http2Socket frame(int type, int flags, int stream, ByteBuf payload) {
    ByteBuf frame = Unpooled.buffer().writeMedium(payload.readableBytes()).writeByte(type);
    frame.writeByte(flags).writeInt(stream).writeBytes(payload);
    byte[] bytes = new byte[frame.readableBytes()];
    frame.readBytes(bytes);
    return send(bytes);
  }

  /** The pseudo headers of a request to this gateway. */
  public Http2Headers head(String method, String path) {
    return new DefaultHttp2Headers(false)
        .method(method)
        .scheme("https")
        .authority(authority)
        .path(path);
  }

  /** Sends a head on a stream of its own, and says which. */
  public int request(Http2Headers head, boolean end) {
    int stream = next;
    next += 2;
    ByteBuf block = Unpooled.buffer();
    try {
      encoder.encodeHeaders(stream, head, block);
    } catch (Http2Exception e) {
      throw new IllegalStateException(e);
    }
    int type = HEADERS;
    while (block.readableBytes() > 16_000) {
      frame(type, type == HEADERS && end ? END_STREAM : 0, stream, block.readBytes(16_000));
      type = 9;
    }
    frame(type, END_HEADERS | (type == HEADERS && end ? END_STREAM : 0), stream, block);
    return stream;
  }

  public int get(String path) {
    return request(head("GET", path), true);
  }

  public Http2Socket data(int stream, String text, boolean end) {
    ByteBuf payload = Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
    return frame(DATA, end ? END_STREAM : 0, stream, payload);
  }

  public Http2Socket reset(int stream) {
    return frame(RESET, 0, stream, Unpooled.buffer().writeInt(8));
  }

  /** The next frame of a stream, 0 for those of the connection; others are kept for later. */
  public Frame next(int stream) {
    for (int i = 0; i < kept.size(); i++) {
      if (kept.get(i).stream() == stream) {
        return kept.remove(i);
      }
    }
    try {
      for (Frame frame = read(); ; frame = read()) {
        if (frame.stream() == stream) {
          return frame;
        }
        kept.add(frame);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads until a frame of the connection has this type. */
  public Frame nextOfConnection(int type) {
    Frame frame = next(0);
    while (frame.type() != type) {
      frame = next(0);
    }
    return frame;
  }

  private Frame read() throws IOException {
    int length = in.readUnsignedShort() << 8 | in.readUnsignedByte();
    int type = in.readUnsignedByte();
    int flags = in.readUnsignedByte();
    int stream = in.readInt();
    byte[] payload = in.readNBytes(length);
    if (payload.length < length) {
      throw new EOFException();
    }
    if (greeted && type == SETTINGS && (flags & ACK) == 0) {
      acknowledgeSettings();
    }
    // In order, or those of later frames would mean nothing.
    return new Frame(
        type, flags, stream, payload, type == HEADERS ? decode(stream, flags, payload) : Map.of());
  }

  private void acknowledgeSettings() {
    try {
      frame(SETTINGS, ACK, 0, Unpooled.EMPTY_BUFFER);
    } catch (UncheckedIOException ended) {
      // By the gateway, whose last words are still to be read.
      return;
    }
  }

  /** The whole answer on a stream; fails if it is reset instead. */
  public Answer answer(int stream) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    Map<String, List<String>> headers = Map.of();
    boolean ended = false;
    while (!ended) {
      Frame frame = next(stream);
      ended = frame.endsStream();
      switch (frame.type()) {
        case HEADERS -> headers = frame.headers();
        case DATA -> body.writeBytes(frame.payload());
        case RESET -> throw new AssertionError("Reset: " + frame.error());
        default -> {}
      }
    }
    int status = Integer.parseInt(headers.remove(":status").get(0));
    return new Answer(
        status,
        HttpHeaders.of(headers, (name, value) -> true),
        body.toString(StandardCharsets.UTF_8));
  }

  private Map<String, List<String>> decode(int stream, int flags, byte[] payload) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    ByteBuf block = Unpooled.wrappedBuffer(payload).skipBytes((flags & PRIORITY) == 0 ? 0 : 5);
    try {
      decoder
          .decodeHeaders(stream, block)
          .forEach(
              header ->
                  headers
                      .computeIfAbsent(header.getKey().toString(), name -> new ArrayList<>())
                      .add(header.getValue().toString()));
      return headers;
    } catch (Http2Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether a reset of a stream is among what came with the answers on others. */
  public boolean wasReset(int stream) {
    return kept.stream().anyMatch(frame -> frame.stream() == stream && frame.type() == RESET);
  }

  /** Whether the gateway closes the connection in this time, whatever it says before. */
  public boolean isClosedWithin(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    try {
      while (true) {
        long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
        if (left <= 0) {
          return false;
        }
        socket.setSoTimeout((int) left);
        kept.add(read());
      }
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException closed) {
      return true;
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
