package dev.orgate.store.contract;

import static dev.orgate.store.OrganizationRule.COMPANY_HAS_NO_PARENT;
import static dev.orgate.store.OrganizationRule.ENABLED_ABOVE;
import static dev.orgate.store.OrganizationRule.NO_CHILDREN;
import static dev.orgate.store.OrganizationRule.NO_CYCLE;
import static dev.orgate.store.OrganizationRule.ROOT_HAS_QUOTA;
import static dev.orgate.store.OrganizationState.DISABLED;
import static dev.orgate.store.OrganizationType.COMPANY;
import static dev.orgate.store.Refusal.Subject.ATTRIBUTE;
import static dev.orgate.store.Refusal.Subject.MEMBER;
import static dev.orgate.store.Refusal.Subject.ORGANIZATION;
import static dev.orgate.store.Refusal.Subject.QUOTA_ENTRY;
import static dev.orgate.store.contract.Outcome.DONE;
import static dev.orgate.store.contract.Outcome.FORBIDDEN;

import dev.orgate.store.Actor;
import dev.orgate.store.NewAttribute;
import dev.orgate.store.NewOrganization;
import dev.orgate.store.NewQuotaEntry;
import dev.orgate.store.OrganizationField;
import dev.orgate.store.OrganizationRole;
import dev.orgate.store.OrganizationState;
import dev.orgate.store.OrganizationUpdate;
import dev.orgate.store.Query;
import dev.orgate.store.Quota;
import dev.orgate.store.Resource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tree of organizations in {@link ModelStore}; what belongs to them is in the part model. */
final class OrganizationModel {
  final OrganizationRows rows = new OrganizationRows();
  final Map<String, Integer> limits = new HashMap<>();
  private final int defaultLimit;

  OrganizationModel(int defaultLimit) {
    this.defaultLimit = defaultLimit;
  }

  Outcome create(Actor actor, NewOrganization asked) {
    if (!actor.tenantAdmin()) {
      return FORBIDDEN;
    }
    String tenant = actor.tenant();
    OrganizationRows.Row parent = null;
    if (asked.parent() != null) {
      parent = rows.find(tenant, asked.parent());
      Outcome refused = refuseBelow(parent, asked.parent());
      if (refused != null) {
        return refused;
      }
      if (!asked.quotas().isEmpty()) {
        return Outcome.ruleBroken(ROOT_HAS_QUOTA, asked.uuid());
      }
    }
    for (NewAttribute attribute : asked.attributes()) {
      if (OrganizationRole.ofAttribute(attribute.name()) != null) {
        return Outcome.notFound(MEMBER, attribute.value());
      }
    }
    if (rows.find(tenant, asked.uuid()) != null) {
      return Outcome.alreadyExists(ORGANIZATION, asked.uuid());
    }
    Set<String> taken = new HashSet<>();
    for (NewAttribute attribute : asked.attributes()) {
      if (rows.attribute(tenant, attribute.uuid()) != null || !taken.add(attribute.uuid())) {
        return Outcome.alreadyExists(ATTRIBUTE, attribute.uuid());
      }
    }
    for (NewQuotaEntry entry : asked.quotas()) {
      if (rows.quota(tenant, entry.uuid()) != null) {
        return Outcome.alreadyExists(QUOTA_ENTRY, entry.uuid());
      }
    }
    Quota quota = quota(tenant);
    if (quota.limit() >= 0 && quota.used() >= quota.limit()) {
      return Outcome.quotaExceeded(quota);
    }
    OrganizationRows.Row created = new OrganizationRows.Row(tenant, asked.uuid());
    created.name = asked.name();
    created.description = asked.description();
    created.type = asked.type();
    created.parent = parent;
    rows.organizations.add(created);
    asked.attributes().forEach(it -> rows.add(created, it));
    asked.quotas().forEach(it -> rows.add(created, it));
    return Outcome.answer(rows.seen(created));
  }

