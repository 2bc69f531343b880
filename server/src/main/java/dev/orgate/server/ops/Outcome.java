package dev.orgate.server.ops;

import dev.orgate.store.Refusal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How calls of a store end. */
enum Outcome {
  DONE,
  ALREADY_EXISTS,
  NOT_FOUND,
  FORBIDDEN,
  QUOTA_EXCEEDED,
  RULE_BROKEN,
  VERSION_CONFLICT,
  KEY_REUSED,
  KEY_IN_PROGRESS,
  UNAVAILABLE,
  OUTCOME_UNKNOWN,
  /** By an error, which is a bug. */
  FAILED;

  private static final Refusals REFUSALS = new Refusals();

  /** That of a call with this failure, or none. */
  static Outcome of(@Nullable Throwable failure) {
    if (failure == null) {
      return DONE;
    }
    return failure instanceof Refusal refusal ? refusal.accept(REFUSALS) : FAILED;
  }

  /** As labels have it. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static final class Refusals implements Refusal.Cases<Outcome> {
    @Override
    public Outcome alreadyExists(Refusal.AlreadyExists refusal) {
      return ALREADY_EXISTS;
    }

    @Override
    public Outcome notFound(Refusal.NotFound refusal) {
      return NOT_FOUND;
    }

    @Override
    public Outcome forbidden(Refusal.Forbidden refusal) {
      return FORBIDDEN;
    }

    @Override
    public Outcome quotaExceeded(Refusal.QuotaExceeded refusal) {
      return QUOTA_EXCEEDED;
    }

    @Override
    public Outcome ruleBroken(Refusal.RuleBroken refusal) {
      return RULE_BROKEN;
    }

    @Override
    public Outcome versionConflict(Refusal.VersionConflict refusal) {
      return VERSION_CONFLICT;
    }

    @Override
    public Outcome keyReused(Refusal.KeyReused refusal) {
      return KEY_REUSED;
    }

    @Override
    public Outcome keyInProgress(Refusal.KeyInProgress refusal) {
      return KEY_IN_PROGRESS;
    }

    @Override
    public Outcome unavailable(Refusal.Unavailable refusal) {
      return UNAVAILABLE;
    }

    @Override
    public Outcome outcomeUnknown(Refusal.OutcomeUnknown refusal) {
      return OUTCOME_UNKNOWN;
    }
  }
}
