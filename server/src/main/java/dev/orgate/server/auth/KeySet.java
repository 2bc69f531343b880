package dev.orgate.server.auth;

import dev.orgate.server.config.AuthSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The keys this gateway believes; immutable, shared by all event loops. */
record KeySet(List<VerificationKey> keys) {
  private static final String PUBLIC_KEYS = "jwt.public-keys";
  private static final String JWKS = "jwt.jwks";

  KeySet {
    if (keys.isEmpty()) {
      // A JWT library without keys takes unsigned tokens; so no set may be empty.
      throw new IllegalArgumentException("A key set holds at least one key");
    }
    keys = List.copyOf(keys);
  }

  /**
   * Reads the configured files.
   *
   * @throws UnusableKey for a file that gives no key
   */
  static KeySet load(AuthSettings settings) {
    List<VerificationKey> keys = new ArrayList<>();
    for (Path file : settings.publicKeys()) {
      keys.add(PemFile.read(PUBLIC_KEYS, file));
    }
    Path jwks = settings.jwks();
    if (jwks != null) {
      keys.addAll(JwksFile.read(JWKS, jwks));
    }
    return new KeySet(keys);
  }
}
