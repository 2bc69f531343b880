package dev.orgate.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Organization;
import dev.orgate.store.OrganizationAttribute;
import dev.orgate.store.OrganizationQuota;
import dev.orgate.store.Page;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Outcomes without their dates, which no model can foresee: they are but checked for sense. */
final class Undated {
  private static final Instant ALWAYS = OrganizationRows.ALWAYS;

  private Undated() {}

  static Outcome outcome(Outcome outcome) {
    return new Outcome(outcome.kind(), undated(outcome.data()));
  }

  private static @Nullable Object undated(@Nullable Object data) {
    if (data instanceof Page<?> page) {
      return new Page<Object>(page.items().stream().map(Undated::undated).toList(), page.total());
    }
    if (data instanceof Organization organization) {
      return of(organization);
    }
    if (data instanceof OrganizationAttribute attribute) {
      return of(attribute);
    }
    if (data instanceof OrganizationQuota entry) {
      checkDates(entry.created(), entry.changed());
      return new OrganizationQuota(
          entry.uuid(), entry.organization(), entry.name(), entry.value(), ALWAYS, ALWAYS);
    }
    return data;
  }

  private static Organization of(Organization organization) {
    checkDates(organization.created(), organization.changed());
    return new Organization(
        organization.uuid(),
        organization.name(),
        organization.description(),
        organization.type(),
        organization.state(),
        organization.parent(),
        organization.root(),
        ALWAYS,
        ALWAYS,
        organization.attributes().stream().map(Undated::of).toList());
  }

  private static OrganizationAttribute of(OrganizationAttribute attribute) {
    checkDates(attribute.created(), attribute.changed());
    return new OrganizationAttribute(
        attribute.uuid(),
        attribute.organization(),
        attribute.name(),
        attribute.value(),
        ALWAYS,
        ALWAYS);
  }

  private static void checkDates(Instant created, Instant changed) {
    assertThat(created).isBeforeOrEqualTo(changed);
    assertThat(created).isEqualTo(created.truncatedTo(ChronoUnit.MILLIS));
    assertThat(changed).isEqualTo(changed.truncatedTo(ChronoUnit.MILLIS));
  }
}
