package dev.orgate.store.memory;

import dev.orgate.store.NewAttribute;
import dev.orgate.store.OrganizationAttribute;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An attribute of a living organization; guarded by the tenant. */
final class AttributeEntry {
  final OrganizationEntry organization;
  final String uuid;
  final String name;
  final Instant created;
  @Nullable String value;
  Instant changed;

  AttributeEntry(OrganizationEntry organization, NewAttribute attribute, Instant created) {
    this.organization = organization;
    this.uuid = attribute.uuid();
    this.name = attribute.name();
    this.value = attribute.value();
    this.created = created;
    this.changed = created;
  }

  OrganizationAttribute seen() {
    return new OrganizationAttribute(uuid, organization.uuid, name, value, created, changed);
  }
}
