package dev.orgate.server.auth;

import dev.orgate.server.http.Authenticator;
import dev.orgate.server.http.Problem;
import dev.orgate.store.Actor;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells signed requests from those with a token, and believes either; but not both at once. */
final class RequestAuthenticator implements Authenticator {
  private final TokenAuthenticator tokens;
  private final @Nullable SignatureAuthenticator signatures;

  /**
   * @param signatures null where nobody has an access key
   */
  RequestAuthenticator(TokenAuthenticator tokens, @Nullable SignatureAuthenticator signatures) {
    this.tokens = tokens;
    this.signatures = signatures;
  }

  @Override
  public Future<Actor> authenticate(MultiMap headers, Content content) {
    if (signatures != null) {
      try {
        SignatureHeader header = signature(headers);
        if (header != null) {
          return signatures.authenticate(header, headers, content);
        }
      } catch (Problem problem) {
        return Future.failedFuture(problem);
      }
    }
    return tokens.authenticate(headers);
  }

  private static @Nullable SignatureHeader signature(MultiMap headers) {
    List<String> values = headers.getAll(HttpHeaders.AUTHORIZATION);
    SignatureHeader header = values.isEmpty() ? null : SignatureHeader.parse(values.get(0));
    if (header != null && (values.size() > 1 || headers.contains(Credential.X_AUTH_TOKEN))) {
      throw Unauthenticated.severalTokens();
    }
    return header;
  }
}
