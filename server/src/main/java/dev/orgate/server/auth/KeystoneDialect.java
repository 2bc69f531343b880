package dev.orgate.server.auth;

import dev.orgate.server.http.Dialect;
import dev.orgate.server.http.Operation;
import dev.orgate.server.http.Problem;
import dev.orgate.server.http.Reply;
import dev.orgate.store.Refusal;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.List;

/**
 * The one call of the identity service (Keystone v3) that clients make before any other: a token
 * for a password. {@code POST /v3/auth/tokens} answers 201 with the token in {@code
 * X-Subject-Token} and what it says in the body.
 */
public final class KeystoneDialect implements Dialect {
  private final DevelopmentIdentity identity;

  /** The dialect of a gateway that issues its own tokens. */
  public KeystoneDialect(DevelopmentIdentity identity) {
    this.identity = identity;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        new Operation(
            HttpMethod.POST,
            "/v3/auth/tokens",
            Operation.Needs.NOTHING,
            true,
            call -> Future.succeededFuture(issue(call.body()))));
  }

  /**
   * Answers a token.
   *
   * @throws KeystoneRejection 400 for a body that is no password request; 401 for an unknown user,
   *     a wrong password, an unknown account or project, without telling which
   */
  Reply issue(byte[] body) {
    KeystoneLogin login = KeystoneLogin.parse(body);
    DevelopmentIdentity.User user = identity.authenticate(login.user(), login.password());
    if (user == null || login.scope() == KeystoneScope.UNKNOWN) {
      throw KeystoneError.UNAUTHORIZED.because("");
    }
    DevelopmentIdentity.Issued issued =
        identity.issue(user, login.scope() == KeystoneScope.PROJECT);
    return Reply.json(201, KeystoneToken.body(user, issued, login.scope()))
        .with("X-Subject-Token", issued.token());
  }

  @Override
  public Reply problem(Problem problem, String requestId) {
    return KeystoneError.of(problem.kind()).reply("");
  }

  /** No operation calls a store, so none refuses; should one ever, that is all there is to say. */
  @Override
  public Reply refusal(Refusal refusal, String requestId) {
    return KeystoneError.UNAVAILABLE.reply("");
  }
}
