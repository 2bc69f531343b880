package dev.orgate.server.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/** What was measured on, in sentences. */
final class Machine {
  private Machine() {}

  static String describe() {
    return "%s; %d cores (%s), %s of memory, Linux %s, JDK %s, load average before the first run %s."
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            Runtime.getRuntime().availableProcessors(),
            field("/proc/cpuinfo", "model name"),
            memory(),
            System.getProperty("os.version"),
            System.getProperty("java.runtime.version"),
            line("/proc/loadavg").replaceAll(" .*", ""));
  }

  /** The database server and what it was told that matters. */
  static String describe(Database database) throws SQLException {
    return """
        Postgres %s, synchronous_commit %s, fsync %s, wal_sync_method %s, full_page_writes %s, \
        shared_buffers %s, on %s."""
        .formatted(
            database.ask("SHOW server_version"),
            database.ask("SHOW synchronous_commit"),
            database.ask("SHOW fsync"),
            database.ask("SHOW wal_sync_method"),
            database.ask("SHOW full_page_writes"),
            database.ask("SHOW shared_buffers"),
            fileSystem(database));
  }

  /** The database's own directory, or null when it is not on this machine or not to be written. */
  static Path dataDirectory(Database database) throws SQLException {
    Path directory = Path.of(database.ask("SHOW data_directory"));
    return Files.isWritable(directory) ? directory : null;
  }

  private static String fileSystem(Database database) throws SQLException {
    Path data = dataDirectory(database);
    try {
      return data == null ? "another machine" : Files.getFileStore(data).type();
    } catch (IOException e) {
      return "an unknown file system";
    }
  }

  private static String memory() {
    String kilobytes = field("/proc/meminfo", "MemTotal").replaceAll("\\D", "");
    return Math.round(Double.parseDouble(kilobytes) / (1 << 20)) + " GB";
  }

  private static String field(String file, String name) {
    try (Stream<String> lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .orElse("?");
    } catch (IOException e) {
      return "?";
    }
  }

  private static String line(String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      return "?";
    }
  }
}
