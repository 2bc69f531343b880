package dev.orgate.server.auth;

import dev.orgate.server.http.Dialect;
import dev.orgate.server.http.Problem;
import dev.orgate.server.http.Reply;
import dev.orgate.store.Refusal;

/** A dialect that errs in the identity service's words. */
interface KeystoneErrors extends Dialect {
  @Override
  default Reply problem(Problem problem, String requestId) {
    Reply reply = KeystoneError.of(problem.kind()).reply("");
    return switch (problem.kind()) {
      case NO_CREDENTIAL, UNAUTHENTICATED -> reply.with("WWW-Authenticate", "Keystone");
      case UNAVAILABLE -> reply.with("Retry-After", "1");
      default -> reply;
    };
  }

  /** No operation calls a store, so none refuses; should one ever, that is all there is to say. */
  @Override
  default Reply refusal(Refusal refusal, String requestId) {
    return KeystoneError.UNAVAILABLE.reply("");
  }
}
