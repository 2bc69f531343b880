package dev.orgate.server.zstack;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.PUT;

import dev.orgate.server.http.Authenticator;
import dev.orgate.server.http.Call;
import dev.orgate.server.http.Problem;
import dev.orgate.server.http.Reply;
import dev.orgate.server.http.Sessions;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sessions, which are tokens here: whoever has one from elsewhere needs none of these calls. */
final class SessionCalls {
  private static final String ONE = "/accounts/sessions/:session";
  private static final String NOT_ISSUED_HERE =
      "not supported: sessions are tokens of an issuer elsewhere";

  private final Authenticator authenticator;
  private final @Nullable Sessions sessions;
  private final Inventories inventories;

  /**
   * @param sessions null where tokens are issued elsewhere
   */
  SessionCalls(Authenticator authenticator, @Nullable Sessions sessions, Inventories inventories) {
    this.authenticator = authenticator;
    this.sessions = sessions;
    this.inventories = inventories;
  }

  List<Route> routes() {
    return List.of(
        Route.open(PUT, "/accounts/login", call -> logIn(call, "logInByAccount", "accountName")),
        Route.open(
            PUT, "/iam2/virtual-ids/login", call -> logIn(call, "loginIAM2VirtualID", "name")),
        Route.open(DELETE, ONE, this::logOut),
        Route.open(GET, ONE + "/valid", this::validate));
  }

  private Sessions sessions() {
    if (sessions == null) {
      throw ZstackError.OPERATION.because(NOT_ISSUED_HERE);
    }
    return sessions;
  }

  private Future<Reply> logIn(Call call, String wrapper, String nameField) {
    Arguments arguments = Arguments.ofPath(call).andWrapped(Arguments.body(call), wrapper);
    Sessions.Session session =
        sessions().open(arguments.line(nameField), arguments.line("password"));
    if (session == null) {
      throw ZstackError.LOGIN.because("wrong name or password");
    }
    return Future.succeededFuture(ZstackReplies.one(call, inventories.session, session));
  }

  private Future<Reply> logOut(Call call) {
    sessions().end(call.pathParameter("session"));
    return Future.succeededFuture(ZstackReplies.EMPTY);
  }

  /** What cannot be told now is no answer. */
  private static Future<Boolean> invalid(Throwable failure) {
    return failure instanceof Problem problem && problem.kind() == Problem.Kind.UNAVAILABLE
        ? Future.failedFuture(problem)
        : Future.succeededFuture(false);
  }

  private Future<Reply> validate(Call call) {
    MultiMap headers =
        MultiMap.caseInsensitiveMultiMap().add("X-Auth-Token", call.pathParameter("session"));
    return authenticator
        .authenticate(headers, Authenticator.NONE)
        .map(actor -> true)
        .recover(SessionCalls::invalid)
        .map(valid -> ZstackReplies.json(json -> json.writeBooleanField("valid", valid)));
  }
}
