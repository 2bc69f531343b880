package dev.orgate.server.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.orgate.server.http.Problem;
import dev.orgate.store.Actor;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Believes signed tokens, and remembers those it has verified: the whole text is the key, so a
 * token that differs in one bit is another. Only successes are remembered, each until its expiry or
 * until its key is believed no more, at most so many; a full cache forgets the ones least used.
 */
final class TokenAuthenticator {
  /** The longest token that is looked at, in characters. */
  static final int MAX_TOKEN_LENGTH = 16 * 1024;

  private static final Logger LOG = System.getLogger(TokenAuthenticator.class.getName());

  private final Vertx vertx;
  private final TrustedKeys keys;
  private final @Nullable KeystoneService keystone;
  private final ClaimPolicy policy;
  private final EndedTokens ended;
  private final InstantSource clock;
  private final TokenCounts counts;
  private final Cache<Key, Verified> cache;
  private SignatureCheck signatures;

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
  private static final class Verified {
    private final Future<Actor> actor;
    private final long expiryMillis;
    private final VerificationKey signer;
    private KeySet keys;

    Verified(Actor actor, Instant expiry, VerificationKey signer, KeySet keys) {
      this.actor = Future.succeededFuture(actor);
      this.expiryMillis = expiry.toEpochMilli();
      this.signer = signer;
      this.keys = keys;
    }

    /** The set is searched once, not for every request. */
    boolean isSignedByOneOf(KeySet now) {
      if (keys != now && now.holds(signer)) {
        keys = now;
      }
      return keys == now;
    }
  }

  /**
   * @param keystone explains the tokens of a Keystone; null if there is none
   * @param counts those of all event loops
   */
  TokenAuthenticator(
      Vertx vertx,
      TrustedKeys keys,
      @Nullable KeystoneService keystone,
      ClaimPolicy policy,
      EndedTokens ended,
      int cacheSize,
      TokenCounts counts,
      InstantSource clock) {
    this.vertx = vertx;
    this.keys = keys;
    this.keystone = keystone;
    this.signatures = new SignatureCheck(keys.current(), vertx);
    this.policy = policy;
    this.ended = ended;
    this.counts = counts;
    this.clock = clock;
    // Evictions run where the cache is used, which is the event loop, not in a pool of their own.
    this.cache =
        Caffeine.newBuilder()
            .maximumSize(cacheSize)
            .executor(Runnable::run)
            .removalListener((key, verified, cause) -> counts.forgotten())
            .build();
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
      counts.missed();
      return verify(key);
    }
    if (clock.millis() < known.expiryMillis && known.isSignedByOneOf(keys.current())) {
      counts.hit();
      return known.actor;
    }
    counts.missed();
    cache.invalidate(key);
    return verify(key);
  }

  /** The claims come first, because reading them is cheaper than any signature. */
  private Future<Actor> verify(Key key) {
    CompactToken token = CompactToken.parse(key.token);
    Claims claims = token.claims();
    if (keystone != null && KeystoneService.wrote(claims)) {
      Instant expiry = policy.expiry(claims, clock.instant());
      String userId = claims.text("sub");
      KeystoneService service = keystone;
      return signer(token)
          .compose(
              signed ->
                  here(service.actor(key.token, userId))
                      .map(actor -> remember(key, actor, expiry, signed)));
    }
    ClaimPolicy.Statement statement = policy.read(claims, clock.instant());
    return signer(token)
        .map(signed -> remember(key, statement.actor(), statement.expiry(), signed));
  }

  private Actor remember(Key key, Actor actor, Instant expiry, Signed signed) {
    counts.remembered();
    cache.put(key, new Verified(actor, expiry, signed.by, signed.among));
    return actor;
  }

  /** A key, and the set that had it. */
  private record Signed(VerificationKey by, KeySet among) {}

  /** Who signed the token; if nobody known did, whoever is known after asking for new keys. */
  private Future<Signed> signer(CompactToken token) {
    KeySet now = keys.current();
    return check(token, now)
        .recover(
            unknown -> {
              Future<Void> newer = keys.newerFor(token, now);
              if (keys.current() != now) {
                // The key may have come while it was looked for.
                return signer(token);
              }
              return newer == null ? Future.failedFuture(unknown) : check(token, here(newer));
            });
  }

  private Future<Signed> check(CompactToken token, Future<Void> newer) {
    return newer.transform(
        asked ->
            asked.succeeded()
                ? check(token, keys.current())
                : Future.failedFuture(Unauthenticated.unknowable()));
  }

  private Future<Signed> check(CompactToken token, KeySet now) {
    if (signatures.keys() != now) {
      signatures = new SignatureCheck(now, vertx);
    }
    return signatures
        .check(token)
        .transform(
            by ->
                by.succeeded()
                    ? Future.succeededFuture(new Signed(by.result(), now))
                    : Future.failedFuture(Unauthenticated.badToken()));
  }

  /** What may be over on another event loop, over on this one. */
  private <T> Future<T> here(Future<T> elsewhere) {
    if (elsewhere.isComplete()) {
      return elsewhere;
    }
    Context caller = vertx.getOrCreateContext();
    Promise<T> here = Promise.promise();
    elsewhere.onComplete(result -> caller.runOnContext(run -> here.handle(result)));
    return here.future();
  }
}
