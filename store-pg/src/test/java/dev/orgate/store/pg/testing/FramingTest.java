package dev.orgate.store.pg.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Cuts at exact bytes, however the bytes were packed into chunks. */
class FramingTest {
  private static final int PROTOCOL_3 = 196608;
  private static final int SSL_REQUEST = 80877103;
  private static final int ROUNDS = 60;

  @Test
  void cut_isExactToTheByteWhateverTheChunks() throws Exception {
    Random random = new Random(20);
    for (int round = 0; round < ROUNDS; round++) {
      Cut.When when = random.nextBoolean() ? Cut.When.BEFORE : Cut.When.AFTER;
      Stream stream = Stream.random(random, 1 + random.nextInt(4), when);
      byte[] received = received(stream, when, random);
      assertThat(received).as("round %d", round).isEqualTo(stream.expected);
    }
  }

  private static byte[] received(Stream stream, Cut.When when, Random random) throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        FaultProxy proxy = FaultProxy.start((InetSocketAddress) listener.getLocalSocketAddress())) {
      CompletableFuture<byte[]> all = CompletableFuture.supplyAsync(() -> everything(listener));
      ArmedCut cut = proxy.arm(new Cut(Message.EXECUTE, stream.ordinal, when, Cut.Ending.RESET));
      try (Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
        client.setTcpNoDelay(true);
        for (int from = 0; from < stream.bytes.length; ) {
          int to = Math.min(stream.bytes.length, from + 1 + random.nextInt(30));
          client.getOutputStream().write(stream.bytes, from, to - from);
          from = to;
        }
        cut.awaitMade();
      } catch (IOException cutWhileWriting) {
        cut.awaitMade();
      }
      return all.join();
    }
  }

  private static byte[] everything(ServerSocket listener) {
    try (Socket server = listener.accept()) {
      return server.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a client says, and how much of it should arrive. */
  private static final class Stream {
    private final ByteArrayOutputStream all = new ByteArrayOutputStream();
    private final int ordinal;
    private byte[] bytes;
    private byte[] expected;

    private Stream(int ordinal) {
      this.ordinal = ordinal;
    }

    static Stream random(Random random, int ordinal, Cut.When when) {
      Stream stream = new Stream(ordinal);
      if (random.nextBoolean()) {
        stream.untyped(SSL_REQUEST, 0);
      }
      stream.untyped(PROTOCOL_3, random.nextInt(40));
      int executes = 0;
      while (executes < ordinal) {
        boolean execute = random.nextInt(3) == 0;
        int start = stream.all.size();
        stream.typed(execute ? 'E' : "PBSDQ".charAt(random.nextInt(5)), random);
        executes += execute ? 1 : 0;
        if (executes == ordinal) {
          int end = when == Cut.When.BEFORE ? start : stream.all.size();
          stream.expected = Arrays.copyOf(stream.all.toByteArray(), end);
        }
      }
      stream.typed('S', random);
      stream.bytes = stream.all.toByteArray();
      return stream;
    }

    private void untyped(int code, int more) {
      ByteBuffer message = ByteBuffer.allocate(8 + more).putInt(8 + more).putInt(code);
      all.writeBytes(message.array());
    }

    private void typed(char type, Random random) {
      // Bytes that look like messages, lengths and types must not be taken for them.
      byte[] body = new byte[random.nextInt(60)];
      random.nextBytes(body);
      if (body.length > 0) {
        body[0] = 'E';
      }
      all.writeBytes(
          ByteBuffer.allocate(5 + body.length)
              .put((byte) type)
              .putInt(4 + body.length)
              .put(body)
              .array());
    }
  }
}
