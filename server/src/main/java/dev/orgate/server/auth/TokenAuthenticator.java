package dev.orgate.server.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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
final class TokenAuthenticator {
  /** The longest token that is looked at, in characters. */
  static final int MAX_TOKEN_LENGTH = 16 * 1024;

  private static final Logger LOG = System.getLogger(TokenAuthenticator.class.getName());

  private final SignatureCheck signatures;
  private final ClaimPolicy policy;
  private final EndedTokens ended;
  private final InstantSource clock;
  private final Cache<Key, Verified> cache;

  /**
   * A token as a key. Its hash is that of its end, the signature, which is as good as random: the
   * hash of all of a long text would cost more than the rest of a look-up. Nobody can fill the
   * cache with tokens of one hash, because only believed tokens get there.
   */
  private record Key(String token) {
    private static final int HASHED = 24;

    @Override
    public int hashCode() {
      int hash = 0;
      for (int i = Math.max(0, token.length() - HASHED); i < token.length(); i++) {
        hash = 31 * hash + token.charAt(i);
      }
      return hash;
    }
  }

  /** A believed token; the future is kept so that a hit makes no new one. */
  private record Verified(Future<Actor> actor, long expiryMillis) {}

  TokenAuthenticator(
      SignatureCheck signatures,
      ClaimPolicy policy,
      EndedTokens ended,
      int cacheSize,
      InstantSource clock) {
    this.signatures = signatures;
    this.policy = policy;
    this.ended = ended;
    this.clock = clock;
    // Evictions run where the cache is used, which is the event loop, not in a pool of their own.
    this.cache = Caffeine.newBuilder().maximumSize(cacheSize).executor(Runnable::run).build();
  }

  Future<Actor> authenticate(MultiMap headers) {
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
    // Whoever remembers a token must hear of its end, so this is asked every time.
    if (token.length() > MAX_TOKEN_LENGTH || ended.contains(token)) {
      throw Unauthenticated.badToken();
    }
    Key key = new Key(token);
    Verified known = cache.getIfPresent(key);
    if (known == null) {
      return verify(key);
    }
    if (clock.millis() < known.expiryMillis) {
      return known.actor;
    }
    cache.invalidate(key);
    return verify(key);
  }

  /** The claims come first, because reading them is cheaper than any signature. */
  private Future<Actor> verify(Key key) {
    CompactToken token = CompactToken.parse(key.token);
    ClaimPolicy.Statement statement = policy.read(token.claims(), clock.instant());
    return signatures
        .check(token)
        .transform(
            verdict -> {
              if (verdict.failed()) {
                return Future.failedFuture(Unauthenticated.badToken());
              }
              Future<Actor> actor = Future.succeededFuture(statement.actor());
              cache.put(key, new Verified(actor, statement.expiry().toEpochMilli()));
              return actor;
            });
  }
}
