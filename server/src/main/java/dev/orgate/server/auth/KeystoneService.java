package dev.orgate.server.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.orgate.server.config.AuthSettings.ClaimNames;
import dev.orgate.server.http.Problem;
import dev.orgate.store.Actor;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Asks a Keystone who somebody is whose token it signed, since such a token tells no more than user
 * and project: {@code GET /v3/auth/tokens}, once for each token, whichever event loop has it.
 */
final class KeystoneService {
  private static final Logger LOG = System.getLogger(KeystoneService.class.getName());

  private final JsonFetch fetch;
  private final URI tokens;
  private final ClaimNames roleNames;
  private final Cache<String, Future<Actor>> actors;

  /**
   * @param address without a path, or with the one that {@code /v3} follows
   * @param size how many tokens are remembered
   */
  KeystoneService(JsonFetch fetch, URI address, ClaimNames roleNames, int size) {
    this.fetch = fetch;
    this.tokens =
        URI.create(address.toString().replaceFirst("/+$", "") + "/v3/auth/tokens?nocatalog");
    this.roleNames = roleNames;
    actors = Caffeine.newBuilder().maximumSize(size).executor(Runnable::run).build();
  }

  /** Whether claims are written as a Keystone does; whose they are, only a signature shows. */
  static boolean wrote(Claims claims) {
    return claims.has("openstack_methods") && !claims.has("iss");
  }

  /**
   * The actor of a token with a good signature that has not expired. Fails with a {@link Problem}:
   * not believed if Keystone does not, unavailable if it does not answer; neither is remembered.
   * May complete on any event loop.
   */
  Future<Actor> actor(String token, String userId) {
    Future<Actor> known = actors.getIfPresent(token);
    if (known != null) {
      return known;
    }
    Promise<Actor> asked = Promise.promise();
    Future<Actor> other = actors.asMap().putIfAbsent(token, asked.future());
    if (other != null) {
      return other;
    }
    fetch
        .get(tokens, Map.of("X-Auth-Token", token, "X-Subject-Token", token))
        .map(answer -> actor(answer, userId))
        .recover(failure -> Future.failedFuture(inWords(failure)))
        .onFailure(failure -> actors.invalidate(token))
        .onComplete(asked);
    return asked.future();
  }

  private static Problem inWords(Throwable failure) {
    if (failure instanceof Problem problem && problem.kind() == Problem.Kind.UNAUTHENTICATED) {
      return problem;
    }
    LOG.log(Level.WARNING, "Keystone {0}", failure.getMessage());
    return Unauthenticated.unknowable();
  }

  private Actor actor(JsonFetch.Answer answer, String userId) {
    if (answer.status() == 401 || answer.status() == 404) {
      throw Unauthenticated.badToken();
    }
    try {
      Claims told = new Claims(answer.object());
      String id = told.text("token.user.id");
      if (!id.equals(userId)) {
        throw new FetchFailure("answered another user than the token's");
      }
      List<String> roles = roles(answer.object());
      return new Actor(
          account(told),
          id,
          told.text("token.user.name"),
          told.optionalText("token.project.id"),
          roleNames.isAdmin(roles),
          roleNames.isOperator(roles));
    } catch (Problem unreadable) {
      throw new FetchFailure("answered something else than a token");
    }
  }

  /** The one that owns what the token is for, which need not be the user's own. */
  private static String account(Claims told) {
    String project = told.optionalText("token.project.domain.id");
    String domain = project == null ? told.optionalText("token.domain.id") : project;
    return domain == null ? told.text("token.user.domain.id") : domain;
  }

  /** None for a token that is for nothing in particular. */
  private static List<String> roles(Map<?, ?> answer) {
    List<String> names = new ArrayList<>();
    if (answer.get("token") instanceof Map<?, ?> token
        && token.get("roles") instanceof List<?> roles) {
      for (Object role : roles) {
        if (role instanceof Map<?, ?> members && members.get("name") instanceof String name) {
          names.add(name);
        }
      }
    }
    return names;
  }
}
