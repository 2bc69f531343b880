package dev.orgate.server.crash;

import dev.orgate.server.testing.Program;
import dev.orgate.server.testing.TestKeys;
import dev.orgate.store.pg.testing.FaultProxy;
import dev.orgate.store.pg.testing.OwnPostgres;
import dev.orgate.store.pg.testing.TestDatabase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Gateways in processes of their own, each behind a proxy of its own, on one Postgres. */
final class Cluster implements AutoCloseable {
  private static final String READY = "Orgate ready at ";

  private final OwnPostgres postgres = OwnPostgres.start();
  private final TestKeys keys = new TestKeys();
  private final TestDatabase database = postgres.newDatabase();
  private final List<Node> nodes = new ArrayList<>();
  private final int limit;

  /** One gateway, or its successor. */
  static final class Node implements AutoCloseable {
    private final FaultProxy proxy;
    private Program program;
    private volatile String url = "";

    private Node(FaultProxy proxy) {
      this.proxy = proxy;
    }

    FaultProxy proxy() {
      return proxy;
    }

    /** Where it listens, or did before it was killed. */
    String url() {
      return url;
    }

    /** SIGKILL. */
    void kill() {
      program.close();
    }

    /** SIGTERM, after which it must end what it is at, and then itself in good order. */
    void stop() throws InterruptedException {
      program.terminate();
      int status = program.exitStatus();
      if (status != 0) {
        throw new AssertionError("Ended with " + status + ": " + program.errors());
      }
    }

    @Override
    public void close() {
      program.close();
      proxy.close();
    }
  }

  Cluster(int gateways, int limit) throws InterruptedException {
    this.limit = limit;
    for (int i = 0; i < gateways; i++) {
      Node node = new Node(FaultProxy.start(database.uri()));
      nodes.add(node);
      start(node);
    }
  }

  List<Node> nodes() {
    return nodes;
  }

  OwnPostgres postgres() {
    return postgres;
  }

  TestDatabase database() {
    return database;
  }

  TestKeys keys() {
    return keys;
  }

  int limit() {
    return limit;
  }

  /** Starts a gateway until it stays up, as whoever supervises it would. */
  void start(Node node) throws InterruptedException {
    AssertionError last = new AssertionError("never tried");
    for (int i = 0; i < 10; i++) {
      try {
        node.program = program(node.proxy.uri(database.uri()));
        node.url = node.program.lineWith(READY).substring(READY.length());
        return;
      } catch (AssertionError failed) {
        last = failed;
      }
    }
    throw last;
  }

  private Program program(String uri) {
    try {
      return Program.start(
          "--http-port=0",
          "--store=pg",
          "--pg-uri=" + uri,
          "--pg-timeout=2s",
          "--quota-namespaces=" + limit,
          "--jwt-public-keys=" + keys.publicKey());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    nodes.forEach(Node::close);
    postgres.close();
    keys.close();
  }
}
