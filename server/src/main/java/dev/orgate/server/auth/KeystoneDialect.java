package dev.orgate.server.auth;

import static dev.orgate.server.http.Operation.Needs.ACTOR;
import static dev.orgate.server.http.Operation.Needs.NOTHING;

import dev.orgate.server.http.Call;
import dev.orgate.server.http.Operation;
import dev.orgate.server.http.Reply;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tokens as the identity service (Keystone v3) gives them: {@code POST /v3/auth/tokens} answers 201
 * with a token for a password in {@code X-Subject-Token} and what it says in the body, {@code GET}
 * and {@code HEAD} say the same of one that there is.
 */
public final class KeystoneDialect implements KeystoneErrors {
  private static final String PATH = "/v3/auth/tokens";
  private static final String SUBJECT = "X-Subject-Token";

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
            PATH,
            NOTHING,
            true,
            call -> Future.succeededFuture(issue(call.body(), catalog(call)))),
        new Operation(
            HttpMethod.GET, PATH, ACTOR, false, call -> Future.succeededFuture(show(call))),
        new Operation(
            HttpMethod.HEAD,
            PATH,
            ACTOR,
            false,
            call -> Future.succeededFuture(new Reply(200, null, show(call).headers()))));
  }

  /** Where the services are, for those who want to hear it; null for the others. */
  private static @Nullable Catalog catalog(Call call) {
    return call.query().containsKey("nocatalog") ? null : new Catalog(call.origin());
  }

  /**
   * Answers a token.
   *
   * @throws KeystoneRejection 400 for a body that is no password request; 401 for an unknown user,
   *     a wrong password, an unknown account or project, without telling which
   */
  Reply issue(byte[] body, @Nullable Catalog catalog) {
    KeystoneLogin login = KeystoneLogin.parse(body);
    DevelopmentIdentity.User user = identity.authenticate(login.user(), login.password());
    if (user == null || login.scope() == KeystoneScope.UNKNOWN) {
      throw KeystoneError.UNAUTHORIZED.because("");
    }
    DevelopmentIdentity.Issued issued = identity.issue(user, login.scope());
    return Reply.json(201, KeystoneToken.body(user, issued, login.scope(), catalog))
        .with(SUBJECT, issued.token());
  }

  /** What a token says that the caller has, be it the caller's own or not. */
  private Reply show(Call call) {
    String token = call.header(SUBJECT);
    DevelopmentIdentity.Shown shown = token == null ? null : identity.show(token);
    if (token == null
        || shown == null
        || !call.actor().tenant().equals(DevelopmentIdentity.ACCOUNT)) {
      throw KeystoneError.NOT_FOUND.because("");
    }
    return Reply.json(
            200, KeystoneToken.body(shown.user(), shown.issued(), shown.scope(), catalog(call)))
        .with(SUBJECT, token);
  }
}
