package dev.orgate.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.ext.auth.authentication.TokenCredentials;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One key taken for another, and one signature spelled in two ways. */
class KeyConfusionTest {
  private static final Vertx VERTX = Vertx.vertx();
  @TempDir Path directory;

  @AfterAll
  static void stop() {
    VERTX.close().await();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "ES256", "EdDSA"})
  void authenticate_hmacWithThePublicKey_isRefused(String algorithm) {
    Tokens issuer = Tokens.signedWith(algorithm);
    String pem = issuer.pem();
    String jwk = issuer.jwk(",\"kid\":\"key-1\"");
    List<Realm> realms =
        List.of(
            Realm.pem(issuer, directory, VERTX),
            Realm.jwks(issuer, Tokens.jwks(jwk), directory, VERTX));
    String content = pem.replaceAll("-----[A-Z ]+-----|\n", "");
    for (String secret :
        List.of(pem, pem.strip(), pem.replace("\n", "\r\n"), content, jwk, Tokens.jwks(jwk))) {
      Tokens hmac = Tokens.signedWithSecret(secret.getBytes(StandardCharsets.UTF_8));
      refuse(realms, hmac);
    }
    refuse(realms, Tokens.signedWithSecret(Base64.getDecoder().decode(content)));
  }

  private static void refuse(List<Realm> realms, Tokens hmac) {
    for (Realm realm : realms) {
      String payload = realm.payload().toString();
      realm.refuse(hmac.token(payload));
      realm.refuse(hmac.token(hmac.header(",\"kid\":\"key-1\""), payload));
      realm.refuse(hmac.token(realm.issuer.header(), payload));
    }
  }

  @Test
  void authenticate_rsaSignatureWithoutItsLastZero_isRefused() {
    Realm realm = Realm.pem(Tokens.signedWith("RS256"), directory, VERTX);
    String token = "";
    byte[] signature = {1};
    for (int i = 0; signature[signature.length - 1] != 0; i++) {
      token = realm.issuer.token(realm.payload().with("jti", i).toString());
      signature = signature(token);
    }
    String shorter = withSignature(token, Arrays.copyOf(signature, signature.length - 1));

    realm.accept(token);
    realm.refuse(shorter);
    assertThat(acceptedByTheLibrary(realm, shorter)).as("the library fills it up").isTrue();
  }

  @Test
  void authenticate_ecdsaSignatureInDer_isRefused() {
    Realm realm = Realm.pem(Tokens.signedWith("ES256"), directory, VERTX);
    String token = realm.token();
    byte[] r = new BigInteger(1, Arrays.copyOf(signature(token), 32)).toByteArray();
    byte[] s = new BigInteger(1, Arrays.copyOfRange(signature(token), 32, 64)).toByteArray();
    byte[] der = new byte[6 + r.length + s.length];
    System.arraycopy(new byte[] {48, (byte) (der.length - 2), 2, (byte) r.length}, 0, der, 0, 4);
    System.arraycopy(r, 0, der, 4, r.length);
    System.arraycopy(new byte[] {2, (byte) s.length}, 0, der, 4 + r.length, 2);
    System.arraycopy(s, 0, der, 6 + r.length, s.length);
    String other = withSignature(token, der);

    realm.refuse(other);
    assertThat(acceptedByTheLibrary(realm, other)).as("the library takes both forms").isTrue();
  }

  @Test
  void authenticate_pointersToKeys_areNeverFollowed() throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      server.configureBlocking(false);
      String url = "\"http://127.0.0.1:" + server.socket().getLocalPort() + "/keys\"";
      Realm realm = Realm.pem(Tokens.signedWith("ES256"), directory, VERTX);
      Tokens stranger = Tokens.signedWith("ES256");
      for (String member : List.of("jku", "x5u", "kid", "iss")) {
        String more = ",\"" + member + "\":" + url;
        String payload = realm.payload().toString();
        realm.accept(realm.issuer.token(realm.issuer.header(more), payload));
        realm.refuse(stranger.token(stranger.header(more), payload));
      }

      assertThat(server.accept()).as("a connection to the given address").isNull();
    }
  }

  private static byte[] signature(String token) {
    return Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1));
  }

  private static String withSignature(String token, byte[] signature) {
    return token.substring(0, token.lastIndexOf('.') + 1) + Tokens.base64(signature);
  }

  private static VerificationKey key(String pem) {
    try {
      return Pem.parse(pem.getBytes(StandardCharsets.US_ASCII));
    } catch (InvalidKeyException e) {
      throw new AssertionError(e);
    }
  }

  private boolean acceptedByTheLibrary(Realm realm, String token) {
    VerificationKey key = key(realm.issuer.pem());
    return SignatureCheck.library(key, VERTX).authenticate(new TokenCredentials(token)).succeeded();
  }
}
