package dev.orgate.server.testing;

import dev.orgate.server.auth.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Collectors;

/** An issuer whose public key a gateway can be configured with. */
public final class TestKeys implements TokenIssuer, AutoCloseable {
  private final Tokens tokens = Tokens.signedWith("ES256");
  private final Path publicKey;

  public TestKeys() {
    try {
      publicKey = Files.writeString(Files.createTempFile("orgate-test", ".pem"), tokens.pem());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The PEM file of the public key. */
  public Path publicKey() {
    return publicKey;
  }

  /** For tokens that no issuer should sign. */
  public Tokens tokens() {
    return tokens;
  }

  @Override
  public String issue(Claims claims) {
    long now = Instant.now().getEpochSecond();
    String roles =
        claims.roles().stream().map(role -> "\"" + role + "\"").collect(Collectors.joining(","));
    return tokens.token(
        """
        {"sub":"%s","name":"%s","tenant":"%s","project":"%s","roles":[%s],"iat":%d,"exp":%d}"""
            .formatted(
                claims.userId(),
                claims.userName(),
                claims.tenant(),
                claims.project(),
                roles,
                now,
                now + 3600));
  }

  @Override
  public void close() {
    try {
      Files.delete(publicKey);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
