package dev.orgate.server.auth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who signs tokens, good and bad ones, with nothing but the JDK: any text is taken for
 * header and payload, so that a test can write whatever an attacker would.
 */
public final class Tokens {
  private final String algorithm;
  private final Key key;
  private final byte[] publicKey;
  private final @Nullable PublicKey decoded;

  private Tokens(String algorithm, Key key, @Nullable PublicKey decoded) {
    this.algorithm = algorithm;
    this.key = key;
    this.decoded = decoded;
    this.publicKey = decoded == null ? new byte[0] : decoded.getEncoded();
  }

  /** A new key of 2048 bits for RS256, on P-256 for ES256, Ed25519 for EdDSA. */
  public static Tokens signedWith(String algorithm) {
    return switch (algorithm) {
      case "RS256" -> rsa(2048);
      case "ES256" -> of(algorithm, "EC", 256);
      default -> of(algorithm, "Ed25519", 255);
    };
  }

  /** An RS256 key of a given size. */
  public static Tokens rsa(int bits) {
    return of("RS256", "RSA", bits);
  }

  /** HS256 with a shared secret. */
  public static Tokens signedWithSecret(byte[] secret) {
    return new Tokens("HS256", new SecretKeySpec(secret, "HmacSHA256"), null);
  }

  private static Tokens of(String algorithm, String type, int size) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
      generator.initialize(size);
      KeyPair pair = generator.generateKeyPair();
      return new Tokens(algorithm, pair.getPrivate(), pair.getPublic());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public String algorithm() {
    return algorithm;
  }

  /** The usual header. */
  public String header() {
    return header("");
  }

  /** The usual header with more members, given as {@code ,"name":value}. */
  public String header(String more) {
    return "{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"" + more + "}";
  }

  /** A signed token with the usual header. */
  public String token(String payload) {
    return token(header(), payload);
  }

  /** A signed token. */
  public String token(String header, String payload) {
    return token(utf8(header), utf8(payload));
  }

  /** A signed token of bytes that need not be texts. */
  public String token(byte[] header, byte[] payload) {
    return signed(base64(header) + "." + base64(payload));
  }

  /** Any text with its signature as one segment more. */
  public String signed(String text) {
    return text + "." + base64(sign(text));
  }

  /** The signature of a text as a JWS holds it. */
  public byte[] sign(String text) {
    try {
      if (key instanceof PrivateKey secret) {
        return sign(text, secret);
      }
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(utf8(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] sign(String text, PrivateKey secret) throws GeneralSecurityException {
    Signature signature =
        Signature.getInstance(
            switch (algorithm) {
              case "RS256" -> "SHA256withRSA";
              case "ES256" -> "SHA256withECDSAinP1363Format";
              default -> "Ed25519";
            });
    signature.initSign(secret);
    signature.update(utf8(text));
    return signature.sign();
  }

  /** The public key as a PEM text. */
  public String pem() {
    return pem("PUBLIC KEY", publicKey);
  }

  /** The private key as a PEM text. */
  public String privatePem() {
    return pem("PRIVATE KEY", key.getEncoded());
  }

  /** Bytes as a PEM text. */
  public static String pem(String label, byte[] content) {
    String lines = Base64.getMimeEncoder(64, utf8("\n")).encodeToString(content);
    return "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
  }

  /** The public key as an entry of a JWKS, with more members given as {@code ,"name":value}. */
  public String jwk(String more) {
    if (decoded instanceof RSAPublicKey rsa) {
      return "{\"kty\":\"RSA\",\"n\":\"%s\",\"e\":\"%s\"%s}"
          .formatted(unsigned(rsa.getModulus(), 0), unsigned(rsa.getPublicExponent(), 0), more);
    }
    if (decoded instanceof ECPublicKey ec) {
      return "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"%s\",\"y\":\"%s\"%s}"
          .formatted(
              unsigned(ec.getW().getAffineX(), 32), unsigned(ec.getW().getAffineY(), 32), more);
    }
    byte[] point = Arrays.copyOfRange(publicKey, publicKey.length - 32, publicKey.length);
    return "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"%s\"%s}".formatted(base64(point), more);
  }

  /** The JWKS of some entries. */
  public static String jwks(String... entries) {
    return "{\"keys\":[" + String.join(",", entries) + "]}";
  }

  /** A new file with a text. */
  public static Path file(Path directory, String text) {
    try {
      return Files.writeString(Files.createTempFile(directory, "key", ".txt"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Base64url without padding. */
  public static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The same of a text. */
  public static String base64(String text) {
    return base64(utf8(text));
  }

  private static String unsigned(BigInteger number, int length) {
    byte[] bytes = number.toByteArray();
    int zeros = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
    byte[] whole = new byte[Math.max(length, bytes.length - zeros)];
    int size = bytes.length - zeros;
    System.arraycopy(bytes, zeros, whole, whole.length - size, size);
    return base64(whole);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return algorithm;
  }
}
