package dev.orgate.store.pg.testing;

import dev.orgate.store.pg.testing.Message.Sender;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** One connection of a client through the proxy, with a thread for each direction. */
final class ProxyLink {
  private static final int CHUNK_BYTES = 16_384;

  private final Faults faults;
  private final Socket client;
  private final Socket server = new Socket();
  private final Consumer<ProxyLink> onEnd;
  private final AtomicInteger bareBytes = new AtomicInteger();
  private volatile boolean swallowed;

  ProxyLink(Faults faults, Socket client, Consumer<ProxyLink> onEnd) {
    this.faults = faults;
    this.client = client;
    this.onEnd = onEnd;
  }

  /** Connects to the server, unless nothing gets there at the moment. */
  void start(InetSocketAddress target) {
    try {
      client.setTcpNoDelay(true);
      if (faults.isBlackHole()) {
        swallow();
      } else {
        server.connect(target);
        server.setTcpNoDelay(true);
        run("fault-proxy-to-client", () -> pump(Sender.SERVER, server, client));
      }
      run("fault-proxy-to-server", () -> pump(Sender.CLIENT, client, server));
    } catch (IOException serverIsDown) {
      reset();
    }
  }

  private static void run(String name, Runnable pump) {
    Thread thread = new Thread(pump, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Whether bytes are missing, so that it can never work again. */
  boolean hasSwallowed() {
    return swallowed;
  }

  private void pump(Sender sender, Socket from, Socket to) {
    Framing framing = new Framing(sender);
    byte[] chunk = new byte[CHUNK_BYTES];
    try {
      InputStream in = from.getInputStream();
      for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
        faults.hold();
        if (faults.isBlackHole() || swallowed) {
          swallow();
        } else if (!forward(sender, framing, chunk, length, to.getOutputStream())) {
          return;
        }
      }
      faults.hold();
      ended(Cut.Ending.CLOSE);
    } catch (IOException e) {
      ended(Cut.Ending.RESET);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ended(Cut.Ending ending) {
    if (faults.isBlackHole()) {
      swallow();
    } else {
      end(ending);
    }
  }

  private void swallow() {
    swallowed = true;
    // Healing may have looked just before that.
    if (!faults.isBlackHole()) {
      reset();
    }
  }

  private boolean forward(
      Sender sender, Framing framing, byte[] chunk, int length, OutputStream out)
      throws IOException {
    for (int i = 0; i < length; i++) {
      if (framing.atBoundary()) {
        if (sender == Sender.SERVER && bareBytes.get() > 0) {
          bareBytes.decrementAndGet();
          continue;
        }
        ArmedCut cut = faults.before(sender, framing.typeStartedBy(chunk[i]));
        if (cut != null) {
          return cut(cut, chunk, i, out);
        }
      }
      framing.accept(chunk[i]);
      if (framing.atBoundary()) {
        if (framing.askedToEncrypt()) {
          bareBytes.incrementAndGet();
        }
        ArmedCut cut = faults.after(sender, framing.type());
        if (cut != null) {
          return cut(cut, chunk, i + 1, out);
        }
      }
    }
    out.write(chunk, 0, length);
    return true;
  }

  private boolean cut(ArmedCut cut, byte[] chunk, int length, OutputStream out) throws IOException {
    out.write(chunk, 0, length);
    end(cut.ending());
    cut.make();
    return false;
  }

  /** Ends it now, with a reset for the client. */
  void reset() {
    end(Cut.Ending.RESET);
  }

  private void end(Cut.Ending clientSees) {
    close(client, clientSees);
    // The server must read all it was sent, which a reset could take away from it.
    close(server, Cut.Ending.CLOSE);
    onEnd.accept(this);
  }

  private static void close(Socket socket, Cut.Ending ending) {
    try {
      if (ending == Cut.Ending.RESET && !socket.isClosed()) {
        socket.setSoLinger(true, 0);
      }
      socket.close();
    } catch (IOException alreadyGone) {
      // Gone is what it was to be.
    }
  }
}
