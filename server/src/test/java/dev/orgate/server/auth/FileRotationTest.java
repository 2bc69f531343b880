package dev.orgate.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orgate.server.config.AuthSettings.KeySources;
import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.TestGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Key files that change while a gateway runs. */
class FileRotationTest {
  private static final Tokens A = Tokens.signedWith("ES256");
  private static final Tokens B = Tokens.signedWith("EdDSA");
  @TempDir private Path directory;

  private TrustedKeys keys(List<Path> pem, Path jwks) {
    KeySources sources = new KeySources(pem, jwks, null, false, Duration.ofHours(1));
    return new TrustedKeys(List.of(), KeyFiles.of(sources), null);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private static List<String> algorithms(TrustedKeys keys) {
    return keys.current().keys().stream().map(VerificationKey::algorithm).toList();
  }

  @Test
  void renew_nothingChanged_isTheSameSet() throws IOException {
    TrustedKeys keys = keys(List.of(write("a.pem", A.pem())), write("jwks", jwks(B)));
    KeySet before = keys.current();

    keys.renew();
    write("a.pem", A.pem());
    keys.renew();

    assertThat(keys.current()).isSameAs(before);
    assertThat(keys.troubles()).isEmpty();
  }

  private static String jwks(Tokens issuer) {
    return Tokens.jwks(issuer.jwk(",\"kid\":\"1\""));
  }

  @Test
  void renew_fileRewritten_isRead() throws IOException {
    TrustedKeys keys = keys(List.of(write("a.pem", A.pem())), null);

    write("a.pem", B.pem());
    keys.renew();

    assertThat(algorithms(keys)).containsExactly("EdDSA");
  }

  @Test
  void renew_directory_takesWhatIsInIt() throws IOException {
    write("a.pem", A.pem());
    write("README", "no key");
    TrustedKeys keys = keys(List.of(directory), null);
    assertThat(algorithms(keys)).containsExactly("ES256");

    write("b.pem", B.pem());
    keys.renew();
    assertThat(algorithms(keys)).containsExactly("ES256", "EdDSA");

    Files.delete(directory.resolve("a.pem"));
    keys.renew();
    assertThat(algorithms(keys)).containsExactly("EdDSA");
  }

  @Test
  void renew_unusable_leavesAllAsItWas() throws IOException {
    Path file = write("jwks", jwks(A));
    TrustedKeys keys = keys(List.of(), file);

    for (String broken : List.of("", "{", jwks(A).replace("\"x\"", "\"d\""))) {
      write("jwks", broken);
      keys.renew();
      assertThat(algorithms(keys)).containsExactly("ES256");
      assertThat(keys.troubles())
          .containsExactly("jwt.jwks changed and cannot be used; see the log");
    }
    Files.delete(file);
    keys.renew();
    assertThat(algorithms(keys)).containsExactly("ES256");
    assertThat(keys.troubles()).hasSize(1);

    write("jwks", jwks(A));
    keys.renew();
    assertThat(keys.troubles()).isEmpty();
    write("jwks", jwks(B));
    keys.renew();
    assertThat(algorithms(keys)).containsExactly("EdDSA");
  }

  @Test
  void gateway_keyReplaced_believesTheNewOneAndForgetsTheOld() throws IOException {
    Path file = write("key.pem", A.pem());
    String payload = Payload.good(Instant.now()).toString();
    TestGateway gateway =
        TestGateway.start(GatewayExtension.settings(Realm.withKeys(List.of(file), null)));
    try (gateway) {
      Api old = Api.anonymous(gateway.url()).with("X-Auth-Token", A.token(payload));
      Api next = Api.anonymous(gateway.url()).with("X-Auth-Token", B.token(payload));
      assertThat(status(old)).isEqualTo(200);
      assertThat(status(next)).isEqualTo(401);

      write("key.pem", B.pem());

      await().atMost(Duration.ofSeconds(10)).until(() -> status(next) == 200);
      assertThat(status(old)).isEqualTo(401);
    }
  }

  private static int status(Api api) {
    return api.get("/v2/manage/namespaces").status();
  }
}
