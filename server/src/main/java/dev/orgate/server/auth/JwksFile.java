package dev.orgate.server.auth;

import dev.orgate.server.json.MalformedJson;
import dev.orgate.server.json.StrictJson;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a JWKS file: {@code {"keys":[…]}}. Keys for other purposes in it are passed over. */
final class JwksFile {
  private static final Logger LOG = System.getLogger(JwksFile.class.getName());

  private JwksFile() {}

  static List<VerificationKey> read(String setting, Path file) {
    try {
      return keys(entries(StrictJson.parse(Files.readAllBytes(file))));
    } catch (IOException e) {
      throw UnusableKey.unreadable(setting, file, e);
    } catch (MalformedJson e) {
      throw new UnusableKey(setting, file, "is not JSON: " + e.getMessage());
    } catch (InvalidKeyException e) {
      throw new UnusableKey(setting, file, "holds " + e.getMessage());
    }
  }

  private static List<Jwk> entries(@Nullable Object root) throws InvalidKeyException {
    if (!(root instanceof Map<?, ?> set) || !(set.get("keys") instanceof List<?> entries)) {
      throw new InvalidKeyException("no JWKS, which is an object with an array 'keys'");
    }
    List<Jwk> keys = new ArrayList<>();
    for (Object entry : entries) {
      if (!(entry instanceof Map<?, ?> members)) {
        throw new InvalidKeyException("an entry of 'keys' that is not an object");
      }
      keys.add(new Jwk(members));
    }
    return keys;
  }

  private static List<VerificationKey> keys(List<Jwk> entries) throws InvalidKeyException {
    boolean naming = false;
    for (Jwk entry : entries) {
      naming |= entry.keyId() != null;
    }
    List<VerificationKey> keys = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Jwk entry : entries) {
      String name = entry.keyId();
      try {
        entry.demandPublic();
        if (entry.foreign() != null) {
          LOG.log(Level.INFO, "A JWKS key is passed over: {0} (kid {1})", entry.foreign(), name);
          continue;
        }
        if (name != null && !names.add(name)) {
          throw new InvalidKeyException("two keys of one name");
        }
        VerificationKey key = VerificationKey.of(entry.publicKey());
        keys.add(naming ? key.named(name) : key);
      } catch (InvalidKeyException e) {
        throw new InvalidKeyException(e.getMessage() + " (kid " + name + ")", e);
      }
    }
    if (keys.isEmpty()) {
      throw new InvalidKeyException("no key for RS256, ES256 or EdDSA signatures");
    }
    return keys;
  }
}
