package dev.orgate.server.auth;

import dev.orgate.server.config.AuthSettings;
import dev.orgate.server.config.Secret;
import dev.orgate.server.http.Sessions;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The issuer of a gateway without configured keys: a few users in one account with one password,
 * and tokens that this gateway alone believes, since the signing key is made at start and never
 * leaves it, unless a load test wants the same tokens each time. For one machine's developer, never
 * for a network.
 */
public final class DevelopmentIdentity implements Sessions {
  /** Id and name of the one account, which is the tenant of every token. */
  static final String ACCOUNT = "demo";

  /** Id of the account's one project. */
  static final String PROJECT_ID = "demo-project";

  /** Name of the account's one project. */
  static final String PROJECT_NAME = "demo";

  /** The claim for what a token is good for, named as nobody names a claim of an actor. */
  private static final String SCOPE = "urn:orgate:scope";

  private static final Logger LOG = System.getLogger(DevelopmentIdentity.class.getName());
  private static final Duration LIFE = Duration.ofHours(24);
  private static final String MEMBER = "member";
  private static final int SECRET_BYTES = 32;
  private static final int PASSWORD_BYTES = 18;

  private final AuthSettings settings;
  private final InstantSource clock;
  private final Map<String, User> users;
  private final Secret password;
  private final String passwordSha512;
  private final VerificationKey key;
  private final JWTAuth signer;
  private final SignatureCheck signatures;
  private final ClaimPolicy policy;
  private final EndedTokens ended = new EndedTokens();

  /** Somebody who may ask for tokens; the id is the name too. */
  record User(String id, List<String> roles) {}

  /** A signed token, and the whole seconds between which it is believed. */
  record Issued(String token, Instant from, Instant to) {}

  /** What a token says: whose it is, and what for. */
  record Shown(User user, Issued issued, KeystoneScope scope) {}

  /**
   * @param tokenKey what signs the tokens, or null for a key of its own
   */
  DevelopmentIdentity(
      AuthSettings settings, Vertx vertx, InstantSource clock, byte @Nullable [] tokenKey) {
    AuthSettings.ClaimNames names = settings.claims();
    List<String> member = List.of(MEMBER);
    Secret given = settings.developmentPassword();
    this.settings = settings;
    this.clock = clock;
    this.users =
        Map.of(
            "admin",
                new User("admin", List.of(names.adminRoles().get(0), names.operatorRoles().get(0))),
            "alice", new User("alice", member),
            "bob", new User("bob", member));
    this.password = given == null ? new Secret(Base64Url.encode(random(PASSWORD_BYTES))) : given;
    this.passwordSha512 = HexFormat.of().formatHex(digest("SHA-512", password.reveal()));
    this.key = VerificationKey.ofSecret(tokenKey == null ? random(SECRET_BYTES) : tokenKey);
    this.signer = SignatureCheck.library(key, vertx);
    this.signatures = new SignatureCheck(new KeySet(List.of(key)), vertx);
    this.policy = new ClaimPolicy(settings);
  }

  /** The password of every user, for the one line at start that tells it. */
  public Secret password() {
    return password;
  }

  VerificationKey key() {
    return key;
  }

  /** The tokens of this identity that somebody ended before their time. */
  EndedTokens ended() {
    return ended;
  }

  /**
   * The user, or null for an unknown one or a wrong password; which of them it was does not show,
   * not by the time it takes either.
   */
  @Nullable User authenticate(String id, String attempt) {
    return authenticate(id, attempt, password.reveal());
  }

  private @Nullable User authenticate(String id, String attempt, String right) {
    User user = users.get(id);
    return MessageDigest.isEqual(digest("SHA-256", attempt), digest("SHA-256", right))
        ? user
        : null;
  }

  @Override
  public @Nullable Session open(String userName, String attempt) {
    User user = authenticate(userName, attempt.toLowerCase(Locale.ROOT), passwordSha512);
    if (user == null) {
      return null;
    }
    Issued issued = issue(user, KeystoneScope.UNSCOPED);
    return new Session(issued.token, ACCOUNT, user.id, issued.from, issued.to);
  }

  /** Only what is believed until now is kept as ended, so that nobody fills memory with others. */
  @Override
  public void end(String token) {
    Claims claims = believed(token);
    if (claims != null) {
      ended.add(token, claims.time("exp"), clock.instant());
    }
  }

  /** What is believed of a token, or null for one that is not. */
  private @Nullable Claims believed(String token) {
    if (token.length() > TokenAuthenticator.MAX_TOKEN_LENGTH || ended.contains(token)) {
      return null;
    }
    try {
      CompactToken compact = CompactToken.parse(token);
      policy.read(compact.claims(), clock.instant());
      // With a key at hand the check is over when it returns.
      return signatures.check(compact).succeeded() ? compact.claims() : null;
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "What was shown is no valid token", e);
      return null;
    }
  }

  /** Whether somebody has this id. */
  boolean hasUser(String id) {
    return users.containsKey(id);
  }

  /** What a token of this identity says, or null for one that is not believed. */
  @Nullable Shown show(String token) {
    Claims claims = believed(token);
    User user = claims == null ? null : users.get(claims.text(settings.claims().user()));
    if (claims == null || user == null) {
      return null;
    }
    Issued issued = new Issued(token, claims.time("iat"), claims.time("exp"));
    return new Shown(user, issued, KeystoneScope.valueOf(claims.text(SCOPE)));
  }

  /** A token for a user; the id of it makes two of the same second differ. */
  Issued issue(User user, KeystoneScope scope) {
    Instant from = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Duration longest = settings.maxTokenLife();
    Instant to = from.plus(longest.compareTo(LIFE) < 0 ? longest : LIFE);
    JsonObject claims =
        claims(ACCOUNT, user, from, to)
            .put(SCOPE, scope.name())
            .put("jti", UUID.randomUUID().toString());
    if (scope == KeystoneScope.PROJECT) {
      claims.put(settings.claims().project(), PROJECT_ID);
    }
    return new Issued(sign(claims), from, to);
  }

  /**
   * A token for somebody of another tenant, who is no user here and has no password. The same
   * arguments give the same token while the key is the same.
   *
   * @param admin whether the token is an administrator's of that tenant
   */
  public String issue(String tenant, String userId, boolean admin, Instant from, Instant to) {
    List<String> roles = List.of(admin ? settings.claims().adminRoles().get(0) : MEMBER);
    return sign(claims(tenant, new User(userId, roles), from, to));
  }

  private JsonObject claims(String tenant, User user, Instant from, Instant to) {
    AuthSettings.ClaimNames names = settings.claims();
    JsonObject claims =
        new JsonObject()
            .put(names.userName(), user.id)
            .put(names.roles(), new JsonArray(user.roles))
            .put(names.tenant(), tenant)
            .put(names.user(), user.id)
            .put("iat", from.getEpochSecond())
            .put("exp", to.getEpochSecond());
    if (settings.issuer() != null) {
      claims.put("iss", settings.issuer());
    }
    if (settings.audience() != null) {
      claims.put("aud", settings.audience());
    }
    return claims;
  }

  private String sign(JsonObject claims) {
    return signer.generateToken(claims, new JWTOptions().setAlgorithm("HS256"));
  }

  /** Digests are of one length, so that comparing them takes the same time for any attempt. */
  private static byte[] digest(String algorithm, String text) {
    try {
      return MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This JDK lacks " + algorithm, e);
    }
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }
}
