package dev.orgate.server.zstack;

import dev.orgate.store.Refusal;

/**
 * Every refusal of a store in the dialect's words.
 *
 * @param arguments those of the call, to name the one that the refusal is about
 */
record ZstackRefusals(Arguments arguments) implements Refusal.Cases<ZstackRejection> {
  @Override
  public ZstackRejection alreadyExists(Refusal.AlreadyExists refusal) {
    return switch (refusal.subject()) {
      case ORGANIZATION -> ZstackError.CREATE.because(about(refusal.name(), "is taken"));
      default -> Arguments.invalid("attributes", "has what is set already: " + refusal.name());
    };
  }

  @Override
  public ZstackRejection notFound(Refusal.NotFound refusal) {
    String why =
        switch (refusal.subject()) {
          case MEMBER -> "names no member of the organization";
          case ATTRIBUTE -> "names no attribute of an organization";
          default -> "names no organization";
        };
    return ZstackError.NOT_FOUND.because(about(refusal.name(), why));
  }

  @Override
  public ZstackRejection forbidden(Refusal.Forbidden refusal) {
    return ZstackError.PERMISSION.because("organizations are changed by administrators");
  }

  @Override
  public ZstackRejection quotaExceeded(Refusal.QuotaExceeded refusal) {
    return ZstackError.QUOTA.because(
        "organizations: used " + refusal.quota().used() + " of " + refusal.quota().limit());
  }

  @Override
  public ZstackRejection ruleBroken(Refusal.RuleBroken refusal) {
    String why =
        switch (refusal.rule()) {
          case COMPANY_HAS_NO_PARENT -> "is or becomes a company, which is not put under a parent";
          case NO_CYCLE -> "is the new parent or above it";
          case NO_CHILDREN -> "has children; deleteMode=Enforcing deletes everything below it, too";
          case ENABLED_ABOVE -> "is, or would be, below an organization that is not enabled";
          case NOT_STALED -> "is staled, and has to be enabled first";
          case ROOT_HAS_QUOTA -> "is no root, and only roots have quotas";
        };
    return ZstackError.INVALID_ARGUMENT.because(about(refusal.uuid(), why));
  }

  private String about(String name, String predicate) {
    String field = arguments.nameOf(name);
    return (field == null ? "" : "field[" + field + "] ") + name + " " + predicate;
  }

  @Override
  public ZstackRejection keyReused(Refusal.KeyReused refusal) {
    return ZstackRejection.badRequest("X-Job-UUID was used for another call");
  }

  @Override
  public ZstackRejection versionConflict(Refusal.VersionConflict refusal) {
    return undecided("somebody else changed the same thing meanwhile");
  }

  @Override
  public ZstackRejection keyInProgress(Refusal.KeyInProgress refusal) {
    return undecided("a call with this X-Job-UUID is in progress");
  }

  @Override
  public ZstackRejection unavailable(Refusal.Unavailable refusal) {
    return undecided("the gateway can not work now");
  }

  @Override
  public ZstackRejection outcomeUnknown(Refusal.OutcomeUnknown refusal) {
    return undecided("the outcome is unknown: the change was made or was not");
  }

  /** Nothing that a job could have come to: the client is to try again. */
  private static ZstackRejection undecided(String why) {
    return new ZstackRejection(
        why, ZstackError.OPERATION.reply(why).with(ZstackDialect.RETRY_AFTER, "1"));
  }
}
