package dev.orgate.server.auth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a PEM file with one public key, as {@code openssl pkey -pubout} writes it. */
final class PemFile {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

  private PemFile() {}

  static VerificationKey read(String setting, Path file) {
    try {
      // ISO 8859-1 decodes any bytes, so that a binary file is told to be no PEM.
      return key(Files.readString(file, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw UnusableKey.unreadable(setting, file, e);
    } catch (InvalidKeyException e) {
      throw new UnusableKey(setting, file, "holds " + e.getMessage());
    }
  }

  private static VerificationKey key(String text) throws InvalidKeyException {
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
