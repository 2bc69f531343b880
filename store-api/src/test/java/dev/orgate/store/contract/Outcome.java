package dev.orgate.store.contract;

import dev.orgate.store.Attempt;
import dev.orgate.store.OrganizationRule;
import dev.orgate.store.Quota;
import dev.orgate.store.Refusal;
import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What a call came to, comparable by value: its answer, or which refusal with which data.
 *
 * @param kind which; {@code "answer"} unless refused
 * @param data the answer (null of a call that answers nothing), or what the refusal carries
 */
public record Outcome(String kind, @Nullable Object data) {
  /** A call that answers nothing was done. */
  public static final Outcome DONE = answer(null);

  public static final Outcome FORBIDDEN = new Outcome("forbidden", null);
  public static final Outcome VERSION_CONFLICT = new Outcome("version conflict", null);
  public static final Outcome KEY_REUSED = new Outcome("key reused", null);
  public static final Outcome KEY_IN_PROGRESS = new Outcome("key in progress", null);
  public static final Outcome UNAVAILABLE = new Outcome("unavailable", null);
  public static final Outcome OUTCOME_UNKNOWN = new Outcome("outcome unknown", null);

  public static Outcome answer(@Nullable Object answer) {
    return new Outcome("answer", answer);
  }

  public static Outcome alreadyExists(Refusal.Subject subject, Object name) {
    return new Outcome("already exists", subject + " " + name);
  }

  public static Outcome notFound(Refusal.Subject subject, Object name) {
    return new Outcome("not found", subject + " " + name);
  }

  public static Outcome ruleBroken(OrganizationRule rule, String uuid) {
    return new Outcome("rule broken", rule + " " + uuid);
  }

  public static Outcome quotaExceeded(Quota quota) {
    return new Outcome("quota exceeded", quota);
  }

  /** Waits for a call to end. Whatever it fails with but a refusal is a bug of the store. */
  public static Outcome of(Future<?> call) {
    if (!call.isComplete()) {
      await(call);
    }
    if (call.succeeded()) {
      return answer(call.result());
    }
    if (call.cause() instanceof Refusal refusal) {
      return refusal.accept(new Naming());
    }
    throw new AssertionError("neither an answer nor a refusal", call.cause());
  }

  /** The same of a write under a key: whether it was replayed shows, too. */
  static Outcome of(Attempt attempt, Future<?> write) {
    Outcome outcome = of(write);
    return attempt.replayed() ? outcome.replayed() : outcome;
  }

  private static void await(Future<?> call) {
    try {
      call.otherwiseEmpty().await(30, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("a call never ended", e);
    }
  }

  public boolean answered() {
    return kind.equals(DONE.kind);
  }

  /** This outcome as a later attempt gets to see it. */
  public Outcome replayed() {
    return new Outcome("replayed " + kind, data);
  }

  private static final class Naming implements Refusal.Cases<Outcome> {
    @Override
    public Outcome alreadyExists(Refusal.AlreadyExists refusal) {
      return Outcome.alreadyExists(refusal.subject(), refusal.name());
    }

    @Override
    public Outcome notFound(Refusal.NotFound refusal) {
      return Outcome.notFound(refusal.subject(), refusal.name());
    }

    @Override
    public Outcome forbidden(Refusal.Forbidden refusal) {
      return FORBIDDEN;
    }

    @Override
    public Outcome quotaExceeded(Refusal.QuotaExceeded refusal) {
      return Outcome.quotaExceeded(refusal.quota());
    }

    @Override
    public Outcome ruleBroken(Refusal.RuleBroken refusal) {
      return Outcome.ruleBroken(refusal.rule(), refusal.uuid());
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
