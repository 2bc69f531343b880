package dev.orgate.server.auth;

import dev.orgate.server.config.AuthSettings.KeySources;
import dev.orgate.server.config.ReloadedFiles;
import dev.orgate.server.config.UnusableFile;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The files that give verification keys, each kind with the setting that names it. */
final class KeyFiles {
  private static final String PUBLIC_KEYS = "jwt.public-keys";
  private static final String JWKS = "jwt.jwks";

  private KeyFiles() {}

  /**
   * Reads the files that the settings name, which blocks.
   *
   * @throws UnusableFile when one gives no key
   */
  static List<ReloadedFiles<List<VerificationKey>>> of(KeySources sources) {
    List<ReloadedFiles<List<VerificationKey>>> files = new ArrayList<>();
    if (!sources.publicKeys().isEmpty()) {
      files.add(new ReloadedFiles<>(PUBLIC_KEYS, sources.publicKeys(), KeyFiles::pem));
    }
    Path jwks = sources.jwks();
    if (jwks != null) {
      files.add(new ReloadedFiles<>(JWKS, List.of(jwks), KeyFiles::jwks));
    }
    return files;
  }

  /** A key of each PEM file. */
  static List<VerificationKey> pem(Map<Path, Buffer> contents) {
    List<VerificationKey> keys = new ArrayList<>();
    contents.forEach(
        (file, content) -> {
          try {
            keys.add(Pem.parse(content.getBytes()));
          } catch (InvalidKeyException e) {
            throw new UnusableFile(PUBLIC_KEYS, file, "holds " + e.getMessage());
          }
        });
    return keys;
  }

  /** The keys of JWKS files. */
  static List<VerificationKey> jwks(Map<Path, Buffer> contents) {
    List<VerificationKey> keys = new ArrayList<>();
    contents.forEach(
        (file, content) -> {
          try {
            keys.addAll(Jwks.parse(content.getBytes()));
          } catch (InvalidKeyException e) {
            throw new UnusableFile(JWKS, file, "holds " + e.getMessage());
          }
        });
    return keys;
  }
}
