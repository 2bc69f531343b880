package dev.orgate.server.auth;

import dev.orgate.server.config.AuthSettings;
import dev.orgate.server.http.Authenticator;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whom one gateway believes: the issuers whose keys are configured or, without any, its own
 * development identity; and whoever signs with an access key. Shared by the gateway's event loops.
 */
public final class Authentication {
  private final AuthSettings settings;
  private final Vertx vertx;
  private final InstantSource clock;
  private final KeySet keys;
  private final @Nullable AccessKeys accessKeys;
  private final @Nullable DevelopmentIdentity identity;
  private volatile long timer = -1;

  private Authentication(
      AuthSettings settings,
      Vertx vertx,
      InstantSource clock,
      KeySet keys,
      @Nullable AccessKeys accessKeys,
      @Nullable DevelopmentIdentity identity) {
    this.settings = settings;
    this.vertx = vertx;
    this.clock = clock;
    this.keys = keys;
    this.accessKeys = accessKeys;
    this.identity = identity;
  }

  /**
   * Reads every key file, which blocks.
   *
   * @throws UnusableKey when a file gives no key
   */
  public static Authentication load(AuthSettings settings, Vertx vertx, InstantSource clock) {
    Path file = settings.accessKeys();
    AccessKeys accessKeys =
        file == null ? null : new AccessKeys(settings.claims(), file, new Lockout(clock));
    if (settings.hasKeys()) {
      KeySet keys = KeySet.load(settings);
      return new Authentication(settings, vertx, clock, keys, accessKeys, null);
    }
    DevelopmentIdentity identity = new DevelopmentIdentity(settings, vertx, clock);
    return new Authentication(settings, vertx, clock, identity.keys(), accessKeys, identity);
  }

  /** An authenticator with a memory of its own, for one event loop. */
  public Authenticator newAuthenticator() {
    TokenAuthenticator tokens =
        new TokenAuthenticator(
            new SignatureCheck(keys, vertx),
            new ClaimPolicy(settings),
            identity == null ? new EndedTokens() : identity.ended(),
            settings.tokenCacheSize(),
            clock);
    return new RequestAuthenticator(
        tokens, accessKeys == null ? null : new SignatureAuthenticator(accessKeys, clock));
  }

  /** Looks after the files that may change, until {@link #close}. */
  public void watch() {
    if (accessKeys != null) {
      timer = accessKeys.watch(vertx);
    }
  }

  public void close() {
    vertx.cancelTimer(timer);
  }

  /** The identity that issues the tokens when no keys are configured. */
  public Optional<DevelopmentIdentity> developmentIdentity() {
    return Optional.ofNullable(identity);
  }
}
