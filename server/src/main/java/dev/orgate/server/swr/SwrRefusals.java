package dev.orgate.server.swr;

import dev.orgate.server.http.Reply;
import dev.orgate.store.Refusal;

/** Every refusal of a store in the dialect's words. */
record SwrRefusals(String requestId) implements Refusal.Cases<Reply> {
  static final String RETRY_AFTER = "Retry-After";

  @Override
  public Reply alreadyExists(Refusal.AlreadyExists refusal) {
    SwrError error =
        switch (refusal.subject()) {
          case NAMESPACE -> SwrError.NAMESPACE_EXISTS;
          case GRANT -> SwrError.GRANT_EXISTS;
          case ORGANIZATION, ATTRIBUTE, MEMBER, QUOTA_ENTRY -> throw foreign(refusal);
        };
    return error.reply(refusal.name(), requestId);
  }

  @Override
  public Reply notFound(Refusal.NotFound refusal) {
    return switch (refusal.subject()) {
      case NAMESPACE -> SwrError.NAMESPACE_NOT_FOUND.reply("", requestId);
      case GRANT -> SwrError.GRANT_NOT_FOUND.reply(refusal.name(), requestId);
      case ORGANIZATION, ATTRIBUTE, MEMBER, QUOTA_ENTRY -> throw foreign(refusal);
    };
  }

  @Override
  public Reply forbidden(Refusal.Forbidden refusal) {
    return SwrError.FORBIDDEN.reply("", requestId);
  }

  @Override
  public Reply quotaExceeded(Refusal.QuotaExceeded refusal) {
    String detail = "used " + refusal.quota().used() + " of " + refusal.quota().limit();
    return SwrError.QUOTA_EXCEEDED.reply(detail, requestId);
  }

  @Override
  public Reply ruleBroken(Refusal.RuleBroken refusal) {
    throw foreign(refusal);
  }

  /** Of things that this dialect has no calls for. */
  private static IllegalStateException foreign(Refusal refusal) {
    return new IllegalStateException(refusal);
  }

  @Override
  public Reply versionConflict(Refusal.VersionConflict refusal) {
    return SwrError.CONFLICT.reply("", requestId);
  }

  @Override
  public Reply keyReused(Refusal.KeyReused refusal) {
    return SwrError.KEY_REUSED.reply("", requestId);
  }

  @Override
  public Reply keyInProgress(Refusal.KeyInProgress refusal) {
    String detail = "a request with this Idempotency-Key is in progress";
    return SwrError.CONFLICT.reply(detail, requestId).with(RETRY_AFTER, "1");
  }

  @Override
  public Reply unavailable(Refusal.Unavailable refusal) {
    return SwrError.UNAVAILABLE.reply("", requestId).with(RETRY_AFTER, "1");
  }

  @Override
  public Reply outcomeUnknown(Refusal.OutcomeUnknown refusal) {
    return SwrError.OUTCOME_UNKNOWN.reply("", requestId).with(RETRY_AFTER, "1");
  }
}
