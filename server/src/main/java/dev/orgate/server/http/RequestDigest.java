package dev.orgate.server.http;

import dev.orgate.store.Actor;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What tells one request under a key from another: who asks, what of, and every byte of it. */
final class RequestDigest {
  private RequestDigest() {}

  /** SHA-256 as lower case hexadecimal digits. */
  static String of(HttpServerRequest request, Actor actor, byte[] body) {
    // None of these can hold a line feed, so that the end of each is where it seems to be.
    String head =
        String.join(
            "\n",
            request.method().name(),
            request.path(),
            String.valueOf(request.query()),
            actor.userId(),
            "");
    MessageDigest digest = sha256();
    digest.update(head.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest.digest(body));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has it", e);
    }
  }
}
