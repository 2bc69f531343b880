package dev.orgate.server.auth;

import dev.orgate.server.config.AuthSettings;
import dev.orgate.server.http.Authenticator;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whom one gateway believes: the issuers whose keys are configured or, without any, its own
 * development identity. Loaded once, immutable, shared by the gateway's event loops.
 */
public final class Authentication {
  private final AuthSettings settings;
  private final Vertx vertx;
  private final InstantSource clock;
  private final KeySet keys;
  private final @Nullable DevelopmentIdentity identity;

  private Authentication(
      AuthSettings settings,
      Vertx vertx,
      InstantSource clock,
      KeySet keys,
      @Nullable DevelopmentIdentity identity) {
    this.settings = settings;
    this.vertx = vertx;
    this.clock = clock;
    this.keys = keys;
    this.identity = identity;
  }

  /**
   * Reads every key file, which blocks; nothing reads one later.
   *
   * @throws UnusableKey when a file gives no key
   */
  public static Authentication load(AuthSettings settings, Vertx vertx, InstantSource clock) {
    if (settings.hasKeys()) {
      return new Authentication(settings, vertx, clock, KeySet.load(settings), null);
    }
    DevelopmentIdentity identity = new DevelopmentIdentity(settings, vertx, clock);
    return new Authentication(settings, vertx, clock, identity.keys(), identity);
  }

  /** An authenticator with a memory of its own, for one event loop. */
  public Authenticator newAuthenticator() {
    return new TokenAuthenticator(
        new SignatureCheck(keys, vertx),
        new ClaimPolicy(settings),
        identity == null ? new EndedTokens() : identity.ended(),
        settings.tokenCacheSize(),
        clock);
  }

  /** The identity that issues the tokens when no keys are configured. */
  public Optional<DevelopmentIdentity> developmentIdentity() {
    return Optional.ofNullable(identity);
  }
}
