package dev.orgate.server.auth;

import dev.orgate.server.http.Problem;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** Finds the one token that a request's headers carry. */
final class Credential {
  static final CharSequence X_AUTH_TOKEN = HttpHeaders.createOptimized("x-auth-token");

  private Credential() {}

  /**
   * The token of {@code X-Auth-Token} or of {@code Authorization} with scheme Bearer or OAuth. The
   * same one may be given more than once.
   *
   * @throws Problem when there is none, when two differ, or for any other scheme: whoever sends a
   *     credential that is not understood must not be taken for somebody else
   */
  static String in(MultiMap headers) {
    String token = null;
    for (String value : headers.getAll(X_AUTH_TOKEN)) {
      token = same(token, value);
    }
    for (String value : headers.getAll(HttpHeaders.AUTHORIZATION)) {
      token = same(token, withoutScheme(value));
    }
    if (token == null || token.isEmpty()) {
      throw Unauthenticated.noToken();
    }
    return token;
  }

  private static String same(@Nullable String one, String other) {
    if (one == null || one.equals(other)) {
      return other;
    }
    throw Unauthenticated.severalTokens();
  }

  private static String withoutScheme(String authorization) {
    int end = authorization.indexOf(' ');
    if (!isScheme("Bearer", authorization, end) && !isScheme("OAuth", authorization, end)) {
      throw Unauthenticated.noToken();
    }
    int start = end;
    while (start < authorization.length() && authorization.charAt(start) == ' ') {
      start++;
    }
    return authorization.substring(start);
  }

  private static boolean isScheme(String scheme, String authorization, int end) {
    return end == scheme.length() && authorization.regionMatches(true, 0, scheme, 0, end);
  }
}
