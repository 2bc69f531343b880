package dev.orgate.server.bench;

import dev.orgate.server.auth.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tokens of tenants' administrators, also in files with a token per line, for wrk to read. */
final class TokenFiles {
  private static final long LIFE_SECONDS = 20 * 3600;

  /** What most identity services sign with, and soonest verified when there are ten thousand. */
  private final Tokens tokens = Tokens.signedWith("RS256");

  private final Path directory;
  private final Path publicKey;

  TokenFiles(Path directory) throws IOException {
    this.directory = directory;
    this.publicKey = Files.writeString(directory.resolve("key.pem"), tokens.pem());
  }

  /** A directory for the files of a run, gone at its end. */
  static Path newDirectory(Started started) throws IOException {
    Path directory = Files.createTempDirectory("orgate-bench");
    started.add(() -> delete(directory));
    return directory;
  }

  static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }

  /** What a gateway is told so that it believes these tokens, and remembers all of them. */
  Map<String, String> settings() {
    return Map.of(
        "ORGATE_JWT_PUBLIC_KEYS",
        publicKey.toString(),
        "ORGATE_JWT_CACHE_SIZE",
        String.valueOf(2 * Stock.MANY));
  }

  Path of(String tenant) throws IOException {
    return file(tenant, List.of(token(tenant)));
  }

  /** Of the tenants whose names end with 1 to this number, all in one file. */
  Path ofAll(String prefix, int last) throws IOException {
    return file(prefix + last, all(prefix, last));
  }

  /** Of the tenants whose names end with 1 to this number; signing many takes a while. */
  List<String> all(String prefix, int last) {
    return IntStream.rangeClosed(1, last).parallel().mapToObj(i -> token(prefix + i)).toList();
  }

  private Path file(String name, List<String> lines) throws IOException {
    return Files.write(directory.resolve(name + ".tokens"), lines);
  }

  String token(String tenant) {
    long now = Instant.now().getEpochSecond();
    return tokens.token(
        """
        {"sub":"%1$s-admin","name":"%1$s-admin","tenant":"%1$s","roles":["admin"],\
        "iat":%2$d,"exp":%3$d}"""
            .formatted(tenant, now, now + LIFE_SECONDS));
  }
}
