package dev.orgate.store.pg.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A free port for a server that goes away and comes back to it: none of those that systems hand out
 * to outgoing connections, or one of these could take it meanwhile, the client's own included.
 */
final class StablePort {
  private static final int LOWEST = 15_000;
  private static final int END = 32_768;
  private static final int TRIES = 100;

  private StablePort() {}

  static int find() throws IOException {
    IOException last = null;
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, END);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        last = taken;
      }
    }
    throw last;
  }
}
