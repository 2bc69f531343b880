package dev.orgate.store.memory;

import dev.orgate.store.Organization;
import dev.orgate.store.OrganizationRole;
import dev.orgate.store.OrganizationState;
import dev.orgate.store.OrganizationType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A living organization; guarded by the tenant. Its root is not kept but found by walking up. */
final class OrganizationEntry {
  final String uuid;
  final Instant created;
  final Set<OrganizationEntry> children = new LinkedHashSet<>();
  final Set<String> members = new LinkedHashSet<>();
  final Map<String, AttributeEntry> attributes = new LinkedHashMap<>();

  /** By name. */
  final Map<String, QuotaEntry> quotas = new LinkedHashMap<>();

  String name;
  @Nullable String description;
  OrganizationType type;
  OrganizationState state = OrganizationState.ENABLED;
  @Nullable OrganizationEntry parent;
  Instant changed;

  OrganizationEntry(
      String uuid,
      String name,
      @Nullable String description,
      OrganizationType type,
      Instant created) {
    this.uuid = uuid;
    this.name = name;
    this.description = description;
    this.type = type;
    this.created = created;
    this.changed = created;
  }

  OrganizationEntry root() {
    OrganizationEntry top = this;
    while (top.parent != null) {
      top = top.parent;
    }
    return top;
  }

  /** Whether it is the other one or below it. */
  boolean isWithin(OrganizationEntry other) {
    OrganizationEntry at = this;
    while (at != null && at != other) {
      at = at.parent;
    }
    return at == other;
  }

  void putUnder(@Nullable OrganizationEntry next) {
    if (parent != null) {
      parent.children.remove(this);
    }
    parent = next;
    if (next != null) {
      next.children.add(this);
    }
  }

  @Nullable AttributeEntry holding(OrganizationRole role) {
    for (AttributeEntry attribute : attributes.values()) {
      if (attribute.name.equals(role.attribute())) {
        return attribute;
      }
    }
    return null;
  }

  Organization seen() {
    return new Organization(
        uuid,
        name,
        description,
        type,
        state,
        parent == null ? null : parent.uuid,
        root().uuid,
        created,
        changed,
        attributes.values().stream().map(AttributeEntry::seen).toList());
  }
}
