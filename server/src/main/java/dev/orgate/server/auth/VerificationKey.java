package dev.orgate.server.auth;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A key that signatures are checked with. Its type fixes the algorithm, whatever a token says.
 *
 * @param algorithm {@code alg} of the tokens it verifies
 * @param signatureLength bytes of every signature made with it
 * @param material what the JWT library wants: PEM text, or the bytes of a secret
 * @param keyId {@code kid}, or null for a key without a name
 * @param keyIdDecides whether a token's {@code kid} must be this key's own; if not it is a hint
 */
record VerificationKey(
    String algorithm,
    int signatureLength,
    Buffer material,
    @Nullable String keyId,
    boolean keyIdDecides) {

  private static final int MIN_RSA_BITS = 2048;

  /**
   * A key without a name: RS256 for RSA, ES256 for P-256, EdDSA for Ed25519.
   *
   * @throws InvalidKeyException for an RSA key that is too short, or any other type or curve
   */
  static VerificationKey of(PublicKey key) throws InvalidKeyException {
    if (key instanceof RSAPublicKey rsa) {
      int bits = rsa.getModulus().bitLength();
      if (bits < MIN_RSA_BITS) {
        throw new InvalidKeyException(
            "an RSA key of " + bits + " bits; at least " + MIN_RSA_BITS + " are demanded");
      }
      return of("RS256", (bits + 7) / 8, key);
    }
    if (key instanceof ECPublicKey ec) {
      P256.demand(ec);
      return of("ES256", 64, key);
    }
    if (key instanceof EdECPublicKey ed && ed.getParams().getName().equals("Ed25519")) {
      demandPoint(ed);
      return of("EdDSA", 64, key);
    }
    throw new InvalidKeyException("a key of an unsupported type or curve");
  }

  /** The JDK builds an Ed25519 key of any bytes and looks at them when they are used. */
  private static void demandPoint(EdECPublicKey key) throws InvalidKeyException {
    try {
      Signature.getInstance("Ed25519").initVerify(key);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This JDK lacks Ed25519", e);
    }
  }

  /** The development identity's own key. */
  static VerificationKey ofSecret(byte[] secret) {
    return new VerificationKey("HS256", 32, Buffer.buffer(secret), null, false);
  }

  private static VerificationKey of(String algorithm, int signatureLength, PublicKey key) {
    Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + lines.encodeToString(key.getEncoded())
            + "\n-----END PUBLIC KEY-----\n";
    return new VerificationKey(algorithm, signatureLength, Buffer.buffer(pem), null, false);
  }

  /** The same key in a set that names its keys, or some of them. */
  VerificationKey named(@Nullable String name) {
    return new VerificationKey(algorithm, signatureLength, material, name, true);
  }

  /**
   * Whether trying the signature makes sense. Also the length is held against the key, because the
   * JWT library pads a short RSA signature and takes an ECDSA one in a second encoding.
   */
  boolean mayHaveSigned(CompactToken token) {
    String named = token.header().keyId();
    return algorithm.equals(token.header().algorithm())
        && signatureLength == token.signatureLength()
        && (named == null || !keyIdDecides || named.equals(keyId));
  }

  @Override
  public String toString() {
    return "VerificationKey[" + algorithm + ", keyId=" + keyId + "]";
  }
}
