package dev.orgate.server.auth;

import dev.orgate.server.config.AuthSettings;
import dev.orgate.server.config.AuthSettings.KeySources;
import dev.orgate.server.config.FileWatch;
import dev.orgate.server.config.UnusableFile;
import dev.orgate.server.http.Authenticator;
import dev.orgate.store.Statistic;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whom one gateway believes: the issuers whose keys are configured or, without any, its own
 * development identity; and whoever signs with an access key. Shared by the gateway's event loops.
 */
public final class Authentication {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** How often at most a service is asked for keys because a token names an unknown one. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final AuthSettings settings;
  private final Vertx vertx;
  private final InstantSource clock;
  private final JsonFetch fetch;
  private final TrustedKeys keys;
  private final @Nullable KeystoneService keystone;
  private final @Nullable AccessKeys accessKeys;
  private final @Nullable DevelopmentIdentity identity;
  private final TokenCounts counts = new TokenCounts();
  private final FileWatch watch;

  private Authentication(
      AuthSettings settings, Vertx vertx, InstantSource clock, byte @Nullable [] tokenKey) {
    this.settings = settings;
    this.vertx = vertx;
    this.clock = clock;
    fetch = new JsonFetch(vertx, PATIENCE);
    Path accessKeyFile = settings.accessKeys();
    accessKeys =
        accessKeyFile == null
            ? null
            : new AccessKeys(settings.claims(), accessKeyFile, new Lockout(clock));
    identity =
        settings.hasDevelopmentIdentity()
            ? new DevelopmentIdentity(settings, vertx, clock, tokenKey)
            : null;
    keys =
        new TrustedKeys(
            identity == null ? List.of() : List.of(identity.key()),
            KeyFiles.of(settings.keys()),
            settings.keys().isFetched() ? this::fetched : null);
    URI address = settings.keystone();
    keystone =
        address == null
            ? null
            : new KeystoneService(fetch, address, settings.claims(), settings.tokenCacheSize());
    watch = new FileWatch(vertx, this::look);
  }

  /**
   * Reads every key file, which blocks.
   *
   * @throws UnusableFile when a file gives no key
   */
  public static Authentication load(AuthSettings settings, Vertx vertx, InstantSource clock) {
    return load(settings, vertx, clock, null);
  }

  /**
   * The same with a development identity that signs with a key of the caller's.
   *
   * @param tokenKey 32 bytes that nobody can guess, or null for random ones
   */
  public static Authentication load(
      AuthSettings settings, Vertx vertx, InstantSource clock, byte @Nullable [] tokenKey) {
    return new Authentication(settings, vertx, clock, tokenKey);
  }

  private FetchedKeys fetched(Runnable changed) {
    KeySources sources = settings.keys();
    URI url = sources.jwksUrl();
    JwksService service =
        url == null
            ? JwksService.of(String.valueOf(settings.issuer()), fetch)
            : JwksService.at(url, fetch);
    Duration pause = sources.refresh().compareTo(PAUSE) < 0 ? sources.refresh() : PAUSE;
    return new FetchedKeys(vertx, service::keys, sources.refresh(), pause, changed);
  }

  /** An authenticator with a memory of its own, for one event loop. */
  public Authenticator newAuthenticator() {
    TokenAuthenticator tokens =
        new TokenAuthenticator(
            vertx,
            keys,
            keystone,
            new ClaimPolicy(settings),
            identity == null ? new EndedTokens() : identity.ended(),
            settings.tokenCacheSize(),
            counts,
            clock);
    return new RequestAuthenticator(
        tokens, accessKeys == null ? null : new SignatureAuthenticator(accessKeys, clock));
  }

  /**
   * Asks the service that has the keys, if there is one, and looks after it and the files until
   * {@link #close}. Complete when the service has answered or failed to; never fails.
   */
  public Future<Void> start() {
    watch.start();
    return keys.start();
  }

  private void look() {
    keys.renew();
    if (accessKeys != null) {
      accessKeys.renew();
    }
  }

  /** Whether nobody can be believed, for want of keys. */
  public boolean isBlind() {
    return keys.current().keys().isEmpty() && accessKeys == null;
  }

  /** What is wrong with where keys come from, a line each; empty when all is well. */
  public List<String> troubles() {
    List<String> troubles = new ArrayList<>(keys.troubles());
    String ofAccessKeys = accessKeys == null ? null : accessKeys.trouble();
    if (ofAccessKeys != null) {
      troubles.add(ofAccessKeys);
    }
    return troubles;
  }

  /** How often tokens were remembered, and how many are. */
  public List<Statistic> statistics() {
    return counts.statistics();
  }

  /** Ends what {@link #start} began. */
  public Future<Void> close() {
    watch.close();
    keys.close();
    return fetch.close();
  }

  /** What the callers who are believed here may ask about themselves. */
  public IamLookups lookups() {
    return new IamLookups(identity, accessKeys);
  }

  /** The identity that issues the tokens when no keys are configured. */
  public Optional<DevelopmentIdentity> developmentIdentity() {
    return Optional.ofNullable(identity);
  }
}
