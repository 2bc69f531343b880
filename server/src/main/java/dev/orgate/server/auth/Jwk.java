package dev.orgate.server.auth;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One entry of a JWKS (RFC 7517, RFC 8037). */
record Jwk(Map<?, ?> members) {
  /** What precedes the 32 bytes of an Ed25519 key in its X.509 encoding (RFC 8410). */
  private static final String ED25519_PREFIX = "302a300506032b6570032100";

  /** {@code kid}, or null without one. */
  @Nullable String keyId() throws InvalidKeyException {
    return members.containsKey("kid") ? text("kid") : null;
  }

  /** Refuses what must not be here: a secret shared with every gateway could sign for anybody. */
  void demandPublic() throws InvalidKeyException {
    if (text("kty").equals("oct")) {
      throw new InvalidKeyException("a symmetric key (kty oct); only public keys are believed");
    }
    if (members.containsKey("d")) {
      throw new InvalidKeyException("a private key, which a gateway must not have");
    }
  }

  /** Why the key is for something else than our signatures, or null when it is for them. */
  @Nullable String foreign() throws InvalidKeyException {
    String algorithm = algorithm();
    if (algorithm == null) {
      return "kty " + members.get("kty") + " with crv " + members.get("crv");
    }
    Object use = members.get("use");
    if (use != null && !use.equals("sig")) {
      return "use " + use;
    }
    Object operations = members.get("key_ops");
    if (operations != null && !(operations instanceof List<?> list && list.contains("verify"))) {
      return "key_ops " + operations;
    }
    Object given = members.get("alg");
    return given == null || given.equals(algorithm) ? null : "alg " + given;
  }

  private @Nullable String algorithm() throws InvalidKeyException {
    String type = text("kty");
    if (type.equals("RSA")) {
      return "RS256";
    }
    Object curve = members.get("crv");
    if (type.equals("EC") && "P-256".equals(curve)) {
      return "ES256";
    }
    return type.equals("OKP") && "Ed25519".equals(curve) ? "EdDSA" : null;
  }

  /** The key, of an entry that is not foreign. */
  PublicKey publicKey() throws InvalidKeyException {
    try {
      if (text("kty").equals("RSA")) {
        return KeyFactory.getInstance("RSA")
            .generatePublic(new RSAPublicKeySpec(number("n"), number("e")));
      }
      if (text("kty").equals("EC")) {
        ECPoint point = new ECPoint(number("x"), number("y"));
        return KeyFactory.getInstance("EC")
            .generatePublic(new ECPublicKeySpec(point, P256.parameters()));
      }
      String encoded = ED25519_PREFIX + HexFormat.of().formatHex(bytes("x"));
      return KeyFactory.getInstance("Ed25519")
          .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(encoded)));
    } catch (InvalidKeyException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new InvalidKeyException("a damaged key", e);
    }
  }

  private BigInteger number(String name) throws InvalidKeyException {
    return new BigInteger(1, bytes(name));
  }

  private byte[] bytes(String name) throws InvalidKeyException {
    try {
      return Base64Url.decode(text(name));
    } catch (IllegalArgumentException e) {
      throw new InvalidKeyException("a key whose '" + name + "' is not base64url", e);
    }
  }

  private String text(String name) throws InvalidKeyException {
    if (members.get(name) instanceof String text) {
      return text;
    }
    throw new InvalidKeyException("a key whose '" + name + "' is missing or not a text");
  }
}
