package dev.orgate.server.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads PEM text with one public key, as {@code openssl pkey -pubout} writes it. */
final class Pem {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

  private Pem() {}

  static VerificationKey parse(byte[] pem) throws InvalidKeyException {
    // ISO 8859-1 decodes any bytes, so that a binary file is told to be no PEM.
    String text = new String(pem, StandardCharsets.ISO_8859_1);
    Matcher block = BLOCK.matcher(text);
    if (!block.find()) {
      throw new InvalidKeyException("no PEM block");
    }
    String label = block.group(1);
    String content = block.group(2);
    if (block.find()) {
      throw new InvalidKeyException("more than one PEM block; give each key a file of its own");
    }
    if (!label.equals("PUBLIC KEY")) {
      throw new InvalidKeyException(insteadOfPublicKey(label));
    }
    try {
      return VerificationKey.of(publicKey(Base64.getMimeDecoder().decode(content)));
    } catch (IllegalArgumentException e) {
      throw new InvalidKeyException("a PEM block that is not base64", e);
    }
  }

  private static String insteadOfPublicKey(String label) {
    if (label.endsWith("PRIVATE KEY")) {
      return "a private key, which a gateway must not have; give it what"
          + " 'openssl pkey -pubout' makes of it";
    }
    if (label.equals("CERTIFICATE")) {
      return "a certificate; give its key alone, what 'openssl x509 -pubkey -noout' prints";
    }
    return "'" + label + "', not 'PUBLIC KEY'";
  }

  /** The encoding names its type, but no JDK factory takes them all: the one that fits does. */
  private static PublicKey publicKey(byte[] encoded) throws InvalidKeyException {
    InvalidKeyException refused =
        new InvalidKeyException(
            "a damaged key, or one of an unsupported type or curve; RSA, P-256 and Ed25519 are"
                + " supported");
    for (String type : List.of("RSA", "EC", "Ed25519")) {
      try {
        return KeyFactory.getInstance(type).generatePublic(new X509EncodedKeySpec(encoded));
      } catch (GeneralSecurityException e) {
        refused.addSuppressed(e);
      }
    }
    throw refused;
  }
}
