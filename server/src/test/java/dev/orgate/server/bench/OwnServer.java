package dev.orgate.server.bench;

import dev.orgate.store.pg.testing.PostgresAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Postgres started for the run, durable and otherwise as it comes; deleted at the end. */
final class OwnServer implements AutoCloseable {
  /**
   * The only settings that differ from the defaults: room for everybody's sessions, and no
   * checkpoint within a run, since it would fall on one load and not on the other.
   */
  private static final List<String> SETTINGS =
      List.of(
          "fsync=on",
          "synchronous_commit=on",
          "max_connections=300",
          "max_wal_size=32GB",
          "checkpoint_timeout=1d");

  private static final long PATIENCE_SECONDS = 60;

  private final Path directory;
  private final int port;
  private final Process process;

  private OwnServer(Path directory, int port, Process process) {
    this.directory = directory;
    this.port = port;
    this.process = process;
  }

  static OwnServer start(Binaries binaries, Path parent) throws IOException, InterruptedException {
    Files.createDirectories(parent);
    Path directory = Files.createTempDirectory(parent.toAbsolutePath(), "bench-postgres");
    Path data = directory.resolve("data");
    Path log = directory.resolve("log");
    Process made =
        builder(log, binaries.path("initdb"), "-D", data.toString())
            .with("-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale")
            .start();
    if (made.waitFor() != 0) {
      throw new IllegalStateException("initdb failed: " + Files.readString(log));
    }
    int port = freePort();
    Command command =
        builder(log, binaries.path("postgres"), "-D", data.toString())
            .with("-p", String.valueOf(port), "-c", "listen_addresses=127.0.0.1")
            .with("-c", "unix_socket_directories=");
    SETTINGS.forEach(setting -> command.with("-c", setting));
    OwnServer server = new OwnServer(directory, port, command.start());
    server.awaitReady(log);
    return server;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private record Command(Path log, List<String> words) {
    Command with(String... more) {
      words.addAll(List.of(more));
      return this;
    }

    Process start() throws IOException {
      return new ProcessBuilder(words)
          .redirectErrorStream(true)
          .redirectOutput(Redirect.appendTo(log.toFile()))
          .start();
    }
  }

  private static Command builder(Path log, String... words) {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      // Postgres refuses to run as root. In a user namespace nobody is.
      command.addAll(List.of("unshare", "-U"));
    }
    return new Command(log, command).with(words);
  }

  private void awaitReady(Path log) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (System.nanoTime() < deadline && !process.waitFor(100, TimeUnit.MILLISECONDS)) {
      try (Database database = new Database(address())) {
        database.ask("SELECT 1");
        return;
      } catch (SQLException notYet) {
        continue;
      }
    }
    close();
    throw new IllegalStateException("Postgres did not start: " + Files.readString(log));
  }

  /** The maintenance database. */
  PostgresAddress address() {
    return new PostgresAddress("postgres:none", "127.0.0.1", port, "postgres");
  }

  @Override
  public void close() {
    try {
      process.destroy();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
