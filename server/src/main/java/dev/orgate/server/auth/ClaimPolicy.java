package dev.orgate.server.auth;

import dev.orgate.server.config.AuthSettings;
import dev.orgate.server.http.Problem;
import dev.orgate.store.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a token must claim beside a good signature, which the JWT library leaves open: an end within
 * a maximum life, an issuer and audience when configured, a user and a tenant.
 */
final class ClaimPolicy {
  /** How far the issuer's clock may be ahead of ours. */
  private static final Duration LEEWAY = Duration.ofSeconds(30);

  private final AuthSettings settings;

  ClaimPolicy(AuthSettings settings) {
    this.settings = settings;
  }

  /**
   * What the claims say once they are signed.
   *
   * @param expiry the first instant at which they say nothing any more
   */
  record Statement(Actor actor, Instant expiry) {}

  /**
   * Reads the claims as of an instant.
   *
   * @throws Problem when one is missing, malformed or not acceptable
   */
  Statement read(Claims claims, Instant now) {
    Instant expiry = expiry(claims, now);
    demandOrigin(claims);
    return new Statement(actor(claims), expiry);
  }

  /** Reads only until when they hold, of claims that another service explains. */
  Instant expiry(Claims claims, Instant now) {
    Instant expiry = claims.time("exp");
    if (!expiry.isAfter(now)) {
      throw Unauthenticated.expired(expiry);
    }
    Instant issued = claims.optionalTime("iat");
    Duration life = Duration.between(issued == null ? now : issued, expiry);
    demand(life.compareTo(settings.maxTokenLife()) <= 0);
    demand(hasBegun(issued, now) && hasBegun(claims.optionalTime("nbf"), now));
    return expiry;
  }

  private static boolean hasBegun(@Nullable Instant start, Instant now) {
    return start == null || !start.isAfter(now.plus(LEEWAY));
  }

  private void demandOrigin(Claims claims) {
    String issuer = settings.issuer();
    demand(issuer == null || issuer.equals(claims.members().get("iss")));
    String audience = settings.audience();
    demand(audience == null || claims.textOrTexts("aud").contains(audience));
  }

  private Actor actor(Claims claims) {
    AuthSettings.ClaimNames names = settings.claims();
    String userId = claims.text(names.user());
    String userName = claims.optionalText(names.userName());
    List<String> roles = claims.texts(names.roles());
    return new Actor(
        claims.text(names.tenant()),
        userId,
        userName == null ? userId : userName,
        claims.optionalText(names.project()),
        names.isAdmin(roles),
        names.isOperator(roles));
  }

  private static void demand(boolean fulfilled) {
    if (!fulfilled) {
      throw Unauthenticated.badToken();
    }
  }
}
