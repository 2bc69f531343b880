package dev.orgate.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of several keys a token is checked with, and what a key id has to say in it. */
class KeySetTest {
  private static final Tokens A = Tokens.signedWith("ES256");
  private static final Tokens B = Tokens.signedWith("ES256");
  private static final Vertx VERTX = Vertx.vertx();
  @TempDir Path directory;

  @AfterAll
  static void stop() {
    VERTX.close().await();
  }

  @Test
  void pem_severalFiles_eachSignerIsBelieved() {
    List<Tokens> signers = new ArrayList<>();
    for (int bits : List.of(2048, 2049, 2056)) {
      signers.add(Tokens.rsa(bits));
    }
    signers.addAll(List.of(A, B, Tokens.signedWith("EdDSA"), Tokens.signedWith("EdDSA")));
    List<Path> files =
        signers.stream().map(signer -> Tokens.file(directory, signer.pem())).toList();
    Realm realm = Realm.of("PEM", A, Realm.withKeys(files, null), VERTX);

    for (Tokens signer : signers) {
      realm.accept(signer.token(realm.payload().toString()));
      realm.refuse(Tokens.signedWith(signer.algorithm()).token(realm.payload().toString()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "other", "../../../dev/null", "' OR 1=1 --", "\\u0000", "key-1", "null"})
  void pem_anyKeyId_isAHint(String keyId) {
    Realm realm = Realm.pem(A, directory, VERTX);

    realm.accept(token(realm, A, keyId));
    realm.refuse(token(realm, B, keyId));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "other",
        "../../../dev/null",
        "' OR 1=1 --",
        "\\u0000",
        "a\\u0000",
        "A",
        "a ",
        "b",
        "null",
        "key-1/../a"
      })
  void jwks_keyIdOfNoOrAnotherKey_isRefused(String keyId) {
    Realm realm = Realm.jwks(A, Tokens.jwks(named(A, "a"), named(B, "b")), directory, VERTX);

    realm.refuse(token(realm, A, keyId));
  }

  @Test
  void jwks_ownKeyIdOrNone_isBelieved() {
    Realm realm = Realm.jwks(A, Tokens.jwks(named(A, "a"), named(B, "b")), directory, VERTX);

    realm.accept(token(realm, A, "a"));
    realm.accept(token(realm, B, "b"));
    realm.accept(realm.issuer.token(realm.payload().toString()));
    realm.accept(B.token(realm.payload().toString()));
    realm.refuse(token(realm, Tokens.signedWith("ES256"), "a"));
  }

  @Test
  void jwks_thatNamesNoKey_takesKeyIdsAsHints() {
    Realm realm = Realm.jwks(A, Tokens.jwks(A.jwk(""), B.jwk("")), directory, VERTX);

    realm.accept(token(realm, A, "whatever"));
    realm.accept(B.token(realm.payload().toString()));
  }

  @Test
  void jwks_namelessKeyAmongNamedOnes_isForTokensWithoutKeyId() {
    Realm realm = Realm.jwks(A, Tokens.jwks(A.jwk(""), named(B, "b")), directory, VERTX);

    realm.accept(A.token(realm.payload().toString()));
    realm.refuse(token(realm, A, "whatever"));
    realm.refuse(token(realm, A, "b"));
    realm.accept(token(realm, B, "b"));
  }

  @Test
  void pemBesideJwks_eachKeepsItsRule() {
    Path pem = Tokens.file(directory, A.pem());
    Path jwks = Tokens.file(directory, Tokens.jwks(named(B, "b")));
    Realm realm = Realm.of("both", A, Realm.withKeys(List.of(pem), jwks), VERTX);

    realm.accept(token(realm, A, "whatever"));
    realm.accept(token(realm, B, "b"));
    realm.refuse(token(realm, B, "whatever"));
  }

  @Test
  void jwks_keysForOtherUses_arePassedOver() {
    Tokens rsa = Tokens.signedWith("RS256");
    String jwks =
        Tokens.jwks(
            rsa.jwk(",\"kid\":\"1\",\"use\":\"enc\""),
            rsa.jwk(",\"kid\":\"2\",\"alg\":\"RSA-OAEP\""),
            rsa.jwk(",\"kid\":\"3\",\"alg\":\"RS512\""),
            rsa.jwk(",\"kid\":\"4\",\"key_ops\":[\"encrypt\"]"),
            "{\"kty\":\"EC\",\"crv\":\"P-384\",\"x\":\"AA\",\"y\":\"AA\",\"kid\":\"5\"}",
            "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"AA\",\"kid\":\"6\"}",
            "{\"kty\":\"AKP\",\"kid\":\"7\"}",
            A.jwk(
                ",\"kid\":\"a\",\"use\":\"sig\",\"alg\":\"ES256\",\"key_ops\":[\"verify\"],"
                    + "\"x5c\":[\"AAAA\"],\"x\\u0035t\":\"?\""));
    Realm realm = Realm.jwks(A, jwks, directory, VERTX);

    realm.accept(token(realm, A, "a"));
    realm.refuse(token(realm, rsa, "1"));
    assertThat(Realm.keysOfFiles(Realm.withKeys(List.of(), Tokens.file(directory, jwks))).keys())
        .hasSize(1);
  }

  @Test
  void check_exampleOfRfc7515_isBelieved() {
    String rsa =
        "{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\"ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0"
            + "l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG"
            + "6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTB"
            + "EMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco"
            + "9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ\"}";
    String ec =
        "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\","
            + "\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"}";
    String payload =
        "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0"
            + "cnVlfQ";
    String byRsa =
        "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W"
            + "2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIA"
            + "RNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7no"
            + "OPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlU"
            + "PQGe77Rw";
    String byEc =
        "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
    Path jwks = Tokens.file(directory, Tokens.jwks(rsa, ec));
    SignatureCheck check =
        new SignatureCheck(Realm.keysOfFiles(Realm.withKeys(List.of(), jwks)), VERTX);

    for (String token :
        List.of(
            "eyJhbGciOiJSUzI1NiJ9." + payload + "." + byRsa,
            "eyJhbGciOiJFUzI1NiJ9." + payload + "." + byEc)) {
      assertThat(check.check(CompactToken.parse(token)).succeeded()).isTrue();
    }
  }

