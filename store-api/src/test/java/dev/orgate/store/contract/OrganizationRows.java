package dev.orgate.store.contract;

import dev.orgate.store.NewAttribute;
import dev.orgate.store.NewQuotaEntry;
import dev.orgate.store.Organization;
import dev.orgate.store.OrganizationAttribute;
import dev.orgate.store.OrganizationField;
import dev.orgate.store.OrganizationQuota;
import dev.orgate.store.OrganizationState;
import dev.orgate.store.OrganizationType;
import dev.orgate.store.Page;
import dev.orgate.store.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of the model: a flat list of each kind, each in the order of creation. */
final class OrganizationRows {
  /** When everything in the model happens. */
  static final Instant ALWAYS = Instant.EPOCH;

  final List<Row> organizations = new ArrayList<>();
  final List<AttributeRow> attributes = new ArrayList<>();
  final List<QuotaRow> quotas = new ArrayList<>();

  static final class Row {
    final String tenant;
    final String uuid;
    final List<String> members = new ArrayList<>();
    String name = "";
    @Nullable String description;
    OrganizationType type = OrganizationType.DEPARTMENT;
    OrganizationState state = OrganizationState.ENABLED;
    @Nullable Row parent;

    Row(String tenant, String uuid) {
      this.tenant = tenant;
      this.uuid = uuid;
    }
  }

  static final class AttributeRow {
    final Row organization;
    final NewAttribute asked;
    @Nullable String value;

    AttributeRow(Row organization, NewAttribute asked) {
      this.organization = organization;
      this.asked = asked;
      this.value = asked.value();
    }

    OrganizationAttribute seen() {
      return new OrganizationAttribute(
          asked.uuid(), organization.uuid, asked.name(), value, ALWAYS, ALWAYS);
    }
  }

  static final class QuotaRow {
    final Row organization;
    final NewQuotaEntry asked;
    long value;

    QuotaRow(Row organization, NewQuotaEntry asked) {
      this.organization = organization;
      this.asked = asked;
      this.value = asked.value();
    }

    OrganizationQuota seen() {
      return new OrganizationQuota(
          asked.uuid(), organization.uuid, asked.name(), value, ALWAYS, ALWAYS);
    }
  }

  @Nullable Row find(String tenant, String uuid) {
    for (Row row : organizations) {
      if (row.tenant.equals(tenant) && row.uuid.equals(uuid)) {
        return row;
      }
    }
    return null;
  }

  @Nullable AttributeRow attribute(String tenant, String uuid) {
    for (AttributeRow row : attributes) {
      if (row.organization.tenant.equals(tenant) && row.asked.uuid().equals(uuid)) {
        return row;
      }
    }
    return null;
  }

  @Nullable QuotaRow quota(String tenant, String uuid) {
    for (QuotaRow row : quotas) {
      if (row.organization.tenant.equals(tenant) && row.asked.uuid().equals(uuid)) {
        return row;
      }
    }
    return null;
  }

  /** The one given and all above it. */
  List<Row> above(@Nullable Row from) {
    List<Row> above = new ArrayList<>();
    for (Row at = from; at != null; at = at.parent) {
      above.add(at);
    }
    return above;
  }

  /** The one given and all below it. */
  List<Row> tree(Row top) {
    return organizations.stream().filter(row -> above(row).contains(top)).toList();
  }

  void add(Row organization, NewAttribute attribute) {
    attributes.add(new AttributeRow(organization, attribute));
  }

  QuotaRow add(Row organization, NewQuotaEntry entry) {
    QuotaRow added = new QuotaRow(organization, entry);
    quotas.add(added);
    return added;
  }

  void put(Row child, Row parent) {
    child.parent = parent;
    quotas.removeIf(entry -> entry.organization == child);
  }

  void remove(List<Row> gone) {
    organizations.removeAll(gone);
    attributes.removeIf(attribute -> gone.contains(attribute.organization));
    quotas.removeIf(entry -> gone.contains(entry.organization));
  }

  int count(String tenant) {
    return (int) organizations.stream().filter(row -> row.tenant.equals(tenant)).count();
  }

  Page<Organization> organizations(String tenant, Query<OrganizationField> query) {
    List<Row> all = organizations.stream().filter(row -> row.tenant.equals(tenant)).toList();
    Page<Row> page = QueryModel.page(all, query, this::values);
    return new Page<>(page.items().stream().map(this::seen).toList(), page.total());
  }

  private List<@Nullable String> values(Row row, OrganizationField field) {
    return FieldValues.of(seen(row), row.members, field);
  }

  Organization seen(Row row) {
    List<Row> above = above(row);
    return new Organization(
        row.uuid,
        row.name,
        row.description,
        row.type,
        row.state,
        row.parent == null ? null : row.parent.uuid,
        above.get(above.size() - 1).uuid,
        ALWAYS,
        ALWAYS,
        attributesOf(row).stream().map(AttributeRow::seen).toList());
  }

  List<AttributeRow> attributesOf(Row row) {
    return attributes.stream().filter(it -> it.organization == row).toList();
  }
}
