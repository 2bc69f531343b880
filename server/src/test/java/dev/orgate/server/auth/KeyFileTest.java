package dev.orgate.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orgate.server.config.AuthSettings;
import dev.orgate.server.config.UnusableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway says at start about a key file that gives no key. */
class KeyFileTest {
  private static final Tokens RSA = Tokens.signedWith("RS256");
  private static final Tokens EC = Tokens.signedWith("ES256");
  private static final Tokens ED = Tokens.signedWith("EdDSA");
  @TempDir Path directory;

  static Stream<Arguments> badPem() throws GeneralSecurityException {
    return Stream.of(
        Arguments.of("", "holds no PEM block"),
        Arguments.of("not a key", "holds no PEM block"),
        Arguments.of("\u0000\u0001\u0002\u00ff", "holds no PEM block"),
        Arguments.of(RSA.pem().replace("END", "FIN"), "holds no PEM block"),
        Arguments.of(RSA.jwk(""), "holds no PEM block"),
        Arguments.of("-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----", "a damaged key"),
        Arguments.of(Tokens.pem("PUBLIC KEY", new byte[50]), "a damaged key"),
        Arguments.of(RSA.pem().replaceFirst("MII", "MIJ"), "a damaged key"),
        Arguments.of(RSA.pem() + EC.pem(), "more than one PEM block"),
        Arguments.of(RSA.privatePem(), "holds a private key, which a gateway must not have"),
        Arguments.of(
            Tokens.pem("ENCRYPTED PRIVATE KEY", new byte[3]), "holds a private key, which"),
        Arguments.of(Tokens.pem("EC PRIVATE KEY", new byte[3]), "holds a private key, which"),
        Arguments.of(
            Tokens.pem("CERTIFICATE", new byte[3]),
            "holds a certificate; give its key alone, what 'openssl x509 -pubkey -noout' prints"),
        Arguments.of(
            Tokens.pem("RSA PUBLIC KEY", new byte[3]), "holds 'RSA PUBLIC KEY', not 'PUBLIC KEY'"),
        Arguments.of(
            Tokens.rsa(1024).pem(), "holds an RSA key of 1024 bits; at least 2048 are demanded"),
        Arguments.of(Tokens.rsa(2047).pem(), "holds an RSA key of 2047 bits"),
        Arguments.of(curve("EC", "secp384r1"), "holds an EC key on another curve than P-256"),
        Arguments.of(curve("EC", "secp521r1"), "holds an EC key on another curve than P-256"),
        Arguments.of(curve("Ed448", ""), "unsupported type or curve"),
        Arguments.of(curve("X25519", ""), "unsupported type or curve"),
        Arguments.of(curve("DSA", ""), "unsupported type or curve"));
  }

