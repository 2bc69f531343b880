package dev.orgate.server.auth;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One realm of each kind: every algorithm, from PEM and from a JWKS, and the development one. */
final class Realms {
  private Realms() {}

  /** The key files are gone when this returns, and Vert.x too: authenticators need neither. */
  static List<Realm> all() {
    Vertx vertx = Vertx.vertx();
    try {
      Path directory = Files.createTempDirectory("keys");
      List<Realm> realms = new ArrayList<>();
      for (String algorithm : List.of("RS256", "ES256", "EdDSA")) {
        Tokens issuer = Tokens.signedWith(algorithm);
        String jwks = Tokens.jwks(issuer.jwk(",\"kid\":\"key-1\",\"use\":\"sig\""));
        realms.add(Realm.pem(issuer, directory, vertx));
        realms.add(Realm.jwks(issuer, jwks, directory, vertx));
      }
      realms.add(Realm.development(vertx));
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(directory);
      return realms;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      vertx.close().await();
    }
  }
}
