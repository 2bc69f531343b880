package dev.orgate.store.memory;

import dev.orgate.store.NewQuotaEntry;
import dev.orgate.store.OrganizationQuota;
import java.time.Instant;

/** A quota entry of a living root; guarded by the tenant. */
final class QuotaEntry {
  final OrganizationEntry organization;
  final String uuid;
  final String name;
  final Instant created;
  long value;
  Instant changed;

  QuotaEntry(OrganizationEntry organization, NewQuotaEntry entry, Instant created) {
    this.organization = organization;
    this.uuid = entry.uuid();
    this.name = entry.name();
    this.value = entry.value();
    this.created = created;
    this.changed = created;
  }

  OrganizationQuota seen() {
    return new OrganizationQuota(uuid, organization.uuid, name, value, created, changed);
  }
}
