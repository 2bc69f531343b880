package dev.orgate.server.bench;

import dev.orgate.server.auth.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tokens of tenants' administrators in files, a token per line, for wrk to read. */
final class TokenFiles {
  private static final long LIFE_SECONDS = 20 * 3600;

  private final Tokens tokens;
  private final Path directory;

  TokenFiles(Tokens tokens, Path directory) {
    this.tokens = tokens;
    this.directory = directory;
  }

  Path of(String tenant) throws IOException {
    return file(tenant, Stream.of(tenant));
  }

  /** Of the tenants with these numbers, all in one file. */
  Path ofAll(String prefix, int first, int last) throws IOException {
    return file(prefix, IntStream.rangeClosed(first, last).mapToObj(i -> prefix + i));
  }

  private Path file(String name, Stream<String> tenants) throws IOException {
    // Signing ten thousand takes a while.
    return Files.write(
        directory.resolve(name + ".tokens"), tenants.parallel().map(this::token).toList());
  }

  private String token(String tenant) {
    long now = Instant.now().getEpochSecond();
    return tokens.token(
        """
        {"sub":"%1$s-admin","name":"%1$s-admin","tenant":"%1$s","roles":["admin"],\
        "iat":%2$d,"exp":%3$d}"""
            .formatted(tenant, now, now + LIFE_SECONDS));
  }
}
