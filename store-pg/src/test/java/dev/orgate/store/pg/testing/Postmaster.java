package dev.orgate.store.pg.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ConditionTimeoutException;

/** The first process of a Postgres server, those it started, and the memory they share. */
final class Postmaster {
  private static final Path SHARED_MEMORY = Path.of("/proc/sysvipc/shm");
  private static final int MEMORY_LINE = 6;
  private static final Duration GRACE = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ProcessHandle process;
  private final List<ProcessHandle> started;
  private final String memoryId;

  private Postmaster(ProcessHandle process, String memoryId) {
    this.process = process;
    this.memoryId = memoryId;
    this.started = process.descendants().toList();
  }

  /** That of the data directory, as its lock file says. */
  static Postmaster of(Path data) {
    try {
      List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
      long pid = Long.parseLong(lines.get(0).strip());
      String[] keyAndId = lines.get(MEMORY_LINE).strip().split(" +");
      return new Postmaster(ProcessHandle.of(pid).orElseThrow(), keyAndId[1]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void kill(boolean all) {
    process.destroyForcibly();
    if (all) {
      started.forEach(ProcessHandle::destroyForcibly);
    }
    await().pollInterval(Duration.ofMillis(10)).atMost(PATIENCE).until(() -> !process.isAlive());
  }

  /** A new server refuses to start as long as one process of the old one is attached. */
  void awaitNoneAttached() {
    try {
      await().pollInterval(Duration.ofMillis(10)).atMost(GRACE).until(() -> !anyAttached());
    } catch (ConditionTimeoutException busy) {
      started.forEach(ProcessHandle::destroyForcibly);
      await().pollInterval(Duration.ofMillis(10)).atMost(PATIENCE).until(() -> !anyAttached());
    }
  }

  private boolean anyAttached() throws IOException {
    if (!Files.isReadable(SHARED_MEMORY)) {
      return started.stream().anyMatch(ProcessHandle::isAlive);
    }
    // key, id, permissions, size, two pids, number of processes attached, …
    return Files.readAllLines(SHARED_MEMORY).stream()
        .map(line -> line.strip().split(" +"))
        .anyMatch(fields -> fields[1].equals(memoryId) && !fields[6].equals("0"));
  }
}