  @Test
  void mayHaveSigned_algorithmOrLengthOfAnotherKey_saysNo() throws InvalidKeyException {
    VerificationKey key = Pem.parse(A.pem().getBytes(StandardCharsets.US_ASCII));
    Claims none = new Claims(Map.of());

    assertThat(key.mayHaveSigned(new CompactToken("", new JoseHeader("ES256", null), none, 64)))
        .isTrue();
    for (String other : List.of("ES384", "ES256K", "es256", "HS256", "none", "")) {
      assertThat(key.mayHaveSigned(new CompactToken("", new JoseHeader(other, null), none, 64)))
          .isFalse();
    }
    for (int length : List.of(0, 63, 65, 70)) {
      JoseHeader header = new JoseHeader("ES256", null);
      assertThat(key.mayHaveSigned(new CompactToken("", header, none, length))).isFalse();
    }
  }

  @Test
  void toString_ofASecretKey_hidesIt() {
    String secret = "0123456789abcdef0123456789abcdef";

    assertThat(
            new KeySet(List.of(VerificationKey.ofSecret(secret.getBytes(StandardCharsets.UTF_8))))
                .toString())
        .isEqualTo("KeySet[VerificationKey[HS256, keyId=null]]");
  }

  private static String named(Tokens issuer, String keyId) {
    return issuer.jwk(",\"kid\":\"" + keyId + "\"");
  }

  private static String token(Realm realm, Tokens signer, String keyId) {
    String header = signer.header(",\"kid\":\"" + keyId + "\"");
    return signer.token(header, realm.payload().toString());
  }
}