  Outcome update(Actor actor, String uuid, OrganizationUpdate update) {
    OrganizationRows.Row row = rows.find(actor.tenant(), uuid);
    Outcome refused = refuseChange(actor, row, uuid);
    if (refused != null) {
      return refused;
    }
    boolean company = row.type == COMPANY || update.type() == COMPANY;
    boolean becomes = row.type != COMPANY && update.type() == COMPANY;
    if (company && update.parent() != null || becomes && row.parent != null) {
      return Outcome.ruleBroken(COMPANY_HAS_NO_PARENT, uuid);
    }
    if (update.parent() != null) {
      OrganizationRows.Row parent = rows.find(actor.tenant(), update.parent());
      refused = refuseBelow(parent, update.parent());
      if (refused != null) {
        return refused;
      }
      if (rows.above(parent).contains(row)) {
        return Outcome.ruleBroken(NO_CYCLE, uuid);
      }
      rows.put(row, parent);
    }
    row.name = update.name() == null ? row.name : update.name();
    row.description = update.description() == null ? row.description : update.description();
    row.type = update.type() == null ? row.type : update.type();
    return Outcome.answer(rows.seen(row));
  }

  Outcome setState(Actor actor, String uuid, OrganizationState state) {
    OrganizationRows.Row row = rows.find(actor.tenant(), uuid);
    Outcome refused = refuseChange(actor, row, uuid);
    boolean enabling = state == OrganizationState.ENABLED && actor.tenantAdmin() && row != null;
    if (refused != null && !enabling) {
      return refused;
    }
    row.state = state;
    return Outcome.answer(rows.seen(row));
  }

  Outcome move(Actor actor, String parentUuid, List<String> children) {
    if (!actor.tenantAdmin()) {
      return FORBIDDEN;
    }
    OrganizationRows.Row parent = rows.find(actor.tenant(), parentUuid);
    Outcome refused = refuseBelow(parent, parentUuid);
    if (refused != null) {
      return refused;
    }
    for (String child : children) {
      OrganizationRows.Row row = rows.find(actor.tenant(), child);
      refused = refuseChange(actor, row, child);
      if (refused != null) {
        return refused;
      }
      if (row.type == COMPANY) {
        return Outcome.ruleBroken(COMPANY_HAS_NO_PARENT, child);
      }
      if (rows.above(parent).contains(row)) {
        return Outcome.ruleBroken(NO_CYCLE, child);
      }
    }
    children.forEach(child -> rows.put(rows.find(actor.tenant(), child), parent));
    return DONE;
  }

  Outcome delete(Actor actor, String uuid, boolean withAllBelow) {
    OrganizationRows.Row row = rows.find(actor.tenant(), uuid);
    Outcome refused = refuseChange(actor, row, uuid);
    if (refused != null) {
      return refused;
    }
    List<OrganizationRows.Row> gone = rows.tree(row);
    if (gone.size() > 1 && !withAllBelow) {
      return Outcome.ruleBroken(NO_CHILDREN, uuid);
    }
    rows.remove(gone);
    return DONE;
  }

  Outcome query(Actor actor, Query<OrganizationField> query) {
    return Outcome.answer(rows.organizations(actor.tenant(), query));
  }

  Quota quota(String tenant) {
    int limit = limits.getOrDefault(tenant, defaultLimit);
    return new Quota(Resource.ORGANIZATION, limit, rows.count(tenant));
  }

  /** Why nothing of the organization changes, or null. */
  @Nullable Outcome refuseChange(Actor actor, OrganizationRows.@Nullable Row row, String uuid) {
    if (!actor.tenantAdmin()) {
      return FORBIDDEN;
    }
    if (row == null) {
      return Outcome.notFound(ORGANIZATION, uuid);
    }
    return disabled(row.parent) ? Outcome.ruleBroken(ENABLED_ABOVE, uuid) : null;
  }

  private @Nullable Outcome refuseBelow(OrganizationRows.@Nullable Row parent, String uuid) {
    if (parent == null) {
      return Outcome.notFound(ORGANIZATION, uuid);
    }
    return disabled(parent) ? Outcome.ruleBroken(ENABLED_ABOVE, uuid) : null;
  }

  private boolean disabled(OrganizationRows.@Nullable Row from) {
    for (OrganizationRows.Row row : rows.above(from)) {
      if (row.state == DISABLED) {
        return true;
      }
    }
    return false;
  }
}
