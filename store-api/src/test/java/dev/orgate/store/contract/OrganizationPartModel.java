package dev.orgate.store.contract;

import static dev.orgate.store.OrganizationRule.ROOT_HAS_QUOTA;
import static dev.orgate.store.Refusal.Subject.ATTRIBUTE;
import static dev.orgate.store.Refusal.Subject.MEMBER;
import static dev.orgate.store.Refusal.Subject.ORGANIZATION;
import static dev.orgate.store.Refusal.Subject.QUOTA_ENTRY;
import static dev.orgate.store.contract.Outcome.DONE;
import static dev.orgate.store.contract.Outcome.FORBIDDEN;

import dev.orgate.store.Actor;
import dev.orgate.store.AttributeField;
import dev.orgate.store.MemberCount;
import dev.orgate.store.NewAttribute;
import dev.orgate.store.NewQuotaEntry;
import dev.orgate.store.OrganizationAttribute;
import dev.orgate.store.OrganizationQuota;
import dev.orgate.store.OrganizationQuotaUse;
import dev.orgate.store.OrganizationRole;
import dev.orgate.store.Query;
import dev.orgate.store.QuotaField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** What belongs to organizations in {@link ModelStore}: attributes, members and quota entries. */
final class OrganizationPartModel {
  private final OrganizationModel tree;
  private final OrganizationRows rows;
  private final ToIntFunction<String> namespaces;

  /**
   * Of that tree.
   *
   * @param namespaces how many a tenant has
   */
  OrganizationPartModel(OrganizationModel tree, ToIntFunction<String> namespaces) {
    this.tree = tree;
    this.rows = tree.rows;
    this.namespaces = namespaces;
  }

  Outcome addAttributes(Actor actor, String organization, List<NewAttribute> added) {
    OrganizationRows.Row row = rows.find(actor.tenant(), organization);
    Outcome refused = tree.refuseChange(actor, row, organization);
    if (refused != null) {
      return refused;
    }
    Set<String> taken = new HashSet<>();
    rows.attributesOf(row).forEach(it -> taken.add(it.asked.name()));
    for (NewAttribute attribute : added) {
      if (OrganizationRole.ofAttribute(attribute.name()) != null) {
        if (!row.members.contains(attribute.value())) {
          return Outcome.notFound(MEMBER, attribute.value());
        }
        if (!taken.add(attribute.name())) {
          return Outcome.alreadyExists(ATTRIBUTE, attribute.name());
        }
      }
      if (rows.attribute(actor.tenant(), attribute.uuid()) != null
          || !taken.add(attribute.uuid())) {
        return Outcome.alreadyExists(ATTRIBUTE, attribute.uuid());
      }
    }
    added.forEach(it -> rows.add(row, it));
    return DONE;
  }

  Outcome removeAttributes(Actor actor, String organization, List<String> uuids) {
    OrganizationRows.Row row = rows.find(actor.tenant(), organization);
    Outcome refused = tree.refuseChange(actor, row, organization);
    if (refused != null) {
      return refused;
    }
    rows.attributes.removeIf(it -> it.organization == row && uuids.contains(it.asked.uuid()));
    return DONE;
  }

  Outcome updateAttribute(Actor actor, String uuid, @Nullable String value) {
    if (!actor.tenantAdmin()) {
      return FORBIDDEN;
    }
    OrganizationRows.AttributeRow attribute = rows.attribute(actor.tenant(), uuid);
    if (attribute == null) {
      return Outcome.notFound(ATTRIBUTE, uuid);
    }
    OrganizationRows.Row row = attribute.organization;
    Outcome refused = tree.refuseChange(actor, row, row.uuid);
    if (refused != null) {
      return refused;
    }
    boolean role = OrganizationRole.ofAttribute(attribute.asked.name()) != null;
    if (role && !row.members.contains(value)) {
      return Outcome.notFound(MEMBER, value);
    }
    attribute.value = value;
    return Outcome.answer(attribute.seen());
  }

  Outcome queryAttributes(Actor actor, Query<AttributeField> query) {
    List<OrganizationAttribute> all =
        rows.attributes.stream()
            .filter(it -> it.organization.tenant.equals(actor.tenant()))
            .map(OrganizationRows.AttributeRow::seen)
            .toList();
    return Outcome.answer(QueryModel.page(all, query, FieldValues::of));
  }

