package dev.orgate.server.auth;

import dev.orgate.server.json.MalformedJson;
import dev.orgate.server.json.StrictJson;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.InvalidKeyException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a JWKS: {@code {"keys":[…]}}. Keys for other purposes in it are passed over. */
final class Jwks {
  private static final Logger LOG = System.getLogger(Jwks.class.getName());

  private Jwks() {}

  static List<VerificationKey> parse(byte[] json) throws InvalidKeyException {
    try {
      return keys(entries(StrictJson.parse(json)));
    } catch (MalformedJson e) {
      throw new InvalidKeyException("no JSON: " + e.getMessage(), e);
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
          LOG.log(Level.DEBUG, "A JWKS key is passed over: {0} (kid {1})", entry.foreign(), name);
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
