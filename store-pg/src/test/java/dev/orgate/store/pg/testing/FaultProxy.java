package dev.orgate.store.pg.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between a pool and Postgres and does to the connections what networks and crashes do. It
 * forwards until told otherwise; faults add up until {@link #heal}. It knows the protocol's
 * messages well enough to cut at any one of them, as long as the connection is not encrypted.
 */
public final class FaultProxy implements AutoCloseable {
  private static final int BACKLOG = 512;

  private final InetSocketAddress target;
  private final int port;
  private final Faults faults = new Faults();
  private final Set<ProxyLink> links = ConcurrentHashMap.newKeySet();
  private ServerSocket listener;
  private Thread acceptor;

  private FaultProxy(InetSocketAddress target, int port) {
    this.target = target;
    this.port = port;
  }

  /** Starts one in front of the server of this {@code postgresql://} address. */
  public static FaultProxy start(String uri) {
    PostgresAddress address = PostgresAddress.of(uri);
    return start(new InetSocketAddress(address.host(), address.port()));
  }

  static FaultProxy start(InetSocketAddress target) {
    try {
      FaultProxy proxy = new FaultProxy(target, StablePort.find());
      proxy.listen();
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same database through this proxy. */
  public String uri(String original) {
    return PostgresAddress.of(original).through(port).uri();
  }

  public int port() {
    return port;
  }

  /** New connections are refused from now on; those that are open stay. */
  public synchronized void refuse() {
    try {
      listener.close();
      // The system goes on accepting as long as somebody waits for it.
      acceptor.join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Cuts every open connection, with a reset for the client. */
  public void cutAll() {
    links.forEach(ProxyLink::reset);
  }

  /** Cuts one connection at a message to come. A cut that is armed already is taken back. */
  public ArmedCut arm(Cut cut) {
    return faults.arm(cut);
  }

  /** Holds up everything read, both ways, by this time; what is held up goes on when healed. */
  public void delay(Duration time) {
    faults.delay(time);
  }

  /**
   * Accepts connections and bytes and keeps them all to itself; nobody hears of an end either. A
   * connection that lost bytes this way is reset when healed.
   */
  public void blackHole() {
    faults.blackHole();
  }

  /** Forwards again; takes back every fault, an armed cut that did not happen included. */
  public synchronized void heal() {
    faults.heal();
    links.stream().filter(ProxyLink::hasSwallowed).forEach(ProxyLink::reset);
    if (listener.isClosed()) {
      listen();
    }
  }

  /** How many connections are open. */
  public int connections() {
    return links.size();
  }

  private synchronized void listen() {
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
      listener = socket;
      acceptor = new Thread(() -> acceptFrom(socket), "fault-proxy");
      acceptor.setDaemon(true);
      acceptor.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void acceptFrom(ServerSocket socket) {
    while (true) {
      Socket client;
      try {
        client = socket.accept();
      } catch (IOException refusing) {
        return;
      }
      ProxyLink link = new ProxyLink(faults, client, links::remove);
      links.add(link);
      link.start(target);
    }
  }

  @Override
  public void close() {
    refuse();
    cutAll();
  }
}
