package dev.orgate.store;

import static dev.orgate.store.Refusal.Subject.GRANT;
import static dev.orgate.store.Refusal.Subject.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalTest {
  private static final Quota FULL = new Quota(Resource.NAMESPACE, 5, 6);

  private static final Map<Refusal, String> CASES =
      Map.of(
          new Refusal.AlreadyExists(NAMESPACE, "team"), "alreadyExists NAMESPACE team",
          new Refusal.NotFound(GRANT, "bob"), "notFound GRANT bob",
          new Refusal.Forbidden(), "forbidden",
          new Refusal.QuotaExceeded(FULL), "quotaExceeded " + FULL,
          new Refusal.RuleBroken(OrganizationRule.NO_CYCLE, "a1"), "ruleBroken NO_CYCLE a1",
          new Refusal.VersionConflict(), "versionConflict",
          new Refusal.KeyReused(), "keyReused",
          new Refusal.KeyInProgress(), "keyInProgress",
          new Refusal.Unavailable("closed"), "unavailable closed",
          new Refusal.OutcomeUnknown("cut off"), "outcomeUnknown cut off");

  static Stream<Refusal> refusals() {
    return CASES.keySet().stream();
  }

  @Test
  void cases_ofTheSealedFamily_areAllHere() {
    assertThat(refusals().map(Object::getClass))
        .containsExactlyInAnyOrder(Refusal.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void accept_eachRefusal_callsItsCaseWithItsData(Refusal refusal) {
    assertThat(refusal.accept(new Naming())).isEqualTo(CASES.get(refusal));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void construction_eachRefusal_recordsNoStack(Refusal refusal) {
    refusal.addSuppressed(new IllegalStateException());

    assertThat(refusal.getStackTrace()).isEmpty();
    assertThat(refusal.getSuppressed()).isEmpty();
    assertThat(refusal.getMessage()).isNotBlank();
  }

  private static final class Naming implements Refusal.Cases<String> {
    @Override
    public String alreadyExists(Refusal.AlreadyExists refusal) {
      return "alreadyExists " + refusal.subject() + " " + refusal.name();
    }

    @Override
    public String notFound(Refusal.NotFound refusal) {
      return "notFound " + refusal.subject() + " " + refusal.name();
    }

    @Override
    public String forbidden(Refusal.Forbidden refusal) {
      return "forbidden";
    }

    @Override
    public String quotaExceeded(Refusal.QuotaExceeded refusal) {
      return "quotaExceeded " + refusal.quota();
    }

    @Override
    public String ruleBroken(Refusal.RuleBroken refusal) {
      return "ruleBroken " + refusal.rule() + " " + refusal.uuid();
    }

    @Override
    public String versionConflict(Refusal.VersionConflict refusal) {
      return "versionConflict";
    }

    @Override
    public String keyReused(Refusal.KeyReused refusal) {
      return "keyReused";
    }

    @Override
    public String keyInProgress(Refusal.KeyInProgress refusal) {
      return "keyInProgress";
    }

    @Override
    public String unavailable(Refusal.Unavailable refusal) {
      return "unavailable " + refusal.getMessage();
    }

    @Override
    public String outcomeUnknown(Refusal.OutcomeUnknown refusal) {
      return "outcomeUnknown " + refusal.getMessage();
    }
  }
}
