package dev.orgate.store.pg.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Postgres from the embedded binaries that a test may kill and start again, on the same data and
 * the same port. It writes durably. Its methods are for one thread at a time.
 */
public final class OwnPostgres implements AutoCloseable {
  private static final Duration START_PATIENCE = Duration.ofSeconds(60);

  private final Path directory;
  private final int port;
  private final Thread atTheEnd = new Thread(this::delete, "test-postgres-stop");
  private EmbeddedPostgres running;

  private OwnPostgres(Path directory, int port) {
    this.directory = directory;
    this.port = port;
  }

  /** Starts a new one, empty. */
  public static OwnPostgres start() {
    try {
      Path directory = Files.createTempDirectory("orgate-postgres");
      OwnPostgres postgres = new OwnPostgres(directory, StablePort.find());
      Runtime.getRuntime().addShutdownHook(postgres.atTheEnd);
      postgres.launch();
      return postgres;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The maintenance database. */
  public PostgresAddress address() {
    return new PostgresAddress("postgres:postgres", "127.0.0.1", port, "postgres");
  }

  /** A new, empty database, gone with the server. */
  public TestDatabase newDatabase() {
    return TestDatabase.on(address(), false);
  }

  /** Stops it in good order: running transactions end, a checkpoint is written. */
  public void stop() {
    abandon();
  }

  /**
   * Sends SIGKILL to the server's first process only. Those it started find out by themselves, and
   * one that is busy may still finish and commit what it is at. Answers when no memory is shared
   * any more, so that it can be started again; whoever is busy for longer is killed as well.
   */
  public void kill() {
    kill(false);
  }

  /** Sends SIGKILL to every process of the server. */
  public void killAll() {
    kill(true);
  }

  private void kill(boolean all) {
    Postmaster postmaster = Postmaster.of(data());
    postmaster.kill(all);
    postmaster.awaitNoneAttached();
    abandon();
  }

  /** Starts it again after {@link #stop} or a kill; answers when recovery is done. */
  public void restart() {
    if (running != null) {
      throw new IllegalStateException("Still running");
    }
    launch();
  }

  private void launch() {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(data())
            .setCleanDataDirectory(false)
            .setPort(port)
            .setRegisterShutdownHook(false)
            .setPGStartupWait(START_PATIENCE)
            .setOutputRedirector(Redirect.appendTo(log().toFile()))
            .setErrorRedirector(Redirect.appendTo(log().toFile()));
    DurableSettings.ALL.forEach(builder::setServerConfig);
    try {
      running = builder.start();
    } catch (IOException | RuntimeException e) {
      throw new IllegalStateException("Postgres did not start: " + lastWords(), e);
    }
  }

  private void abandon() {
    if (running != null) {
      try {
        running.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      running = null;
    }
  }

  private Path data() {
    return directory.resolve("data");
  }

  private Path log() {
    return directory.resolve("postgres.log");
  }

  private String lastWords() {
    try {
      List<String> lines = Files.readAllLines(log());
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
    } catch (IOException e) {
      return "no log: " + e;
    }
  }

  /** Stops it and deletes its data, as the end of the JVM does. */
  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(atTheEnd);
    delete();
  }

  private void delete() {
    abandon();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
