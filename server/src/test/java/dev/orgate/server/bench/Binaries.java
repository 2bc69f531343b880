package dev.orgate.server.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where Postgres' programs are: the directory that {@code -Dorgate.pg.bin} names, else the first on
 * the path that has all of them, else the newest of Debian's.
 */
final class Binaries {
  private static final List<String> NEEDED = List.of("initdb", "postgres", "pgbench");
  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

  private final Path directory;

  private Binaries(Path directory) {
    this.directory = directory;
  }

  static Binaries find() {
    List<Path> candidates = new ArrayList<>();
    String named = System.getProperty("orgate.pg.bin", "");
    if (named.isBlank()) {
      Stream.of(System.getenv("PATH").split(":")).map(Path::of).forEach(candidates::add);
      candidates.addAll(debian());
    } else {
      candidates.add(Path.of(named));
    }
    return candidates.stream()
        .filter(Binaries::isComplete)
        .findFirst()
        .map(Binaries::new)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "No directory with all of " + NEEDED + "; name it: -Dorgate.pg.bin=…"));
  }

  private static List<Path> debian() {
    if (!Files.isDirectory(DEBIAN)) {
      return List.of();
    }
    try (Stream<Path> versions = Files.list(DEBIAN)) {
      return versions
          .sorted(Comparator.comparing(Binaries::version).reversed())
          .map(version -> version.resolve("bin"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int version(Path directory) {
    String digits = directory.getFileName().toString().replaceAll("\\D.*", "");
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  private static boolean isComplete(Path directory) {
    return NEEDED.stream().allMatch(name -> Files.isExecutable(directory.resolve(name)));
  }

  /** A command line's first word. */
  String path(String program) {
    return directory.resolve(program).toString();
  }
}