  Outcome addMembers(Actor actor, String organization, List<String> userIds) {
    OrganizationRows.Row row = rows.find(actor.tenant(), organization);
    Outcome refused = tree.refuseChange(actor, row, organization);
    if (refused != null) {
      return refused;
    }
    row.members.removeAll(userIds);
    row.members.addAll(new HashSet<>(userIds));
    return DONE;
  }

  Outcome removeMembers(Actor actor, String organization, List<String> userIds) {
    OrganizationRows.Row row = rows.find(actor.tenant(), organization);
    Outcome refused = tree.refuseChange(actor, row, organization);
    if (refused != null) {
      return refused;
    }
    row.members.removeAll(userIds);
    rows.attributes.removeIf(
        it ->
            it.organization == row
                && OrganizationRole.ofAttribute(it.asked.name()) != null
                && userIds.contains(it.value));
    return DONE;
  }

  Outcome countMembers(Actor actor, String organization) {
    OrganizationRows.Row row = rows.find(actor.tenant(), organization);
    if (row == null) {
      return Outcome.notFound(ORGANIZATION, organization);
    }
    Set<String> all = new HashSet<>();
    rows.tree(row).forEach(it -> all.addAll(it.members));
    return Outcome.answer(new MemberCount(all.size(), row.members.size()));
  }

  Outcome appoint(
      Actor actor,
      String organization,
      OrganizationRole role,
      String userId,
      String attributeUuid) {
    OrganizationRows.Row row = rows.find(actor.tenant(), organization);
    Outcome refused = tree.refuseChange(actor, row, organization);
    if (refused != null) {
      return refused;
    }
    if (!row.members.contains(userId)) {
      return Outcome.notFound(MEMBER, userId);
    }
    for (OrganizationRows.AttributeRow attribute : rows.attributesOf(row)) {
      if (attribute.asked.name().equals(role.attribute())) {
        attribute.value = userId;
        return DONE;
      }
    }
    if (rows.attribute(actor.tenant(), attributeUuid) != null) {
      return Outcome.alreadyExists(ATTRIBUTE, attributeUuid);
    }
    rows.add(row, new NewAttribute(attributeUuid, role.attribute(), userId));
    return DONE;
  }

  Outcome setQuota(Actor actor, String organization, NewQuotaEntry entry) {
    OrganizationRows.Row row = rows.find(actor.tenant(), organization);
    Outcome refused = tree.refuseChange(actor, row, organization);
    if (refused != null) {
      return refused;
    }
    if (row.parent != null) {
      return Outcome.ruleBroken(ROOT_HAS_QUOTA, organization);
    }
    for (OrganizationRows.QuotaRow there : rows.quotas) {
      if (there.organization == row && there.asked.name().equals(entry.name())) {
        there.value = entry.value();
        return Outcome.answer(there.seen());
      }
    }
    return rows.quota(actor.tenant(), entry.uuid()) == null
        ? Outcome.answer(rows.add(row, entry).seen())
        : Outcome.alreadyExists(QUOTA_ENTRY, entry.uuid());
  }

  Outcome usage(Actor actor, String organization) {
    OrganizationRows.Row row = rows.find(actor.tenant(), organization);
    if (row == null) {
      return Outcome.notFound(ORGANIZATION, organization);
    }
    List<OrganizationQuotaUse> uses = new ArrayList<>();
    for (OrganizationRows.QuotaRow entry : rows.quotas) {
      if (entry.organization == row) {
        long used =
            switch (entry.asked.name()) {
              case "organization.num" -> rows.tree(row).size();
              case "namespace.num" -> namespaces.applyAsInt(actor.tenant());
              default -> 0;
            };
        uses.add(new OrganizationQuotaUse(entry.asked.name(), entry.value, used));
      }
    }
    return Outcome.answer(uses);
  }

  Outcome queryQuotas(Actor actor, Query<QuotaField> query) {
    List<OrganizationQuota> all =
        rows.quotas.stream()
            .filter(it -> it.organization.tenant.equals(actor.tenant()))
            .map(OrganizationRows.QuotaRow::seen)
            .toList();
    return Outcome.answer(QueryModel.page(all, query, FieldValues::of));
  }
}
