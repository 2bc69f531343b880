package dev.orgate.store;

/**
 * The expected ways in which a store says no: the failure of a store's future is one of these, or a
 * bug. Stackless, because a refusal is an answer and costs no more than one.
 *
 * <p>Callers map all of them with {@link #accept}; a new refusal does not compile until every
 * mapping handles it.
 */
public abstract sealed class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private Refusal(String message) {
    super(message, null, false, false);
  }

  /** Calls the one case that fits. */
  public abstract <R> R accept(Cases<R> cases);

  /** What the refused command was about. */
  public enum Subject {
    NAMESPACE,
    GRANT,
    ORGANIZATION,
    /** Of an organization. */
    ATTRIBUTE,
    /** Of an organization. */
    MEMBER,
    /** Of an organization. */
    QUOTA_ENTRY
  }

  /** One method per refusal. */
  public interface Cases<R> {
    R alreadyExists(AlreadyExists refusal);

    R notFound(NotFound refusal);

    R forbidden(Forbidden refusal);

    R quotaExceeded(QuotaExceeded refusal);

    R ruleBroken(RuleBroken refusal);

    R versionConflict(VersionConflict refusal);

    R keyReused(KeyReused refusal);

    R keyInProgress(KeyInProgress refusal);

    R unavailable(Unavailable refusal);

    R outcomeUnknown(OutcomeUnknown refusal);
  }

  /** The name is taken, whoever owns it; nothing changed. */
  public static final class AlreadyExists extends Refusal {
    private static final long serialVersionUID = 1L;
    private final Subject subject;
    private final String name;

    public AlreadyExists(Subject subject, String name) {
      super(subject + " exists: " + name);
      this.subject = subject;
      this.name = name;
    }

    public Subject subject() {
      return subject;
    }

    /** The namespace's name, the grant's or member's user id, the uuid or name of the others. */
    public String name() {
      return name;
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.alreadyExists(this);
    }
  }

  /** Does not exist, or belongs to another tenant, which is the same to the actor. */
  public static final class NotFound extends Refusal {
    private static final long serialVersionUID = 1L;
    private final Subject subject;
    private final String name;

    public NotFound(Subject subject, String name) {
      super(subject + " not found: " + name);
      this.subject = subject;
      this.name = name;
    }

    public Subject subject() {
      return subject;
    }

    /** The namespace's name, the grant's or member's user id, the uuid or name of the others. */
    public String name() {
      return name;
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.notFound(this);
    }
  }

  /** Exists in the actor's tenant, but {@link AccessRules} do not let the actor. */
  public static final class Forbidden extends Refusal {
    private static final long serialVersionUID = 1L;

    public Forbidden() {
      super("forbidden");
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.forbidden(this);
    }
  }

  /** The tenant's limit is reached; at the moment of refusal {@code used >= limit} held. */
  public static final class QuotaExceeded extends Refusal {
    private static final long serialVersionUID = 1L;
    private final Quota quota;

    public QuotaExceeded(Quota quota) {
      super(quota.resource() + " quota: used " + quota.used() + " of " + quota.limit());
      this.quota = quota;
    }

    /** Limit and use as they were when the store refused. */
    public Quota quota() {
      return quota;
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.quotaExceeded(this);
    }
  }

  /** What is stored does not allow it: the tree of organizations would no longer be one. */
  public static final class RuleBroken extends Refusal {
    private static final long serialVersionUID = 1L;
    private final OrganizationRule rule;
    private final String uuid;

    public RuleBroken(OrganizationRule rule, String uuid) {
      super(rule + ": " + uuid);
      this.rule = rule;
      this.uuid = uuid;
    }

    public OrganizationRule rule() {
      return rule;
    }

    /** The organization that the command would have broken it for. */
    public String uuid() {
      return uuid;
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.ruleBroken(this);
    }
  }

  /** Somebody else changed the same thing meanwhile; nothing changed, asking again may work. */
  public static final class VersionConflict extends Refusal {
    private static final long serialVersionUID = 1L;

    public VersionConflict() {
      super("changed meanwhile");
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.versionConflict(this);
    }
  }

  /** The {@link Attempt}'s key belongs to another request of the tenant; nothing changed. */
  public static final class KeyReused extends Refusal {
    private static final long serialVersionUID = 1L;

    public KeyReused() {
      super("the key belongs to another request");
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.keyReused(this);
    }
  }

  /** Another {@link Attempt} under the key is under way; this one changed nothing. */
  public static final class KeyInProgress extends Refusal {
    private static final long serialVersionUID = 1L;

    public KeyInProgress() {
      super("an attempt under the key is in progress");
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.keyInProgress(this);
    }
  }

  /** The store cannot work now; nothing changed, asking later may work. */
  public static final class Unavailable extends Refusal {
    private static final long serialVersionUID = 1L;

    public Unavailable(String reason) {
      super(reason);
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.unavailable(this);
    }
  }

  /** The answer to a write was lost: it happened once or not at all, and the store cannot tell. */
  public static final class OutcomeUnknown extends Refusal {
    private static final long serialVersionUID = 1L;

    public OutcomeUnknown(String reason) {
      super(reason);
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.outcomeUnknown(this);
    }
  }
}
