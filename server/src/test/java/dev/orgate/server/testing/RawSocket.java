package dev.orgate.server.testing;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A client that sends the bytes it is told to, well-formed HTTP or not, and reads the answers. */
public final class RawSocket implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Socket socket;
  private final InputStream in;

  private RawSocket(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout((int) PATIENCE.toMillis());
  }

  public static RawSocket connect(int port) {
    try {
      return new RawSocket(new Socket(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends text, each char one byte. */
  public RawSocket send(String latin1) {
    return send(latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  public RawSocket send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tells the gateway that nothing more will come. */
  public RawSocket finish() {
    try {
      socket.shutdownOutput();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next answer to any request but a HEAD. */
  public Answer answer() {
    return answer(true);
  }

  /** The next answer to a HEAD, or another without a body whatever its headers say. */
  public Answer bodilessAnswer() {
    return answer(false);
  }

  private Answer answer(boolean hasBody) {
    try {
      String[] statusLine = line().split(" ", 3);
      Map<String, List<String>> fields = new TreeMap<>();
      for (String field = line(); !field.isEmpty(); field = line()) {
        int colon = field.indexOf(':');
        fields
            .computeIfAbsent(
                field.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
            .add(field.substring(colon + 1).strip());
      }
      List<String> length = fields.getOrDefault("content-length", List.of("0"));
      byte[] body = in.readNBytes(hasBody ? Integer.parseInt(length.get(0)) : 0);
      return new Answer(
          Integer.parseInt(statusLine[1]),
          HttpHeaders.of(fields, (name, value) -> true),
          new String(body, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("closed after: " + line);
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  /** Waits until the gateway closes the connection, and fails if it says anything more. */
  public void assertClosed() {
    if (!isClosedWithin(PATIENCE)) {
      throw new AssertionError("Still open");
    }
  }

  /** Whether the gateway closes the connection in this time; fails if it says anything instead. */
  public boolean isClosedWithin(Duration time) {
    try {
      socket.setSoTimeout((int) time.toMillis());
      int next = in.read();
      if (next >= 0) {
        throw new AssertionError("Not closed but: " + (char) next + rest());
      }
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException reset) {
      return true;
    } finally {
      restorePatience();
    }
  }

  private void restorePatience() {
    try {
      if (!socket.isClosed()) {
        socket.setSoTimeout((int) PATIENCE.toMillis());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String rest() throws IOException {
    return new String(in.readNBytes(Math.max(0, in.available())), StandardCharsets.ISO_8859_1);
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