  private static String curve(String type, String name) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
    if (!name.isEmpty()) {
      generator.initialize(new ECGenParameterSpec(name));
    }
    return Tokens.pem("PUBLIC KEY", generator.generateKeyPair().getPublic().getEncoded());
  }

  @ParameterizedTest
  @MethodSource("badPem")
  void load_badPem_namesSettingFileAndReason(String text, String reason) {
    Path good = Tokens.file(directory, EC.pem());
    Path bad = Tokens.file(directory, text);

    assertThatThrownBy(() -> Realm.keysOfFiles(Realm.withKeys(List.of(good, bad), null)))
        .isInstanceOf(UnusableFile.class)
        .hasMessageStartingWith("jwt.public-keys: '" + bad + "' ")
        .hasMessageContaining(reason);
  }

  static Stream<Arguments> badJwks() {
    String cut = EC.jwk("").replaceFirst("\"x\":\"....", "\"x\":\"");
    return Stream.of(
        Arguments.of("", "holds no JSON"),
        Arguments.of("{\"keys\":[", "holds no JSON"),
        Arguments.of("{\"keys\":[],\"keys\":[]}", "holds no JSON"),
        Arguments.of(EC.pem(), "holds no JSON"),
        Arguments.of("[]", "holds no JWKS"),
        Arguments.of("{}", "holds no JWKS"),
        Arguments.of(EC.jwk(""), "holds no JWKS"),
        Arguments.of("{\"keys\":{}}", "holds no JWKS"),
        Arguments.of("{\"keys\":[1]}", "an entry of 'keys' that is not an object"),
        Arguments.of(Tokens.jwks(), "no key for RS256, ES256 or EdDSA signatures"),
        Arguments.of(Tokens.jwks(RSA.jwk(",\"use\":\"enc\"")), "no key for RS256, ES256 or EdDSA"),
        Arguments.of(Tokens.jwks("{}"), "'kty' is missing"),
        Arguments.of(Tokens.jwks("{\"kty\":7}"), "'kty' is missing or not a text"),
        Arguments.of(Tokens.jwks(EC.jwk(",\"kid\":7")), "'kid' is missing or not a text"),
        Arguments.of(
            Tokens.jwks(EC.jwk(""), "{\"kty\":\"oct\",\"k\":\"c2VjcmV0\",\"kid\":\"s\"}"),
            "holds a symmetric key (kty oct); only public keys are believed (kid s)"),
        Arguments.of(
            Tokens.jwks("{\"kty\":\"oct\",\"k\":\"c2VjcmV0\",\"use\":\"enc\"}"), "a symmetric key"),
        Arguments.of(Tokens.jwks(EC.jwk(",\"d\":\"AA\"")), "a private key"),
        Arguments.of(Tokens.jwks(RSA.jwk(",\"d\":\"AA\",\"use\":\"enc\"")), "a private key"),
        Arguments.of(
            Tokens.jwks(EC.jwk(",\"kid\":\"a\""), RSA.jwk(",\"kid\":\"a\"")),
            "two keys of one name (kid a)"),
        Arguments.of(Tokens.jwks(Tokens.rsa(1024).jwk("")), "an RSA key of 1024 bits"),
        Arguments.of(Tokens.jwks("{\"kty\":\"RSA\",\"n\":\"AQAB\"}"), "'e' is missing"),
        Arguments.of(Tokens.jwks(RSA.jwk("").replace("AQAB", "AQ")), "a damaged key"),
        Arguments.of(Tokens.jwks(RSA.jwk("").replace("AQAB", "AQA=")), "'e' is not base64url"),
        Arguments.of(Tokens.jwks(cut), "not a point of its curve"),
        Arguments.of(
            Tokens.jwks("{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AQ\",\"y\":\"AQ\"}"),
            "not a point of its curve"),
        Arguments.of(Tokens.jwks("{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AQ\"}"), "'y' is"),
        Arguments.of(
            Tokens.jwks("{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AAAA\"}"), "a damaged key"),
        Arguments.of(
            Tokens.jwks(
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"Av" + "_".repeat(40) + "8\"}"),
            "oint"));
  }

  @ParameterizedTest
  @MethodSource("badJwks")
  void load_badJwks_namesSettingFileAndReason(String text, String reason) {
    Path bad = Tokens.file(directory, text);

    assertThatThrownBy(() -> Realm.keysOfFiles(Realm.withKeys(List.of(), bad)))
        .isInstanceOf(UnusableFile.class)
        .hasMessageStartingWith("jwt.jwks: '" + bad + "' ")
        .hasMessageContaining(reason);
  }

  @Test
  void load_missingFile_isNamed() {
    Path missing = directory.resolve("missing.pem");

    for (AuthSettings settings :
        List.of(Realm.withKeys(List.of(missing), null), Realm.withKeys(List.of(), missing))) {
      assertThatThrownBy(() -> Realm.keysOfFiles(settings))
          .isInstanceOf(UnusableFile.class)
          .hasMessageEndingWith(": '" + missing + "' does not exist");
    }
  }

  @Test
  void load_emptyDirectory_isNamed() {
    assertThatThrownBy(() -> Realm.keysOfFiles(Realm.withKeys(List.of(directory), null)))
        .isInstanceOf(UnusableFile.class)
        .hasMessage("jwt.public-keys: '" + directory + "' is a directory without any file *.pem");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "\n%s\n\n", "Public-Key: (256 bit)\n%s", "# a comment — é\n%s"})
  void load_textAroundTheBlock_isNoMatter(String around) throws IOException {
    for (Tokens issuer : List.of(RSA, EC, ED)) {
      for (String pem : List.of(issuer.pem(), issuer.pem().replace("\n", "\r\n"))) {
        Path file = Files.createTempFile(directory, "key", ".pem");
        Files.writeString(file, around.formatted(pem), StandardCharsets.UTF_8);

        assertThat(Realm.keysOfFiles(Realm.withKeys(List.of(file), null)).keys())
            .singleElement()
            .returns(issuer.algorithm(), VerificationKey::algorithm);
      }
    }
  }
}
