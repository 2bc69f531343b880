package dev.orgate.store.memory;

import dev.orgate.store.NewAttribute;
import dev.orgate.store.NewQuotaEntry;
import dev.orgate.store.OrganizationRole;
import dev.orgate.store.OrganizationRule;
import dev.orgate.store.OrganizationRules;
import dev.orgate.store.Refusal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The organizations of a tenant and all that belongs to them, each kind in the order of creation;
 * guarded by the tenant. What is looked for and must be there is refused when it is not.
 */
final class Forest {
  final Map<String, OrganizationEntry> organizations = new LinkedHashMap<>();
  final Map<String, AttributeEntry> attributes = new LinkedHashMap<>();
  final Map<String, QuotaEntry> quotas = new LinkedHashMap<>();
  private final InstantSource clock;

  Forest(InstantSource clock) {
    this.clock = clock;
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Now, or the time before should the clock have been set back. */
  Instant after(Instant before) {
    Instant now = now();
    return now.isBefore(before) ? before : now;
  }

  OrganizationEntry get(String uuid) {
    OrganizationEntry found = organizations.get(uuid);
    if (found == null) {
      throw new Refusal.NotFound(Refusal.Subject.ORGANIZATION, uuid);
    }
    return found;
  }

  /** The organization of a change that the states of it and of what is above it allow. */
  OrganizationEntry changeable(String uuid) {
    OrganizationEntry found = get(uuid);
    requireChangeable(found);
    return found;
  }

  void requireChangeable(OrganizationEntry entry) {
    if (!OrganizationRules.mayChange(entry.state)) {
      throw new Refusal.RuleBroken(OrganizationRule.NOT_STALED, entry.uuid);
    }
    requireEnabled(entry.parent, entry);
  }

  /** The organization that something is put under, which it and what is above it must allow. */
  OrganizationEntry parent(String uuid) {
    OrganizationEntry found = get(uuid);
    requireChangeable(found);
    requireEnabled(found, found);
    return found;
  }

  private static void requireEnabled(@Nullable OrganizationEntry from, OrganizationEntry about) {
    for (OrganizationEntry above = from; above != null; above = above.parent) {
      if (!OrganizationRules.mayChangeBelow(above.state)) {
        throw new Refusal.RuleBroken(OrganizationRule.ENABLED_ABOVE, about.uuid);
      }
    }
  }

  /** Refuses the first attribute that cannot be added to all before it. */
  void requireAddable(OrganizationEntry organization, Collection<NewAttribute> added) {
    Set<String> uuids = new LinkedHashSet<>();
    Set<OrganizationRole> filled = new LinkedHashSet<>();
    for (NewAttribute attribute : added) {
      OrganizationRole role = OrganizationRole.ofAttribute(attribute.name());
      if (role != null) {
        requireMember(organization, attribute.value());
        if (organization.holding(role) != null || !filled.add(role)) {
          throw new Refusal.AlreadyExists(Refusal.Subject.ATTRIBUTE, attribute.name());
        }
      }
      if (attributes.containsKey(attribute.uuid()) || !uuids.add(attribute.uuid())) {
        throw new Refusal.AlreadyExists(Refusal.Subject.ATTRIBUTE, attribute.uuid());
      }
    }
  }

  static void requireMember(OrganizationEntry organization, @Nullable String userId) {
    if (userId == null || !organization.members.contains(userId)) {
      throw new Refusal.NotFound(Refusal.Subject.MEMBER, userId == null ? "" : userId);
    }
  }

  void requireFree(Collection<NewQuotaEntry> added) {
    Set<String> uuids = new LinkedHashSet<>();
    for (NewQuotaEntry entry : added) {
      if (quotas.containsKey(entry.uuid()) || !uuids.add(entry.uuid())) {
        throw new Refusal.AlreadyExists(Refusal.Subject.QUOTA_ENTRY, entry.uuid());
      }
    }
  }

  void add(OrganizationEntry organization, NewAttribute attribute, Instant created) {
    AttributeEntry entry = new AttributeEntry(organization, attribute, created);
    organization.attributes.put(entry.uuid, entry);
    attributes.put(entry.uuid, entry);
  }

  void remove(AttributeEntry attribute) {
    attribute.organization.attributes.remove(attribute.uuid);
    attributes.remove(attribute.uuid);
  }

  QuotaEntry add(OrganizationEntry organization, NewQuotaEntry quota, Instant created) {
    QuotaEntry entry = new QuotaEntry(organization, quota, created);
    organization.quotas.put(entry.name, entry);
    quotas.put(entry.uuid, entry);
    return entry;
  }

  /** Puts an organization under a parent; what it then is no root for is gone. */
  void move(OrganizationEntry organization, OrganizationEntry parent) {
    organization.putUnder(parent);
    organization.changed = after(organization.changed);
    forgetQuotas(organization);
  }

  /** The organization and everything below it. */
  static Collection<OrganizationEntry> tree(OrganizationEntry top) {
    Collection<OrganizationEntry> tree = new LinkedHashSet<>();
    Deque<OrganizationEntry> open = new ArrayDeque<>();
    open.add(top);
    while (!open.isEmpty()) {
      OrganizationEntry next = open.remove();
      tree.add(next);
      open.addAll(next.children);
    }
    return tree;
  }

  void delete(OrganizationEntry top) {
    top.putUnder(null);
    for (OrganizationEntry gone : tree(top)) {
      organizations.remove(gone.uuid);
      gone.attributes.keySet().forEach(attributes::remove);
      forgetQuotas(gone);
    }
  }

  private void forgetQuotas(OrganizationEntry organization) {
    organization.quotas.values().forEach(entry -> quotas.remove(entry.uuid));
    organization.quotas.clear();
  }
}
