package dev.orgate.server.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.orgate.server.http.Authenticator;
import dev.orgate.server.http.Problem;
import dev.orgate.store.Actor;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;

/**
 * Believes signed tokens, and remembers those it has verified: the whole text is the key, so a
 * token that differs in one bit is another. Only successes are remembered, each until its expiry,
 * at most so many; a full cache forgets the ones least used.
 */
final class TokenAuthenticator implements Authenticator {
  /** The longest token that is looked at, in characters. */
  static final int MAX_TOKEN_LENGTH = 16 * 1024;

  private static final Logger LOG = System.getLogger(TokenAuthenticator.class.getName());

  private final SignatureCheck signatures;
  private final ClaimPolicy policy;
  private final InstantSource clock;
  private final Cache<String, Verified> cache;

  /** A believed token; the future is kept so that a hit makes no new one. */
  private record Verified(Future<Actor> actor, long expiryMillis) {}

  TokenAuthenticator(
      SignatureCheck signatures, ClaimPolicy policy, int cacheSize, InstantSource clock) {
    this.signatures = signatures;
    this.policy = policy;
    this.clock = clock;
    // Evictions run where the cache is used, which is the event loop, not in a pool of their own.
    this.cache = Caffeine.newBuilder().maximumSize(cacheSize).executor(Runnable::run).build();
  }

  @Override
  public Future<Actor> authenticate(MultiMap headers) {
    try {
      return authenticate(Credential.in(headers));
    } catch (Problem problem) {
      return Future.failedFuture(problem);
    } catch (RuntimeException e) {
      // Nothing that a client can put into a token may become an error of the gateway's.
      LOG.log(Level.DEBUG, "A token was not readable", e);
      return Future.failedFuture(Unauthenticated.badToken());
    }
  }

  private Future<Actor> authenticate(String token) {
    if (token.length() > MAX_TOKEN_LENGTH) {
      throw Unauthenticated.badToken();
    }
    Verified known = cache.getIfPresent(token);
    if (known == null) {
      return verify(token);
    }
    if (clock.millis() < known.expiryMillis) {
      return known.actor;
    }
    cache.invalidate(token);
    return verify(token);
  }

  /** The claims come first, because reading them is cheaper than any signature. */
  private Future<Actor> verify(String text) {
    CompactToken token = CompactToken.parse(text);
    ClaimPolicy.Statement statement = policy.read(token.claims(), clock.instant());
    return signatures
        .check(token)
        .transform(
            verdict -> {
              if (verdict.failed()) {
                return Future.failedFuture(Unauthenticated.badToken());
              }
              Future<Actor> actor = Future.succeededFuture(statement.actor());
              cache.put(text, new Verified(actor, statement.expiry().toEpochMilli()));
              return actor;
            });
  }
}
